import type { EntityManager } from 'typeorm';
import { BOARD_LIST, type BoardEscalation } from '#contracts/views/board';
import { instant, instantOrNull } from '../rows.ts';
import { CASE_COLUMNS, CASE_JOINS, type CaseColumns } from './case-columns.ts';

/** Escalations that wait for somebody to take them on, those that wait longest first, and how many there are. */
export async function readWaitingEscalations(
  manager: EntityManager,
): Promise<{ count: number; escalations: BoardEscalation[] }> {
  const [{ count }] = await manager.query<[{ count: number }]>(
    `SELECT count(*)::int AS count FROM escalation WHERE state = 'waiting'`,
  );
  const rows = await manager.query<WaitingRow[]>(
    `SELECT ${CASE_COLUMNS}, e.id, e.kind, k.kind AS clock, e.reason, e.to_role, e.unheard, e.climbs, e.raised_at, e.next_at,
       (SELECT coalesce(json_agg(json_build_object('id', a.id, 'name', a.name) ORDER BY a.name, a.id), '[]')
        FROM agent a WHERE a.id = ANY(e.told)) AS told
     FROM (SELECT * FROM escalation WHERE state = 'waiting' ORDER BY raised_at, id LIMIT ${BOARD_LIST}) e
     JOIN complaint c ON c.id = e.complaint_id ${CASE_JOINS} LEFT JOIN clock k ON k.id = e.clock_id
     ORDER BY e.raised_at, e.id`,
  );
  return { count, escalations: rows.map(escalationView) };
}

interface WaitingRow
  extends Omit<BoardEscalation, 'toRole' | 'raisedAt' | 'climbsAt' | keyof CaseColumns>, CaseColumns {
  to_role: string;
  raised_at: Date;
  next_at: Date | null;
}

function escalationView({ to_role, raised_at, next_at, ...row }: WaitingRow): BoardEscalation {
  return { ...row, toRole: to_role, raisedAt: instant(raised_at), climbsAt: instantOrNull(next_at) };
}
