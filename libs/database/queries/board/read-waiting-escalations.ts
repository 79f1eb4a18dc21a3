import type { EntityManager } from 'typeorm';
import { BOARD_LIST, type BoardEscalation } from '#contracts/views/board';
import { instant, instantOrNull } from '../rows.ts';
import { CASE_COLUMNS, CASE_JOINS, type CaseColumns } from './case-columns.ts';

/**
 * Escalations that wait for somebody to take them on, customers' own first, then those that wait longest, and how many there
 * are. The rungs that one clock has reached are one of them: whoever takes one on takes them all.
 */
export async function readWaitingEscalations(
  manager: EntityManager,
): Promise<{ count: number; escalations: BoardEscalation[] }> {
  const [{ count }] = await manager.query<[{ count: number }]>(
    `SELECT count(DISTINCT coalesce(clock_id, id))::int AS count FROM escalation WHERE state = 'waiting'`,
  );
  const rows = await manager.query<WaitingRow[]>(
    `SELECT ${CASE_COLUMNS}, e.id, e.kind, k.kind AS clock, k.breached_at IS NOT NULL AS breached, e.reason, e.to_role, e.unheard, e.climbs, e.since, e.next_at,
       (SELECT coalesce(json_agg(json_build_object('id', a.id, 'name', a.name) ORDER BY a.name, a.id), '[]')
        FROM agent a WHERE EXISTS (SELECT FROM escalation w WHERE w.state = 'waiting' AND (w.id = e.id OR w.clock_id = e.clock_id)
          AND a.id = ANY(w.told))) AS told
     FROM (SELECT * FROM (SELECT *, min(raised_at) OVER clock AS since, row_number() OVER (clock ORDER BY raised_at DESC, id DESC) AS back
         FROM escalation WHERE state = 'waiting' WINDOW clock AS (PARTITION BY coalesce(clock_id, id))) waiting
       WHERE back = 1 ORDER BY kind <> 'customer', since, id LIMIT ${BOARD_LIST}) e
     JOIN complaint c ON c.id = e.complaint_id ${CASE_JOINS} LEFT JOIN clock k ON k.id = e.clock_id
     ORDER BY e.kind <> 'customer', e.since, e.id`,
  );
  return { count, escalations: rows.map(escalationView) };
}

interface WaitingRow
  extends Omit<BoardEscalation, 'toRole' | 'raisedAt' | 'climbsAt' | keyof CaseColumns>, CaseColumns {
  to_role: string;
  since: Date;
  next_at: Date | null;
}

function escalationView({ to_role, since, next_at, ...row }: WaitingRow): BoardEscalation {
  return { ...row, toRole: to_role, raisedAt: instant(since), climbsAt: instantOrNull(next_at) };
}
