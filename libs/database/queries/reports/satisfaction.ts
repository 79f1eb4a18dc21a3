import type { EntityManager } from 'typeorm';
import { ReportStatement, shareOf, type Found, type ReportScope } from './scope.ts';

/** How satisfied those were who answered a follow-up that was sent in the period. */
export async function satisfaction(manager: EntityManager, scope: ReportScope): Promise<Found[]> {
  const statement = new ReportStatement(scope);
  const rated = [1, 2, 3, 4, 5]
    .map((rating) => `count(*) FILTER (WHERE f.satisfaction = ${rating})::int AS rated${rating}`)
    .join(', ');
  const rows = await manager.query<Counted[]>(
    `SELECT ${statement.groupOf('f.sent_at')} AS "group", count(*)::int AS asked,
       count(f.satisfaction)::int AS answered, avg(f.satisfaction)::float8 AS mean, ${rated}
     FROM follow_up f JOIN complaint c ON c.id = f.complaint_id
     WHERE f.sent_at IS NOT NULL AND ${statement.during('f.sent_at')} AND ${statement.ofCases}
     GROUP BY 1`,
    statement.values,
  );
  return rows.map(({ group, asked, answered, mean, ...ratings }) => ({
    group,
    item: null,
    values: { asked, answered, answeredShare: shareOf(answered, asked), mean, ...ratings },
  }));
}

interface Counted {
  group: string | null;
  asked: number;
  answered: number;
  mean: number | null;
  [rated: `rated${number}`]: number;
}
