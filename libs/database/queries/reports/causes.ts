import type { EntityManager } from 'typeorm';
import { CAUSE_WRITTEN } from '#journey/causes';
import { ReportStatement, shareOf, type Found, type ReportScope } from './scope.ts';

/**
 * Causes named in step 9: those that are offered by their key, whichever language they were written in, others as they were
 * written. Those that make up most first, with the share that they and those before them have.
 */
export async function causes(manager: EntityManager, scope: ReportScope): Promise<Found[]> {
  const statement = new ReportStatement(scope);
  const rows = await manager.query<Counted[]>(
    `SELECT ${statement.groupColumns}, item, count(*)::int AS count
     FROM (SELECT ${statement.groupOf('c.received_at')} AS g, coalesce(known.key, nullif(btrim(r.evidence->>'causeCategory'), '')) AS item
       FROM complaint c LEFT JOIN recovery_step r ON r.complaint_id = c.id AND r.key = 'big-picture'
         LEFT JOIN unnest(${statement.value(CAUSE_WRITTEN.map(([written]) => written))}::text[], ${statement.value(CAUSE_WRITTEN.map(([, key]) => key))}::text[])
           AS known(written, key) ON known.written = lower(btrim(r.evidence->>'causeCategory'))
       WHERE ${statement.during('c.received_at')} AND c.status <> 'merged' AND ${statement.ofCases}) named
     ${statement.grouped('item')} ORDER BY count DESC, item`,
    statement.values,
  );
  const groups = new Map(rows.map(({ whole, group }) => [JSON.stringify([whole, group]), { whole, group }]));
  return [...groups.values()].flatMap(({ whole, group }) =>
    pareto(rows.filter((row) => row.whole === whole && row.group === group)),
  );
}

/** Without an item no cause is named yet. */
interface Counted extends Omit<Found, 'values'> {
  count: number;
}

/** @param rows of one group, the most frequent first */
function pareto(rows: readonly Counted[]): Found[] {
  const named = rows.filter(({ item }) => item !== null);
  const whole = named.reduce((sum, { count }) => sum + count, 0);
  let sum = 0;
  const found = named.map(({ count, ...row }) => {
    sum += count;
    return { ...row, values: { count, share: shareOf(count, whole), cumulative: shareOf(sum, whole) } };
  });
  const unnamed = rows.filter(({ item }) => item === null);
  return [
    ...found,
    ...unnamed.map(({ count, ...row }) => ({ ...row, values: { count, share: null, cumulative: null } })),
  ];
}
