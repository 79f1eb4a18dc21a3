import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { isPublicAddress, lookupPublic, PrivateAddress } from './public-address.ts';

/** How long another system may take for everything, from the name's look-up to its answer (milliseconds). */
export const WEBHOOK_PATIENCE = 15_000;

/** What is read of an answer at most (bytes): nobody looks at it, but a receiver may write before it hangs up. */
const ENOUGH = 16_384;

export interface WebhookCall {
  /** The same at every attempt: by it the receiver knows what it has taken already. */
  id: string;
  url: string;
  /** `whsec_…` */
  secret: string;
  /** JSON. */
  body: string;
  /** When it is sent: signed, so that nobody can send it again later (UTC). */
  at: Date;
}

/** What came of a call. `gone`: never call again; `refused`: we may not call there; `failed`: perhaps later. */
export interface WebhookOutcome {
  verdict: 'taken' | 'failed' | 'refused' | 'gone';
  /** HTTP status; null when there was no answer. */
  status: number | null;
  /** What was the matter, without anything that the other side wrote; null when it was taken. */
  error: string | null;
  /** How long the other side asks us to wait (milliseconds); null: it did not say. */
  retryAfter: number | null;
}

/**
 * Calls other systems by the Standard Webhooks specification. Retries nothing: the row and its job own the retry. Every call is
 * a connection of its own, and redirects are not followed, so that no call ends up elsewhere than at the address that was looked at.
 */
export class WebhookCaller {
  constructor(
    /** Whether addresses inside one's own networks may be called: by default nobody can point us at them. */
    private readonly allowPrivate = false,
    private readonly patience = WEBHOOK_PATIENCE,
  ) {}

  async call({ id, url, secret, body, at }: WebhookCall): Promise<WebhookOutcome> {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Amends-Webhooks/1',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    };
    try {
      return outcomeOf(await this.post(new URL(url), headers, body), at);
    } catch (error) {
      return { verdict: verdictOf(error), status: null, error: reasonOf(error, this.patience), retryAfter: null };
    }
  }

  private async post(
    url: URL,
    headers: Record<string, string | number>,
    body: string,
  ): Promise<Pick<IncomingMessage, 'statusCode' | 'headers'>> {
    // An address in figures is never looked up, so it is looked at here.
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (!this.allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) {
      throw new PrivateAddress(`${host} is no address of the open internet`);
    }
    return new Promise((resolve, reject) => {
      const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
        method: 'POST',
        headers,
        agent: false,
        signal: AbortSignal.timeout(this.patience),
        ...(!this.allowPrivate && { lookup: lookupPublic }),
      });
      let answer: IncomingMessage | null = null;
      request.on('response', (response) => {
        answer = response;
        let read = 0;
        response.on('data', (chunk: Buffer) => {
          read += chunk.length;
          if (read > ENOUGH) response.destroy();
        });
        // Whatever happens to the rest of it, the answer was given.
        response.on('error', () => undefined);
        response.on('close', () => resolve(response));
      });
      request.on('error', (error) => (answer ? resolve(answer) : reject(error)));
      request.on('close', () =>
        answer ? resolve(answer) : reject(new Error('The connection ended without an answer')),
      );
      request.end(body);
    });
  }
}

function outcomeOf(
  { statusCode: status = 0, headers }: Pick<IncomingMessage, 'statusCode' | 'headers'>,
  at: Date,
): WebhookOutcome {
  if (status >= 200 && status < 300) return { verdict: 'taken', status, error: null, retryAfter: null };
  const error =
    status === 410
      ? 'It answered 410: it does not want to be called any more.'
      : status >= 300 && status < 400
        ? `It answered ${status}: redirects are not followed, write the final address.`
        : `It answered ${status}.`;
  return {
    verdict: status === 410 ? 'gone' : 'failed',
    status,
    error,
    retryAfter: readRetryAfter(headers['retry-after'], at),
  };
}

/** Seconds, or the date until which to wait (RFC 9110, 10.2.3), as milliseconds from now on. */
function readRetryAfter(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, until - now.getTime());
}

const verdictOf = (error: unknown): 'refused' | 'failed' => (error instanceof PrivateAddress ? 'refused' : 'failed');

function reasonOf(error: unknown, patience: number): string {
  if (error instanceof PrivateAddress) return `${error.message}, so it is not called (WEBHOOKS_PRIVATE).`;
  const { name, code } = error as NodeJS.ErrnoException;
  if (name === 'AbortError' || name === 'TimeoutError') return `It gave no answer within ${patience / 1000} s.`;
  return code === undefined ? 'It gave no answer (the connection ended).' : `It gave no answer (${code}).`;
}
