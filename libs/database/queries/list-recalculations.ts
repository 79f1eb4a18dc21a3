import type { EntityManager } from 'typeorm';
import type { RecalculationView } from '#contracts/views/recalculation';
import { instantOrNull } from './rows.ts';

/** The latest recalculations, newest first; only the one with this id if one is given. */
export async function listRecalculations(
  manager: EntityManager,
  id: string | null = null,
): Promise<RecalculationView[]> {
  const rows = await manager.query<
    (Omit<RecalculationView, 'requestedAt' | 'finishedAt'> & { at: Date; ended: Date | null })[]
  >(
    `SELECT r.id, r.why, r.name, r.requested_at AS at, r.total, r.done, r.changed, r.finished_at AS ended,
       CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name) END AS "requestedBy"
     FROM recalculation r LEFT JOIN agent a ON a.id = r.requested_by
     WHERE $1::uuid IS NULL OR r.id = $1 ORDER BY r.requested_at DESC, r.id LIMIT 50`,
    [id],
  );
  return rows.map(({ at, ended, ...row }) => ({
    ...row,
    requestedAt: at.toISOString(),
    finishedAt: instantOrNull(ended),
  }));
}
