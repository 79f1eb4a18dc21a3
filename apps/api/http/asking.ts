import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { chooseLanguage, type Language } from '#kernel/language';
import type { Actor } from '#contracts/actor';
import { REFERENCE } from '#contracts/bodies/complaint-bodies';
import { noSuchComplaint } from '#database/queries/visible-complaint';
import { Refusal } from '#kernel/refusal';

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>();

/** The signed-in person as the actor of what is done. */
export const Asking = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { principal, id } = requestOf(context);
  if (!principal) throw new Error('A route that needs an actor must not be open to strangers');
  return {
    kind: 'agent',
    id: principal.id,
    name: principal.name,
    role: principal.role,
    teamId: principal.teamId,
    origin: id,
  };
});

/** The language to answer in: what the request asks for, else the person's own. */
export const languageOf = ({ headers, principal }: FastifyRequest): Language =>
  chooseLanguage(headers['accept-language'], principal?.language);

/** The same for routes. */
export const Reading = createParamDecorator((_: unknown, context: ExecutionContext): Language =>
  languageOf(requestOf(context)),
);

/** Aborted when whoever asked goes away before the answer. */
export const Gone = createParamDecorator((_: unknown, context: ExecutionContext): AbortSignal => {
  const { raw } = context.switchToHttp().getResponse<FastifyReply>();
  const gone = new AbortController();
  raw.once('close', () => gone.abort());
  return gone.signal;
});

/** The version named by `If-Match`, or null when there is no such header or it is `*`. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | null => {
  const header = requestOf(context).headers['if-match'];
  if (header === undefined || header === '*') return null;
  // An ETag that was never ours matches nothing, which is what 412 says.
  return Number(/^(?:W\/)?"v(\d+)"$/.exec(header)?.[1] ?? -1);
});

/** The ETag of a version. */
export const etagOf = (version: number): string => `"v${version}"`;

const paramOf = (context: ExecutionContext, name: string): string => {
  const params = requestOf(context).params as Record<string, string | undefined>;
  return params[name] ?? '';
};

/** The complaint named in the path. What cannot be a reference names none, and never reaches the database. */
export const Reference = createParamDecorator((name: string | undefined, context: ExecutionContext): string => {
  const given = paramOf(context, name ?? 'reference');
  if (!REFERENCE.test(given)) throw noSuchComplaint();
  return given;
});

/** The id in the path, a UUID; the parameter is called `id` unless another name is given. */
export const PathId = createParamDecorator((name: string | undefined, context: ExecutionContext): string => {
  const given = paramOf(context, name ?? 'id').toLowerCase();
  if (!isUUID(given)) throw new Refusal('not-found', 'no-such-id', 'There is nothing with this id: ids are UUIDs.');
  return given;
});

/** Answers a creation: where the new thing is found from now on. */
export function created(reply: FastifyReply, path: string, version?: number): void {
  void reply.header('Location', `/api/v1/${path}`);
  if (version !== undefined) void reply.header('ETag', etagOf(version));
}
