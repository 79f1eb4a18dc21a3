import type { EntityManager } from 'typeorm';
import { BOARD_LIST, type BoardPromise } from '#contracts/views/board';
import { instant } from '../rows.ts';
import { CASE_COLUMNS, CASE_JOINS, type CaseColumns, type Share } from './case-columns.ts';

/** When today is over, by calendar: each has its own midnight. */
export interface DayEnd {
  calendarId: string;
  at: Date;
}

export interface Promised {
  today: number;
  broken: number;
}

/**
 * Promises that are broken or due later today, those due first in front, and how many there are by team and owner. Also of
 * resolved cases: what was promised is owed all the same.
 * @param lastEnd when today is over for cases that have no calendar
 */
export async function readDuePromises(
  manager: EntityManager,
  now: Date,
  ends: readonly DayEnd[],
  lastEnd: Date,
): Promise<{ promises: BoardPromise[]; shares: Share<Promised>[] }> {
  const latest = new Date(Math.max(lastEnd.getTime(), ...ends.map(({ at }) => at.getTime())));
  const [row] = await manager.query<[{ promises: DuePromise[] | null; shares: Share<Promised>[] | null }]>(PROMISES, [
    now,
    latest,
    ends.map(({ calendarId }) => calendarId),
    ends.map(({ at }) => at),
    lastEnd,
  ]);
  const promises = (row.promises ?? []).map(({ dueAt, ...rest }) => ({ ...rest, dueAt: instant(dueAt) }));
  return { promises, shares: row.shares ?? [] };
}

type DuePromise = CaseColumns & Omit<BoardPromise, keyof CaseColumns>;

const PROMISES = `
WITH due AS (
  SELECT p.id, p.what, p.due_at, p.due_at <= $1 AS broken, p.complaint_id, c.team_id, c.owner_id
  FROM promise p JOIN complaint c ON c.id = p.complaint_id JOIN customer cu ON cu.id = c.customer_id
  LEFT JOIN team t ON t.id = c.team_id LEFT JOIN policy y ON y.id = c.policy_id
  LEFT JOIN unnest($3::uuid[], $4::timestamptz[]) AS e(calendar_id, at) ON e.calendar_id = coalesce(cu.calendar_id, t.calendar_id, y.calendar_id)
  WHERE p.state = 'open' AND p.due_at < $2 AND c.status NOT IN ('closed', 'merged') AND p.due_at < coalesce(e.at, $5)
), first AS (
  SELECT ${CASE_COLUMNS}, d.id, d.what, d.due_at AS "dueAt", d.broken
  FROM (SELECT * FROM due ORDER BY due_at, id LIMIT ${BOARD_LIST}) d JOIN complaint c ON c.id = d.complaint_id ${CASE_JOINS}
  ORDER BY d.due_at, d.id
)
SELECT (SELECT json_agg(first) FROM first) AS promises,
  (SELECT json_agg(json_build_object('teamId', team_id, 'ownerId', owner_id, 'counted', json_build_object('today', today, 'broken', broken)))
   FROM (SELECT team_id, owner_id, count(*) FILTER (WHERE NOT broken)::int AS today, count(*) FILTER (WHERE broken)::int AS broken
         FROM due GROUP BY team_id, owner_id) counts) AS shares`;
