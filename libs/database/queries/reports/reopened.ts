import type { EntityManager } from 'typeorm';
import { OURS, ReportStatement, shareOf, type Found, type ReportScope } from './scope.ts';

/** Whether settlements held: reopened since, or followed by another complaint of the same customer. */
export async function reopened(manager: EntityManager, scope: ReportScope): Promise<Found[]> {
  const statement = new ReportStatement(scope);
  const within = statement.value(scope.within);
  const rows = await manager.query<Counted[]>(
    `WITH settled AS (
       SELECT e.complaint_id AS id, bool_or(${REOPENS}) AS reopened, (array_agg(e.at ORDER BY e.id) FILTER (WHERE ${SETTLES}))[1] AS at
       FROM complaint_event e
       WHERE e.type = 'status.changed' AND e.complaint_id IN (SELECT e.complaint_id FROM complaint_event e
         WHERE e.type = 'status.changed' AND ${SETTLES} AND ${statement.during('e.at')})
       GROUP BY e.complaint_id)
     SELECT ${statement.groupOf('s.at')} AS "group", count(*)::int AS settled, count(*) FILTER (WHERE s.reopened)::int AS reopened,
       count(*) FILTER (WHERE EXISTS (SELECT FROM complaint n WHERE n.customer_id = c.customer_id AND n.id <> c.id AND n.status <> 'merged'
         AND n.received_at > s.at AND n.received_at <= s.at + ${within}::int * interval '24 hours'))::int AS repeated
     FROM settled s JOIN complaint c ON c.id = s.id
     WHERE ${statement.during('s.at')} AND c.status <> 'merged' AND ${OURS} AND ${statement.ofCases}
     GROUP BY 1`,
    statement.values,
  );
  return rows.map(({ group, settled, reopened: again, repeated }) => ({
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

interface Counted {
  group: string | null;
  settled: number;
  reopened: number;
  repeated: number;
}

const SETTLES = `e.data->>'to' IN ('resolved', 'closed')`;
const REOPENS = `e.data->>'from' IN ('resolved', 'closed') AND e.data->>'to' NOT IN ('resolved', 'closed')`;
