import type { DataSource } from 'typeorm';
import { readSettings, type Settings } from '#config/settings';
import { invalid } from '#kernel/refusal';

const NO_DATABASE = `is missing, so there is no database to work on.
  Run it as "npm run amends -- <verb>", which finds the database of "npm start",
  or name one: DATABASE_URL=postgres://user:password@host:5432/amends`;

// The command line signs nothing but the links of the demo's mails, so it goes without the secret that api and worker share.
const UNUSED_SECRET = 'not used by the command line: it signs nothing';

/** @throws Refusal or SettingsError that says what to set */
export function cliSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  if (!environment.DATABASE_URL?.trim()) throw invalid('DATABASE_URL', NO_DATABASE);
  return readSettings({ ...environment, AMENDS_SECRET: environment.AMENDS_SECRET?.trim() || UNUSED_SECRET });
}

/**
 * Opens the database for as long as `use` takes.
 * @param hurried commits do not wait for the disk one by one; the last one that matters has to
 */
export async function withDatabase<T>(
  use: (database: DataSource, settings: Settings) => Promise<T>,
  { hurried = false } = {},
): Promise<T> {
  const settings = cliSettings();
  const { dataSource } = await import('#database/data-source');
  const url = new URL(settings.databaseUrl);
  if (hurried) url.searchParams.set('options', '-c synchronous_commit=off');
  const database = await dataSource(url.href, { poolSize: 4, name: 'amends-cli' }).initialize();
  try {
    return await use(database, settings);
  } finally {
    await database.destroy();
  }
}
