import type { EntityManager } from 'typeorm';
import { OURS, ReportStatement, shareOf, type Found, type ReportScope } from './scope.ts';

/** Whether settlements held: reopened since, or followed by another complaint of the same customer. */
export async function reopened(manager: EntityManager, scope: ReportScope): Promise<Found[]> {
  const statement = new ReportStatement(scope);
  const within = statement.value(scope.within);
  const rows = await manager.query<Counted[]>(
    `SELECT ${statement.groupOf('s.at')} AS "group", count(*)::int AS settled,
       count(*) FILTER (WHERE EXISTS (SELECT FROM complaint_event r WHERE r.complaint_id = c.id AND r.id > s.id
         AND r.type = 'status.changed' AND ${isReopening('r')}))::int AS reopened,
       count(*) FILTER (WHERE EXISTS (SELECT FROM complaint n WHERE n.customer_id = c.customer_id AND n.id <> c.id AND n.status <> 'merged'
         AND n.received_at > s.at AND n.received_at <= s.at + ${within}::int * interval '24 hours'))::int AS repeated
     FROM (SELECT DISTINCT ON (e.complaint_id) e.complaint_id, e.id, e.at FROM complaint_event e
           WHERE e.type = 'status.changed' AND e.data->>'to' IN ('resolved', 'closed') AND ${statement.during('e.at')}
           ORDER BY e.complaint_id, e.id) s
     JOIN complaint c ON c.id = s.complaint_id
     WHERE c.status <> 'merged' AND ${OURS} AND ${statement.ofCases}
       AND NOT EXISTS (SELECT FROM complaint_event b WHERE b.complaint_id = c.id AND b.id < s.id AND b.type = 'status.changed'
         AND b.data->>'to' IN ('resolved', 'closed'))
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

const isReopening = (e: string): string =>
  `${e}.data->>'from' IN ('resolved', 'closed') AND ${e}.data->>'to' NOT IN ('resolved', 'closed')`;
