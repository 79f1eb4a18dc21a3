import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, register } from 'prom-client';

/**
 * Serves Prometheus metrics on a port of its own, apart from what strangers reach, and `/healthz` for the worker.
 * @param healthy whether the process does its work; without it `/healthz` says yes
 */
export async function serveMetrics(
  port: number,
  host: string,
  healthy: () => boolean = () => true,
): Promise<{ port: number; close(): Promise<void> }> {
  if (!register.getSingleMetric('process_cpu_seconds_total')) collectDefaultMetrics();
  const server = createServer((request, response) => {
    if (request.url === '/healthz' || request.url === '/readyz') {
      const ok = healthy();
      response
        .writeHead(ok ? 200 : 503, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ status: ok ? 'ok' : 'not-working' }));
    } else if (request.url === '/metrics') {
      register.metrics().then(
        (metrics) => response.writeHead(200, { 'Content-Type': register.contentType }).end(metrics),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
