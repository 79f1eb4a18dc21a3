import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { runApp } from '#config/run-app';
import { createApi } from './create-api.ts';
import { serveMetrics } from '#config/serve-metrics';
import { sayLocalLinks } from './say-local-links.ts';

await runApp('api', async (settings, clock, log) => {
  const app = await createApi(settings, clock, log);
  await app.listen(settings.port, settings.host);
  const metrics = settings.metricsPort === null ? null : await serveMetrics(settings.metricsPort, settings.metricsHost);
  log.info({ port: settings.port, metricsPort: metrics?.port }, 'listening');
  await sayLocalLinks(settings, app.get(DataSource).manager, log);
  return async () => {
    await app.close();
    await metrics?.close();
  };
});
