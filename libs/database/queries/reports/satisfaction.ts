import type { EntityManager } from 'typeorm';
import { ReportStatement, shareOf, type Found, type ReportScope } from './scope.ts';

/** How satisfied those were who answered a follow-up that was sent in the period, or said so in it without being asked. */
export async function satisfaction(manager: EntityManager, scope: ReportScope): Promise<Found[]> {
  const statement = new ReportStatement(scope);
  const rated = [1, 2, 3, 4, 5]
    .map((rating) => `count(*) FILTER (WHERE f.satisfaction = ${rating})::int AS rated${rating}`)
    .join(', ');
  const rows = await manager.query<Counted[]>(
    `SELECT ${statement.groupOf('f.at')} AS "group", count(*) FILTER (WHERE f.asked)::int AS asked,
       count(f.satisfaction) FILTER (WHERE f.asked)::int AS answered, count(*) FILTER (WHERE NOT f.asked)::int AS unasked,
       avg(f.satisfaction)::float8 AS mean, ${rated}
     FROM (SELECT complaint_id, sent_at AS at, satisfaction, TRUE AS asked FROM follow_up WHERE sent_at IS NOT NULL
           UNION ALL SELECT complaint_id, at, satisfaction, FALSE FROM satisfaction) f JOIN complaint c ON c.id = f.complaint_id
     WHERE ${statement.during('f.at')} AND ${statement.ofCases}
     GROUP BY 1`,
    statement.values,
  );
  return rows.map(({ group, asked, answered, unasked, mean, ...ratings }) => ({
    group,
    item: null,
    values: { asked, answered, answeredShare: shareOf(answered, asked), unasked, mean, ...ratings },
  }));
}

interface Counted {
  group: string | null;
  asked: number;
  answered: number;
  unasked: number;
  mean: number | null;
  [rated: `rated${number}`]: number;
}
