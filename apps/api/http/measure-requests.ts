import type { FastifyInstance } from 'fastify';
import { Histogram, register } from 'prom-client';

/** How long requests take, by method, route and status, for Prometheus. */
export function measureRequests(fastify: FastifyInstance): void {
  register.removeSingleMetric('amends_http_request_seconds');
  const seconds = new Histogram({
    name: 'amends_http_request_seconds',
    help: 'Duration of HTTP requests in seconds',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  });
  fastify.addHook('onResponse', async (request, reply) => {
    seconds.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });
}
