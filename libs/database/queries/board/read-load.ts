import type { EntityManager } from 'typeorm';
import { BOARD_LIST, type BoardOwnerless } from '#contracts/views/board';
import { OPEN } from '../../entities/complaint.ts';
import { instant } from '../rows.ts';
import { CASE_COLUMNS, CASE_JOINS, type CaseColumns, type Share } from './case-columns.ts';

export interface Load {
  open: number;
  breached: number;
}

/** How many cases are open and breached, by team and owner: the nearest deadline of each stands in its row. */
export function readLoad(manager: EntityManager, now: Date): Promise<(Load & Omit<Share<never>, 'counted'>)[]> {
  return manager.query(
    `SELECT team_id AS "teamId", owner_id AS "ownerId", count(*)::int AS open, count(*) FILTER (WHERE due_at <= $1)::int AS breached
     FROM complaint WHERE ${OPEN} GROUP BY team_id, owner_id`,
    [now],
  );
}

/** The open cases that nobody owns, the oldest ones first. */
export async function readOwnerless(manager: EntityManager): Promise<BoardOwnerless[]> {
  const rows = await manager.query<(CaseColumns & { received_at: Date })[]>(
    `SELECT ${CASE_COLUMNS}, c.received_at
     FROM (SELECT * FROM complaint WHERE owner_id IS NULL AND ${OPEN} ORDER BY received_at, id LIMIT ${BOARD_LIST}) c ${CASE_JOINS}
     ORDER BY c.received_at, c.id`,
  );
  return rows.map(({ received_at, ...row }) => ({ ...row, receivedAt: instant(received_at) }));
}
