import { createHash } from 'node:crypto';
import {
  createParamDecorator,
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { InjectDataSource } from '@nestjs/typeorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { v5 } from 'uuid';
import { firstValueFrom } from 'rxjs';
import { newId } from '#kernel/ids';
import { invalid, Refusal } from '#kernel/refusal';

declare module 'fastify' {
  interface FastifyRequest {
    /** The id of what this request creates; derived from the Idempotency-Key if there is one. */
    createdId?: string;
  }
}

/** Metadata: the route creates something and accepts an `Idempotency-Key`. */
export const IDEMPOTENT = 'amends:idempotent';
export const Idempotent = (): MethodDecorator => SetMetadata(IDEMPOTENT, true);

/**
 * The id for what the request creates. With an `Idempotency-Key` it follows from the key, so that a request which is
 * repeated because its process died after the commit meets its own row instead of making a second one.
 */
export const CreatedId = createParamDecorator(
  (_: unknown, context: ExecutionContext): string =>
    context.switchToHttp().getRequest<FastifyRequest>().createdId ?? newId(),
);

/** After this many seconds a request that never answered is taken for dead, and its key may run again. */
const DEAD_AFTER = 60;

/** A fast hash of a password could be guessed back from a stolen table. */
const withoutPassword = (name: string, value: unknown): unknown => (name === 'password' ? undefined : value);

/** Strangers have no id. Their keys are kept apart by address, so that nobody meets the key of another private link. */
const STRANGERS = '3f0a6c1e-94d5-4b27-8a35-5d1f0c7e2b64';

const callerOf = ({ principal, url }: FastifyRequest): string => principal?.id ?? v5(url, STRANGERS);

interface Kept {
  fingerprint: string;
  status: number | null;
  location: string | null;
  body: string | null;
}

/** Same key, same answer (draft-ietf-httpapi-idempotency-key-header): 409 while it runs, 422 with another body. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    if (key === undefined || !this.reflector.get<boolean | undefined>(IDEMPOTENT, context.getHandler()))
      return next.handle();
    return from(this.once(String(key), request, context.switchToHttp().getResponse<FastifyReply>(), next));
  }

  private async once(key: string, request: FastifyRequest, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    if (!/^[\x21-\x7e]{1,200}$/.test(key))
      throw invalid('Idempotency-Key', 'write 1 to 200 visible ASCII characters, like a UUID');
    const callerId = callerOf(request);
    const fingerprint = createHash('sha256')
      .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null, withoutPassword)}`)
      .digest('hex');
    const kept = await this.claim(callerId, key, fingerprint);
    if (kept) return this.replay(kept, fingerprint, reply);
    // From the request's content too: once the key has been forgotten, it may come back with another complaint.
    request.createdId = v5(`${key} ${fingerprint}`, callerId);
    try {
      const answer: unknown = await firstValueFrom(next.handle(), { defaultValue: undefined });
      await this.database.query('UPDATE idempotent_request SET status = $3, location = $4, body = $5 WHERE caller_id = $1 AND key = $2', [
        callerId, key, reply.statusCode, reply.getHeader('location') ?? null, JSON.stringify(answer) ?? null,
      ]); // prettier-ignore
      return answer;
    } catch (error) {
      // What was refused changed nothing, so the same key may be tried again with the input put right.
      await this.database.query('DELETE FROM idempotent_request WHERE caller_id = $1 AND key = $2 AND status IS NULL', [
        callerId,
        key,
      ]);
      throw error;
    }
  }

  /** Null when the key is ours to run now; otherwise what is kept of its first run. */
  private async claim(callerId: string, key: string, fingerprint: string): Promise<Kept | null> {
    const claimed = await this.database.query<unknown[]>(
      `INSERT INTO idempotent_request (caller_id, key, fingerprint, started_at) VALUES ($1, $2, $3, now())
       ON CONFLICT (caller_id, key) DO UPDATE SET started_at = now()
       WHERE idempotent_request.status IS NULL AND idempotent_request.fingerprint = $3
         AND idempotent_request.started_at < now() - make_interval(secs => $4)
       RETURNING key`,
      [callerId, key, fingerprint, DEAD_AFTER],
    );
    if (claimed.length > 0) return null;
    const [kept] = await this.database.query<Kept[]>(
      'SELECT fingerprint, status, location, body FROM idempotent_request WHERE caller_id = $1 AND key = $2',
      [callerId, key],
    );
    // Gone between the two statements: its first run was refused just now.
    return kept ?? { fingerprint, status: null, location: null, body: null };
  }

  private replay(kept: Kept, fingerprint: string, reply: FastifyReply): unknown {
    if (kept.fingerprint !== fingerprint) {
      throw new Refusal(
        'mismatch',
        'idempotency-key-reused',
        'This Idempotency-Key was used with another request. Use a new key for a new request.',
      );
    }
    if (kept.status === null) {
      reply.header('Retry-After', '1');
      throw new Refusal(
        'conflict',
        'idempotency-key-running',
        'The first request with this Idempotency-Key is still running. Try again in a second.',
      );
    }
    reply.status(kept.status).header('Idempotency-Replayed', 'true');
    if (kept.location) reply.header('Location', kept.location);
    return kept.body === null ? undefined : (JSON.parse(kept.body) as unknown);
  }
}
