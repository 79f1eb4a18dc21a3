import type { EntityManager } from 'typeorm';
import { ReportStatement, shareOf, type Found, type ReportScope } from './scope.ts';

/** Deadlines that were met or breached in the period. Promises have a report of their own; a mere window is no deadline. */
export async function inTime(manager: EntityManager, scope: ReportScope): Promise<Found[]> {
  const statement = new ReportStatement(scope);
  const rows = await manager.query<(Omit<Found, 'values'> & { inTime: number; late: number })[]>(
    `SELECT ${statement.groupColumns}, kind AS item, count(*) FILTER (WHERE NOT late)::int AS "inTime", count(*) FILTER (WHERE late)::int AS late
     FROM (SELECT ${statement.groupOf('k.at')} AS g, k.kind, k.late
       FROM (SELECT complaint_id, kind, breached_at IS NOT NULL AS late, coalesce(breached_at, stopped_at) AS at FROM clock
             WHERE kind NOT IN ('promise', 'regulatory-summary') AND (state = 'met' OR breached_at IS NOT NULL)) k
       JOIN complaint c ON c.id = k.complaint_id
       WHERE ${statement.during('k.at')} AND ${statement.ofCases}) ended
     ${statement.grouped('kind')}`,
    statement.values,
  );
  return rows.map(({ inTime: met, late, ...row }) => ({
    ...row,
    values: { inTime: met, late, share: shareOf(met, met + late) },
  }));
}
