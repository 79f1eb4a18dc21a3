import type { EntityManager } from 'typeorm';
import { ReportStatement, shareOf, type Found, type ReportScope } from './scope.ts';

/** Promises due in the period. Whether one was broken is told by its clock, also when it was kept or withdrawn later. */
export async function promises(manager: EntityManager, scope: ReportScope): Promise<Found[]> {
  const statement = new ReportStatement(scope);
  const rows = await manager.query<Counted[]>(
    `SELECT ${statement.groupColumns}, count(*)::int AS due,
       count(*) FILTER (WHERE broken)::int AS broken,
       count(*) FILTER (WHERE NOT broken AND state = 'kept')::int AS kept,
       count(*) FILTER (WHERE NOT broken AND state = 'withdrawn')::int AS withdrawn,
       count(*) FILTER (WHERE NOT broken AND state = 'open')::int AS open
     FROM (SELECT ${statement.groupOf('p.due_at')} AS g, p.broken, p.state
       FROM (SELECT p.*, k.id IS NOT NULL AS broken
             FROM promise p LEFT JOIN clock k ON k.complaint_id = p.complaint_id AND k.kind = 'promise' AND k.promise_id = p.id AND k.breached_at IS NOT NULL
             WHERE ${statement.during('p.due_at')}) p
       JOIN complaint c ON c.id = p.complaint_id
       WHERE NOT (c.status = 'merged' AND p.state = 'withdrawn' AND NOT p.broken) AND ${statement.ofCases}) due
     ${statement.grouped()}`,
    statement.values,
  );
  return rows.map(({ whole, group, ...counts }) => ({
    whole,
    group,
    item: null,
    values: { ...counts, keptShare: shareOf(counts.kept, counts.kept + counts.broken) },
  }));
}

interface Counted extends Pick<Found, 'whole' | 'group'> {
  due: number;
  broken: number;
  kept: number;
  withdrawn: number;
  open: number;
}
