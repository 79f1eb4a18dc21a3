import { join, resolve } from 'node:path';
import { readSettings as readCommonSettings, SettingsError } from '#config/settings';
import { Stopped } from './stopped.ts';

/** What the start command reads from its environment. Absent means: embedded, or any free port. */
export interface Settings {
  /** 0: any free one. */
  port: number;
  host: string;
  workerPort: number | undefined;
  metricsPort: number | undefined;
  mailCatcherPort: number | undefined;
  mailCatcherSmtpPort: number | undefined;
  databaseUrl: string | undefined;
  smtpUrl: string | undefined;
  redisUrl: string | undefined;
  secret: string | undefined;
  dataDir: string;
  /** Where the attached files lie, absolute. */
  filesFolder: string;
  /** undefined: the default, which is to seed the embedded database only. */
  seedDemo: boolean | undefined;
}

// Stand for what the start itself provides, so that the common settings can be checked before anything runs.
const PROVIDED = { DATABASE_URL: 'postgres://embedded/amends', AMENDS_SECRET: 'made by the start and kept there' };

/**
 * Reads the settings of the start command, those of api and worker included: a wrong one is told before anything runs.
 * @throws Stopped naming every wrong setting at once, with what to write instead
 */
export function readSettings(env: NodeJS.ProcessEnv, root: string): Settings {
  // An empty value (`SMTP_URL=` in a compose file) means: not set.
  const text = (name: string) => env[name]?.trim() || undefined;
  const problems: string[] = [];
  const read = <T>(name: string, parse: (value: string) => T | undefined, write: string): T | undefined => {
    const value = text(name);
    const parsed = value === undefined ? undefined : parse(value);
    if (value !== undefined && parsed === undefined) problems.push(`${name} is wrong: write ${write}`);
    return parsed;
  };
  const dataDir = resolve(root, text('AMENDS_DATA_DIR') ?? '.amends');
  const settings: Settings = {
    port: parsePort(text('PORT') ?? '3000') ?? 0,
    host: text('HOST') ?? '0.0.0.0',
    workerPort: parsePort(text('WORKER_PORT') ?? '') || undefined,
    metricsPort: parsePort(text('METRICS_PORT') ?? '') || undefined,
    mailCatcherPort: read('MAIL_CATCHER_PORT', parsePort, 'a port from 0 to 65535, or leave it out') || undefined,
    mailCatcherSmtpPort:
      read('MAIL_CATCHER_SMTP_PORT', parsePort, 'a port from 0 to 65535, or leave it out') || undefined,
    databaseUrl: text('DATABASE_URL'),
    smtpUrl: text('SMTP_URL'),
    redisUrl: text('REDIS_URL'),
    secret: text('AMENDS_SECRET'),
    dataDir,
    filesFolder: resolve(root, text('AMENDS_FILES') ?? join(dataDir, 'files')),
    seedDemo: read('AMENDS_SEED_DEMO', parseYesNo, '1 for the demo company, 0 for none'),
  };
  problems.unshift(...commonProblems(env, settings));
  problems.push(...collisions(settings));
  if (problems.length === 0) return settings;
  throw new Stopped(
    `Amends cannot start with these settings:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
  );
}

function commonProblems(env: NodeJS.ProcessEnv, { databaseUrl, secret }: Settings): readonly string[] {
  try {
    readCommonSettings({
      ...env,
      DATABASE_URL: databaseUrl ?? PROVIDED.DATABASE_URL,
      AMENDS_SECRET: secret ?? PROVIDED.AMENDS_SECRET,
    });
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

function collisions(settings: Settings): string[] {
  const ports = {
    PORT: settings.port,
    WORKER_PORT: settings.workerPort,
    METRICS_PORT: settings.metricsPort,
    MAIL_CATCHER_PORT: settings.mailCatcherPort,
    MAIL_CATCHER_SMTP_PORT: settings.mailCatcherSmtpPort,
  };
  const owners = new Map<number, string>();
  const found: string[] = [];
  for (const [name, port] of Object.entries(ports)) {
    if (!port) continue;
    const other = owners.get(port);
    if (other) found.push(`${name} is wrong: write another port than ${port}, which ${other} has`);
    owners.set(port, name);
  }
  return found;
}

function parsePort(value: string): number | undefined {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535 ? Number(value) : undefined;
}

function parseYesNo(value: string): boolean | undefined {
  if (/^(1|true|yes)$/i.test(value)) return true;
  return /^(0|false|no)$/i.test(value) ? false : undefined;
}
