import type { DataSource } from 'typeorm';
import { PRESENT_FOR } from '#contracts/views/live';
import type { FileStore } from '#files/file-store';
import { planDigests } from './plan-digests.ts';
import { forgetMootFailures } from './retry-timers.ts';
import { sweepFiles } from './sweep-files.ts';

/** How long the answer to an `Idempotency-Key` is kept (hours). */
const IDEMPOTENCY_HOURS = 24;

/** How long a session that is over is kept, so that a stolen token is still recognised (days). */
const SESSION_DAYS = 30;

/** Takes away what has served its time, and sees that everybody's digest is planned. Nothing of a complaint is among it. */
export async function tidyUp(database: DataSource, now: Date, files: FileStore): Promise<void> {
  await database.query(
    'DELETE FROM idempotent_request WHERE started_at < $1::timestamptz - make_interval(hours => $2)',
    [now, IDEMPOTENCY_HOURS],
  );
  await database.query('DELETE FROM session WHERE expires_at < $1::timestamptz - make_interval(days => $2)', [
    now,
    SESSION_DAYS,
  ]);
  await database.query('DELETE FROM presence WHERE seen_at < $1::timestamptz - make_interval(secs => $2)', [
    now,
    PRESENT_FOR,
  ]);
  await planDigests(database, now);
  await forgetMootFailures(database);
  await sweepFiles(database, files, now);
}
