import { SettingsError } from '#config/settings';
import { Refusal } from '#kernel/refusal';

/** What a person can mend, by the code of Node or PostgreSQL. */
const ADVICE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The database does not answer. Is PostgreSQL running at the address in DATABASE_URL?',
  ENOTFOUND: 'The host in DATABASE_URL is not known. Check its spelling and the network.',
  ETIMEDOUT: 'The database does not answer in time. Check the address in DATABASE_URL, and firewalls on the way.',
  '28P01': 'The database refuses the password in DATABASE_URL. Correct it and run the command again.',
  '28000': 'The database refuses this user. Check the user in DATABASE_URL and what the server allows (pg_hba.conf).',
  '3D000': 'The database in DATABASE_URL does not exist. Create it first: createdb <name>',
  '42P01': 'The database has no tables of ours yet. Make them first: npm run amends -- migrate',
  '42703': 'The tables are of another version of Amends. Bring them up to date: npm run amends -- migrate',
  '42501': 'The database user may not do this. Give it the rights, or name another user in DATABASE_URL.',
  '53100': "The database's disk is full. Make room, then run the command again.",
  '53300': 'The database has no connection left. Try again in a moment, or lower DATABASE_POOL of api and worker.',
  '57P01': 'The database was stopped meanwhile. Start it, then run the command again.',
  '57P03': 'The database is just starting or stopping. Try again in a moment.',
  ENOSPC: 'The disk is full. Make room, then run the command again.',
  EACCES: 'There is no permission to write or read this file. Name another, or change its owner.',
  ENOENT: 'There is no such file or folder. Check the path.',
  EISDIR: 'This is a folder. Name a file.',
};

/** The failure in words that say what to do next; only what nobody foresaw is shown with its stack. */
export function explainFailure(error: unknown): string {
  if (error instanceof Refusal || error instanceof SettingsError) return error.message;
  for (const layer of layersOf(error)) {
    const { code, path } = layer as { code?: unknown; path?: unknown };
    const advice = typeof code === 'string' ? ADVICE[code] : undefined;
    if (advice) return typeof path === 'string' ? `${path}: ${advice}` : advice;
  }
  if (error instanceof Error && error.message.includes('Connection terminated')) return ADVICE['57P01']!;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The error and those inside: of TypeORM, of several addresses that were tried, of what it was caused by. */
function* layersOf(error: unknown): Generator<object> {
  if (typeof error !== 'object' || error === null) return;
  yield error;
  const { driverError, errors, cause } = error as { driverError?: unknown; errors?: unknown[]; cause?: unknown };
  for (const inner of [driverError, ...(Array.isArray(errors) ? errors : []), cause])
    if (inner !== error) yield* layersOf(inner);
}
