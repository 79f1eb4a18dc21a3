import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '#contracts/views/problem';
import { isConflict, isDatabaseAway } from '#database/database-away';
import { codeOf } from '#database/statement';
import { Refusal, type RefusalKind } from '#kernel/refusal';
import { sayProblem } from '#wording/say-problem';
import { languageOf } from './asking.ts';

const STATUS: Record<RefusalKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  blocked: 409,
  stale: 412,
  'too-large': 413,
  unsupported: 415,
  mismatch: 422,
  'too-many': 429,
};

const TITLES: Record<number, string> = {
  400: 'The input is wrong',
  401: 'Sign in first',
  403: 'Not granted',
  404: 'Not found',
  405: 'Not possible here',
  409: 'Not possible now',
  410: 'Not valid any more',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Key used before',
  429: 'Too many requests',
  500: 'Our fault',
  503: 'Not ready',
};

/** Every error as an RFC 9457 problem. What is not a refusal is a bug of ours: logged, and told without its insides. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = this.describe(error, request.method);
    if (problem.status >= 500) this.logger.error({ requestId: request.id, error: insides(error) }, 'request failed');
    if (problem.status === 429 && !reply.hasHeader('Retry-After')) reply.header('Retry-After', '60');
    if (problem.status === 401) reply.header('WWW-Authenticate', 'Bearer');
    send(problem, request, reply);
  }

  private describe(error: unknown, method: string): Told {
    if (error instanceof Refusal) {
      return {
        ...shape(STATUS[error.kind], error.code, error.message),
        ...(error.reasons.length > 0 && { errors: [...error.reasons] }),
        ...error.facts,
      };
    }
    const status = statusOf(error);
    if (status === 404) return shape(404, 'no-such-route', 'There is nothing at this address. See /api/docs.');
    if (status >= 400 && status < 500) return badRequest(status, error as Error);
    // A change may be committed although its answer was lost.
    const afterwards =
      method === 'GET'
        ? 'Nothing was changed.'
        : 'It may have been done all the same: read it again before you repeat it, or repeat it with the same Idempotency-Key.';
    if (codeOf(error) === TOOK_TOO_LONG)
      return shape(
        503,
        'too-slow',
        `It took too long and was stopped. ${afterwards} Ask for less: fewer days, or fewer complaints.`,
      );
    if (isConflict(error))
      return shape(503, 'busy', `Others were at the same, or it took too long. ${afterwards} Try again shortly.`);
    if (isDatabaseAway(error))
      return shape(503, 'database-away', `The database cannot be reached right now. ${afterwards} Try again shortly.`);
    return shape(500, 'bug', `Something went wrong on our side. ${afterwards} Tell whoever runs this the instance.`);
  }
}

type Told = Omit<Problem, 'instance'> & Record<string, unknown>;

function send(problem: Told, request: FastifyRequest, reply: FastifyReply): void {
  const language = languageOf(request);
  const told = { ...sayProblem(language, problem), instance: `urn:amends:request:${request.id}` };
  void reply
    .status(problem.status)
    .header('Content-Type', 'application/problem+json; charset=utf-8')
    .header('Content-Language', language)
    .send(JSON.stringify(told));
}

/** An address that Fastify cannot even read comes by none of Nest's ways. */
export function answerUnroutable(_: Error, request: FastifyRequest, reply: FastifyReply): void {
  const detail = 'The address cannot be read: write percent signs as %25 and other characters as UTF-8.';
  send({ ...shape(400, 'bad-address', detail), errors: [{ field: 'address', reason: detail }] }, request, reply);
}

/** What Fastify refuses is the body: its form, its size, its type. */
function badRequest(status: number, { message }: Error): Told {
  const reason =
    status === 413
      ? 'is too large: write at most 2 MiB'
      : status === 415
        ? 'must be JSON: send it with Content-Type: application/json'
        : `cannot be read: ${message}`;
  return { ...shape(status, 'bad-request', `The body ${reason}`), errors: [{ field: 'body', reason }] };
}

const shape = (status: number, code: string, detail: string) => ({
  type: `urn:amends:problem:${code}`,
  title: TITLES[status] ?? 'Not possible',
  status,
  code,
  detail,
});

/** Nest's own exceptions, and Fastify's (a body that is no JSON, too large, of an unknown type). */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' ? status : 500;
}

/** SQLSTATE of a statement that was cancelled, as by its time limit. */
const TOOK_TOO_LONG = '57014';

/**
 * What to log of an error: of a failed query its code and constraint, but neither its parameters nor its message, which
 * hold customers' words.
 */
function insides(error: unknown): Record<string, unknown> {
  const asked = ofPostgres(error);
  if (asked) {
    const { code, constraint, table, column } = asked;
    return { name: 'DatabaseError', code, constraint, table, column, stack: framesOf(error as Error) };
  }
  return error instanceof Error
    ? { name: error.name, message: error.message, stack: error.stack }
    : { name: typeof error };
}

/** PostgreSQL's own error, bare or wrapped by TypeORM. */
function ofPostgres(error: unknown): Record<string, unknown> | undefined {
  const bare = Object(error) as Record<string, unknown>;
  return [bare.driverError, bare]
    .map((one) => Object(one) as Record<string, unknown>)
    .find(({ severity, code }) => severity && code);
}

const framesOf = ({ stack = '' }: Error): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
