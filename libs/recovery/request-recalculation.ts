import type { EntityManager } from 'typeorm';
import { OPEN } from '#database/entities/complaint';
import type { Recalculation } from '#database/entities/recalculation';
import { newId } from '#kernel/ids';
import { FRESH_FOR } from './book.ts';

/**
 * Has the clocks of all open complaints derived anew in the background, because something changed that they are derived from.
 * Only a little later: other processes know the old policies for a moment, and would derive nothing new from them. One that
 * waits already and has not begun serves this change as well.
 * @param why which kind of thing was changed
 * @param name the name of what was changed
 * @param actorId who changed it; null: a rule did
 * @returns the id of the recalculation
 */
export async function requestRecalculation(
  manager: EntityManager,
  why: Recalculation['why'],
  name: string,
  actorId: string | null,
  now: Date,
): Promise<string> {
  const soon = new Date(now.getTime() + 2 * FRESH_FOR);
  // One that is claimed is leased for longer than this: it may be at its first batch already, with the old policies.
  const [joined] = await manager.query<[{ id: string }[], number]>(
    `UPDATE recalculation SET next_at = $1, enqueued_at = NULL,
       name = CASE WHEN name = $2 THEN name ELSE left(name || ', ' || $2, 500) END WHERE id = (
       SELECT id FROM recalculation WHERE next_at <= $1 AND done = 0 AND reached IS NULL
       ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id`,
    [soon, name],
  );
  if (joined[0]) return joined[0].id;
  const id = newId();
  await manager.query(
    `INSERT INTO recalculation (id, why, name, requested_by, requested_at, total, next_at)
     SELECT $1, $2, $3, $4, $5, count(*), $6 FROM complaint WHERE ${OPEN}`,
    [id, why, name, actorId, now, soon],
  );
  return id;
}
