import type { DataSource } from 'typeorm';
import { WAITS_HOURS } from '#contracts/attachments';
import type { FileStore } from '#files/file-store';
import { LOCK } from './receive-file.ts';

/** Throws away uploads whose message or complaint never came, then files that no row speaks of: their process died, or their row went. */
export async function sweepFiles(database: DataSource, files: FileStore, now: Date): Promise<void> {
  const before = new Date(now.getTime() - WAITS_HOURS * 3_600_000);
  await database.query('DELETE FROM attachment WHERE bound_at IS NULL AND uploaded_at < $1', [before]);
  await database.query('DELETE FROM web_upload WHERE waits_until <= $1', [now]);
  await files.removeUnfinished(before);
  for await (const kept of files.keptBefore(before)) {
    const rows = await database.query<{ sha256: string }[]>(
      'SELECT sha256 FROM attachment WHERE sha256 = ANY($1) UNION SELECT sha256 FROM web_upload WHERE sha256 = ANY($1)',
      [kept],
    );
    const needed = new Set(rows.map(({ sha256 }) => sha256));
    for (const sha256 of kept.filter((one) => !needed.has(one))) await sweepFile(database, files, sha256, before);
  }
}

/** Alone with this content: the same one may be coming in at this very moment, and its row follows. */
async function sweepFile(database: DataSource, files: FileStore, sha256: string, before: Date): Promise<void> {
  await database.transaction(async (manager) => {
    await manager.query(`SELECT pg_advisory_xact_lock(${LOCK})`, [sha256]);
    const rows = await manager.query<unknown[]>(
      'SELECT FROM attachment WHERE sha256 = $1 UNION ALL SELECT FROM web_upload WHERE sha256 = $1 LIMIT 1',
      [sha256],
    );
    if (rows.length === 0) await files.remove(sha256, before);
  });
}
