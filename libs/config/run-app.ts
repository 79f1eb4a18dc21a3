import type { Clock } from '#kernel/clock';
import { openLog, type Log } from './log.ts';
import { readSettings, SettingsError, type Settings } from './settings.ts';

/** How long a stop may take (milliseconds) before the process ends anyway. */
const PATIENCE = 10_000;

/**
 * Runs an app from its settings to its end: starts it, tells a parent process that it is ready, and stops it cleanly on a
 * signal or when the parent ends, however it ends.
 * @param start starts everything and answers with how to stop it
 */
export async function runApp(
  name: string,
  start: (settings: Settings, clock: Clock, log: Log) => Promise<() => Promise<void>>,
): Promise<void> {
  const clock: Clock = { now: () => new Date() };
  try {
    const settings = readSettings(process.env);
    const log = openLog(settings.logLevel, name);
    const stop = await start(settings, clock, log);
    stopWhenAsked(stop, log);
    process.send?.({ ready: true });
  } catch (error) {
    console.error(error instanceof SettingsError ? error.message : startFailure(error));
    process.exit(1);
  }
}

function stopWhenAsked(stop: () => Promise<void>, log: Log): void {
  let stopping = false;
  const end = (why: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, 'stopping');
    setTimeout(() => process.exit(1), PATIENCE).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error: String(error) }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => end(signal));
  if (process.channel) process.on('disconnect', () => end('the parent process ended'));
}

/** What to do about the failures that a person can mend. */
function startFailure(error: unknown): string {
  const { code, port, message } = error as { code?: string; port?: number; message?: string };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Set PORT to a free one, or stop that program.`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return `The database does not answer (${code}). Check DATABASE_URL, and that PostgreSQL runs.`;
  if (code === '28P01') return 'The database refuses the password. Check DATABASE_URL.';
  if (code === '3D000') return 'The database of DATABASE_URL does not exist. Create it (createdb), then start again.';
  if (code === '42P01') return 'The database has no schema yet. Run: npm run amends -- migrate';
  return error instanceof Error ? (error.stack ?? message ?? String(error)) : String(error);
}
