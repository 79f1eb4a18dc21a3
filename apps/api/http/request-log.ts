import type { FastifyInstance } from 'fastify';
import type { Log } from '#config/log';

/**
 * One line for each answered request. The route's pattern instead of the address, and no query: what people search for
 * are customers' words and names.
 */
export function logRequests(fastify: FastifyInstance, log: Log): void {
  fastify.addHook('onRequest', async (request, reply) => void reply.header('X-Request-Id', request.id));
  fastify.addHook('onResponse', async (request, reply) => {
    if (!log.isLevelEnabled('info')) return;
    log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        agentId: request.principal?.id,
      },
      'request',
    );
  });
}
