import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** How long one request is tried again before it is given up (milliseconds). */
const PATIENCE = 150_000;

/** How long one attempt may take (milliseconds). */
const ONE_ATTEMPT = 15_000;

export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

export interface Credentials {
  email: string;
  password: string;
}

/** Nobody waits for the answer any more: nothing is known of what became of the request. */
export class GaveUp extends Error {}

/** How often each kind of answer came, over all clients. */
export type Tally = Map<string, number>;

/** A client that tries again until it has an answer that is not the server's fault; signs in again when it must. */
export class PersistentClient {
  private token = '';
  private signingIn: Promise<void> | null = null;
  private isOver = false;

  constructor(
    private readonly origin: string,
    private readonly credentials: Credentials,
    private readonly tally: Tally,
  ) {}

  get(path: string): Promise<Answer> {
    return this.ask('GET', path);
  }

  /** @param creates whether it makes something: then it carries an Idempotency-Key, the same at each attempt */
  post(path: string, body: object = {}, creates = false): Promise<Answer> {
    return this.ask('POST', path, body, creates ? { 'Idempotency-Key': randomUUID() } : {});
  }

  put(path: string, body: object): Promise<Answer> {
    return this.ask('PUT', path, body);
  }

  patch(path: string, body: object): Promise<Answer> {
    return this.ask('PATCH', path, body);
  }

  /** What is not answered by now never will be. */
  giveUp(): void {
    this.isOver = true;
  }

  private async ask(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const end = performance.now() + PATIENCE;
    for (;;) {
      if (!this.token) await this.signIn();
      const answer = await this.once(method, path, body, { ...headers, Authorization: `Bearer ${this.token}` });
      if (answer?.status === 401) this.token = '';
      // The first attempt lives on somewhere, or its process died before it could say how it ended.
      else if (answer && answer.status < 500 && answer.body.code !== 'idempotency-key-running') return answer;
      if (this.isOver || performance.now() > end) throw new GaveUp(`${method} ${path}: ${JSON.stringify(answer)}`);
      await wait(answer?.body.code === 'idempotency-key-running' ? 1_000 : 150);
    }
  }

  private signIn(): Promise<void> {
    this.signingIn ??= this.trySigningIn().finally(() => (this.signingIn = null));
    return this.signingIn;
  }

  private async trySigningIn(): Promise<void> {
    for (;;) {
      const answer = await this.once('POST', '/api/v1/sessions', this.credentials, {});
      if (answer?.status === 201) return void (this.token = String(answer.body.accessToken));
      if (this.isOver) throw new GaveUp('sign in');
      await wait(answer?.status === 429 ? 5_000 : 250);
    }
  }

  private async once(method: string, path: string, body: object | undefined, headers: Record<string, string>) {
    const answer = await fetch(this.origin + path, {
      method,
      headers: { ...(body && { 'Content-Type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ONE_ATTEMPT),
    })
      .then(async (response): Promise<Answer> => {
        const text = await response.text();
        return { status: response.status, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> };
      })
      .catch(() => null);
    const kind = !answer ? 'no answer' : answer.status < 400 ? 'done' : `${answer.status} ${String(answer.body.code)}`;
    this.tally.set(kind, (this.tally.get(kind) ?? 0) + 1);
    return answer;
  }
}
