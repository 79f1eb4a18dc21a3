import type { EntityManager } from 'typeorm';
import { OURS, ReportStatement, shareOf, type Found, type ReportScope } from './scope.ts';

/** Whether settlements held: reopened since, or followed by another complaint of the same customer. */
export async function reopened(manager: EntityManager, scope: ReportScope): Promise<Found[]> {
  const statement = new ReportStatement(scope);
  const within = statement.value(scope.within);
  const rows = await manager.query<Counted[]>(
    `SELECT ${statement.groupColumns}, count(*)::int AS settled, count(*) FILTER (WHERE reopened)::int AS reopened, count(*) FILTER (WHERE repeated)::int AS repeated
     FROM (SELECT ${statement.groupOf('c.at')} AS g, c.reopened_count > 0 AS reopened, EXISTS (SELECT FROM complaint n WHERE n.customer_id = c.customer_id
         AND n.id <> c.id AND n.status <> 'merged' AND n.received_at > c.at AND n.received_at <= c.at + ${within}::int * interval '24 hours') AS repeated
       FROM (SELECT c.*, CASE WHEN c.reopened_count = 0 THEN c.resolved_at ELSE ${FIRST_TIME} END AS at
             FROM complaint c WHERE (c.reopened_count = 0 AND ${statement.during('c.resolved_at')}) OR c.reopened_count > 0 OFFSET 0) c
       WHERE ${statement.during('c.at')} AND c.status <> 'merged' AND ${OURS} AND ${statement.ofCases}) held
     ${statement.grouped()}`,
    statement.values,
  );
  return rows.map(({ whole, group, settled, reopened: again, repeated }) => ({
    whole,
    group,
    item: null,
    values: {
      settled,
      reopened: again,
      reopenedShare: shareOf(again, settled),
      repeated,
      repeatedShare: shareOf(repeated, settled),
    },
  }));
}

interface Counted extends Pick<Found, 'whole' | 'group'> {
  settled: number;
  reopened: number;
  repeated: number;
}

/** When it was settled first: the row of a case only says it of those that never were reopened. */
const FIRST_TIME = `(SELECT e.at FROM complaint_event e
  WHERE e.complaint_id = c.id AND e.type = 'status.changed' AND e.data->>'to' IN ('resolved', 'closed') ORDER BY e.id LIMIT 1)`;
