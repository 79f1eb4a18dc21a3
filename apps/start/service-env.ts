import { keptSecret } from './data-folder.ts';
import { freePort } from './ports.ts';
import type { Settings } from './settings.ts';

/** The settings that api, worker and command line are given: what the user set, filled up with the embedded parts. */
export async function serviceEnv(
  settings: Settings,
  embedded: { databaseUrl: string | undefined; smtpUrl: string | undefined },
): Promise<Record<string, string>> {
  const databaseUrl = settings.databaseUrl ?? embedded.databaseUrl;
  const smtpUrl = settings.smtpUrl ?? embedded.smtpUrl;
  return {
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    ...(smtpUrl ? { SMTP_URL: smtpUrl } : {}),
    ...(settings.redisUrl ? { REDIS_URL: settings.redisUrl } : {}),
    AMENDS_FILES: settings.filesFolder,
    PORT: String(settings.port),
    WORKER_PORT: String(settings.workerPort ?? (await freePort())),
    METRICS_PORT: String(settings.metricsPort ?? (await freePort())),
    AMENDS_SECRET: settings.secret ?? keptSecret(settings.dataDir, 'signing-secret').value,
  };
}
