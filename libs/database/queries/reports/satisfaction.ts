import type { EntityManager } from 'typeorm';
import { ReportStatement, shareOf, type Found, type ReportScope } from './scope.ts';

/** How satisfied those were who answered a follow-up that was sent in the period, or said so in it without being asked. */
export async function satisfaction(manager: EntityManager, scope: ReportScope): Promise<Found[]> {
  const statement = new ReportStatement(scope);
  const rated = [1, 2, 3, 4, 5]
    .map((rating) => `count(*) FILTER (WHERE satisfaction = ${rating})::int AS rated${rating}`)
    .join(', ');
  const rows = await manager.query<Counted[]>(
    `SELECT ${statement.groupColumns}, count(*) FILTER (WHERE asked)::int AS asked,
       count(satisfaction) FILTER (WHERE asked)::int AS answered, count(*) FILTER (WHERE NOT asked)::int AS unasked,
       avg(satisfaction)::float8 AS mean, ${rated}
     FROM (SELECT ${statement.groupOf('f.at')} AS g, f.satisfaction, f.asked
       FROM (SELECT complaint_id, sent_at AS at, satisfaction, TRUE AS asked FROM follow_up WHERE sent_at IS NOT NULL
             UNION ALL SELECT complaint_id, at, satisfaction, FALSE FROM satisfaction) f JOIN complaint c ON c.id = f.complaint_id
       WHERE ${statement.during('f.at')} AND ${statement.ofCases}) said
     ${statement.grouped()}`,
    statement.values,
  );
  return rows.map(({ whole, group, asked, answered, unasked, mean, ...ratings }) => ({
    whole,
    group,
    item: null,
    values: { asked, answered, answeredShare: shareOf(answered, asked), unasked, mean, ...ratings },
  }));
}

interface Counted extends Pick<Found, 'whole' | 'group'> {
  asked: number;
  answered: number;
  unasked: number;
  mean: number | null;
  [rated: `rated${number}`]: number;
}
