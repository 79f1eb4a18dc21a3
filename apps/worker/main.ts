import 'reflect-metadata';
import { runApp } from '#config/run-app';
import { serveMetrics } from '#config/serve-metrics';
import { createWorker } from './create-worker.ts';

await runApp('worker', async (settings, clock, log) => {
  const worker = await createWorker(settings, clock, log);
  const health =
    settings.workerPort === null
      ? null
      : await serveMetrics(settings.workerPort, settings.metricsHost, () => worker.scheduler.isWorking());
  log.info({ healthPort: health?.port }, 'working');
  return async () => {
    await worker.stop();
    await health?.close();
  };
});
