import type { EntityManager } from 'typeorm';
import { ReportStatement, type Found, type ReportScope } from './scope.ts';

/** How many complaints came in, and how often cases were resolved, closed, reopened and merged. */
export async function volume(manager: EntityManager, scope: ReportScope): Promise<Found[]> {
  const statement = new ReportStatement(scope);
  const happened = (type: string, what: string) =>
    `SELECT ${statement.groupOf('e.at')} AS g, ${what} AS what FROM complaint_event e JOIN complaint c ON c.id = e.complaint_id
     WHERE e.type = '${type}' AND ${statement.during('e.at')} AND ${statement.ofCases}`;
  const rows = await manager.query<Counted[]>(
    `SELECT ${statement.groupColumns}, ${COUNTS}
     FROM (SELECT ${statement.groupOf('c.received_at')} AS g, 'logged' AS what FROM complaint c
           WHERE ${statement.during('c.received_at')} AND ${statement.ofCases}
           UNION ALL ${happened('status.changed', TURN)}
           UNION ALL ${happened('complaint.merged', `'merged'`)}) happened
     ${statement.grouped()}`,
    statement.values,
  );
  return rows.map(({ whole, group, ...values }) => ({ whole, group, item: null, values }));
}

const WHATS = ['logged', 'resolved', 'closed', 'reopened', 'merged'] as const;
type Counted = Pick<Found, 'whole' | 'group'> & Record<(typeof WHATS)[number], number>;

const COUNTS = WHATS.map((what) => `count(*) FILTER (WHERE what = '${what}')::int AS ${what}`).join(', ');

const TURN = `CASE WHEN e.data->>'to' IN ('resolved', 'closed') THEN e.data->>'to' WHEN e.data->>'from' IN ('resolved', 'closed') THEN 'reopened' END`;
