import { join } from 'node:path';
import type { Settings } from './settings.ts';

/** What the start prints once everything serves. */
export function summary(facts: {
  settings: Settings;
  env: Record<string, string>;
  dataFolder: string;
  mailUrl: string | undefined;
  databaseFolder: string | undefined;
}): string {
  const { settings, env, dataFolder } = facts;
  const site = `http://localhost:${settings.port}`;
  const rows: [string, string][] = [
    ['Amends', site],
    ['API and its docs', `${site}/api/docs`],
    ['Mail', facts.mailUrl ? `caught, read it at ${facts.mailUrl}` : `sent through ${withoutPassword(env.SMTP_URL)}`],
    ['Database', withoutPassword(env.DATABASE_URL)],
    ['Queue', settings.redisUrl ? withoutPassword(settings.redisUrl) : 'in the database'],
    ['Data', dataFolder],
    ['Logs', join(dataFolder, 'logs')],
    [
      'Metrics',
      `http://127.0.0.1:${env.METRICS_PORT}/metrics (api), http://127.0.0.1:${env.WORKER_PORT}/metrics (worker)`,
    ],
  ];
  // Elsewhere than with the rest of the data: worth knowing for a backup.
  if (facts.databaseFolder && !facts.databaseFolder.startsWith(dataFolder)) {
    rows.splice(6, 0, ['Database files', facts.databaseFolder]);
  }
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
  return ['', 'Amends is ready.', '', ...lines, '', 'Ctrl-C stops everything; the data stays.', ''].join('\n');
}

/** An address with what must not appear on a screen left out. */
export function withoutPassword(address = ''): string {
  // Several nodes of a cluster.
  const nodes = address.split(/,(?=rediss?:)/);
  if (nodes.length > 1) return nodes.map(withoutPassword).join(',');
  const url = new URL(address);
  if (url.password) url.password = '';
  // Drivers also take it as a parameter.
  url.searchParams.delete('password');
  return url.href;
}
