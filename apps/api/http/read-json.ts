import type { FastifyInstance } from 'fastify';

/**
 * JSON and nothing else: a form could not say exactly what JSON says. No body at all is no error, because clients name their
 * type also where there is nothing to send, as when they take an escalation on.
 */
export function readJsonOnly(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser(['text/plain', 'application/json']);
  fastify.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else parse(request, body, done);
  });
}
