import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { chooseLanguage, type Language } from '#kernel/language';
import type { Actor } from '#contracts/actor';

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
export const Reading = createParamDecorator((_: unknown, context: ExecutionContext): Language => {
  const { headers, principal } = requestOf(context);
  return chooseLanguage(headers['accept-language'], principal?.language);
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
