import type { EntityManager } from 'typeorm';
import { ReportStatement, shareOf, type Found, type ReportScope } from './scope.ts';

/** Deadlines that were met or breached in the period. Promises have a report of their own; a mere window is no deadline. */
export async function inTime(manager: EntityManager, scope: ReportScope): Promise<Found[]> {
  const statement = new ReportStatement(scope);
  const rows = await manager.query<{ group: string | null; item: string; inTime: number; late: number }[]>(
    `SELECT ${statement.groupOf('k.at')} AS "group", k.kind AS item,
       count(*) FILTER (WHERE NOT k.late)::int AS "inTime", count(*) FILTER (WHERE k.late)::int AS late
     FROM (SELECT complaint_id, kind, breached_at IS NOT NULL AS late, coalesce(breached_at, stopped_at) AS at FROM clock
           WHERE kind NOT IN ('promise', 'regulatory-summary') AND (state = 'met' OR breached_at IS NOT NULL)) k
     JOIN complaint c ON c.id = k.complaint_id
     WHERE ${statement.during('k.at')} AND ${statement.ofCases}
     GROUP BY 1, 2`,
    statement.values,
  );
  return rows.map(({ group, item, inTime: met, late }) => ({
    group,
    item,
    values: { inTime: met, late, share: shareOf(met, met + late) },
  }));
}
