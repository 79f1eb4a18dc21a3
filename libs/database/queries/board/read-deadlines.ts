import type { EntityManager } from 'typeorm';
import { AT_RISK_FROM, AT_RISK_WITHIN, BOARD_LIST, type BoardDeadline } from '#contracts/views/board';
import { OPEN } from '../../entities/complaint.ts';
import { instant } from '../rows.ts';
import { CASE_COLUMNS, CASE_JOINS, type CaseColumns, type Share } from './case-columns.ts';

/**
 * Until when a deadline may lie for its clock to have used up most of its time, by what decides how it counts. So each
 * clock is compared with one instant, and no calendar is asked about any of them.
 */
export interface RiskLine {
  policyId: string;
  calendarId: string;
  kind: string;
  /** Milliseconds of the clock's own time. */
  targetMs: number;
  until: Date;
}

/** Cases whose deadline passed unmet, those longest overdue first. */
export async function readBreached(manager: EntityManager, now: Date): Promise<BoardDeadline[]> {
  const rows = await manager.query<(CaseColumns & { kind: string; due_at: Date })[]>(
    `SELECT ${CASE_COLUMNS}, k.kind, k.due_at
     FROM (SELECT * FROM complaint WHERE ${OPEN} AND due_at <= $1 ORDER BY due_at, id LIMIT ${BOARD_LIST}) c ${CASE_JOINS}
     JOIN LATERAL (SELECT k.kind, k.due_at FROM clock k WHERE k.complaint_id = c.id AND k.stopped_at IS NULL
       AND k.kind <> 'regulatory-summary' ORDER BY k.due_at NULLS LAST, k.id LIMIT 1) k ON TRUE
     ORDER BY c.due_at, c.id`,
    [now],
  );
  return rows.map(({ due_at, ...row }) => ({ ...row, dueAt: instant(due_at), breached: true }));
}

/**
 * Cases that are not late yet and soon will be, those due first in front, and how many there are by team and owner.
 * @param lines for the clocks of policies; what an agent or a regulator set counts every moment
 */
export async function readAtRisk(
  manager: EntityManager,
  now: Date,
  lines: readonly RiskLine[],
): Promise<{ deadlines: BoardDeadline[]; shares: Share<number>[] }> {
  const soon = new Date(now.getTime() + AT_RISK_WITHIN);
  const [row] = await manager.query<[{ deadlines: AtRisk[] | null; shares: Share<number>[] | null }]>(AT_RISK, [
    now,
    soon,
    1 - AT_RISK_FROM,
    lines.map(({ policyId }) => policyId),
    lines.map(({ calendarId }) => calendarId),
    lines.map(({ kind }) => kind),
    lines.map(({ targetMs }) => targetMs),
    lines.map(({ until }) => until),
  ]);
  const deadlines = (row.deadlines ?? []).map(({ dueAt, ...rest }) => ({
    ...rest,
    dueAt: instant(dueAt),
    breached: false,
  }));
  return { deadlines, shares: row.shares ?? [] };
}

type AtRisk = Omit<BoardDeadline, 'breached'>;

/** Most clocks are too far off by any calendar: only those that are near by one of them are looked up with their cases. */
const AT_RISK = `
WITH line AS (
  SELECT * FROM unnest($4::uuid[], $5::uuid[], $6::text[], $7::bigint[], $8::timestamptz[]) AS l(policy_id, calendar_id, kind, target_ms, until)
), latest AS (
  SELECT kind, target_ms, max(until) AS until FROM line GROUP BY kind, target_ms
), near AS (
  SELECT k.complaint_id, k.kind, k.due_at, k.target_ms
  FROM clock k LEFT JOIN latest ON latest.kind = k.kind AND latest.target_ms = k.target_ms
  WHERE k.stopped_at IS NULL AND k.due_at > $1 AND k.kind <> 'regulatory-summary'
    AND k.due_at <= greatest($2, latest.until, $1::timestamptz + $3::float8 * k.target_ms * interval '1 millisecond')
), looming AS (
  SELECT DISTINCT ON (c.id) c.id, c.team_id, c.owner_id, k.kind, k.due_at
  FROM near k JOIN complaint c ON c.id = k.complaint_id JOIN customer cu ON cu.id = c.customer_id
  LEFT JOIN team t ON t.id = c.team_id LEFT JOIN policy p ON p.id = c.policy_id
  LEFT JOIN line l ON l.policy_id = c.policy_id AND l.kind = k.kind AND l.target_ms = k.target_ms
    AND l.calendar_id = coalesce(cu.calendar_id, t.calendar_id, p.calendar_id)
  WHERE c.${OPEN} AND c.due_at > $1 AND (k.due_at <= $2 OR k.due_at <= coalesce(l.until, $1::timestamptz + $3::float8 * k.target_ms * interval '1 millisecond'))
  ORDER BY c.id, k.due_at
), first AS (
  SELECT ${CASE_COLUMNS}, l.kind, l.due_at AS "dueAt" FROM (SELECT * FROM looming ORDER BY due_at, id LIMIT ${BOARD_LIST}) l
  JOIN complaint c ON c.id = l.id ${CASE_JOINS} ORDER BY l.due_at, l.id
)
SELECT (SELECT json_agg(first) FROM first) AS deadlines,
  (SELECT json_agg(json_build_object('teamId', team_id, 'ownerId', owner_id, 'counted', n))
   FROM (SELECT team_id, owner_id, count(*)::int AS n FROM looming GROUP BY team_id, owner_id) counts) AS shares`;
