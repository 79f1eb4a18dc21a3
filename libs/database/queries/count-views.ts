import type { EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { ComplaintFilters } from '#contracts/bodies/complaint-filters';
import { COUNTED_UP_TO, QUEUE_VIEWS } from '#contracts/queue-views';
import type { OwnView, QueueCounts } from '#contracts/views/queue';
import { addVisibleTo } from '../visible-to.ts';
import { Conditions } from './conditions.ts';
import { addFilters } from './queue-conditions.ts';

/** How many complaints that the actor may see are in each view, counted up to a thousand, in one statement. */
export async function countViews(
  manager: EntityManager,
  own: readonly OwnView[],
  actor: Actor,
  now: Date,
): Promise<QueueCounts> {
  const asked = [...QUEUE_VIEWS.map((view) => ({ view })), ...own.map(({ filters }) => filters)];
  const counts = await count(manager, asked, actor, now);
  const counted = (at: number) => ({
    count: counts[at] === null ? null : Math.min(counts[at]!, COUNTED_UP_TO),
    more: counts[at]! > COUNTED_UP_TO,
  });
  return {
    views: QUEUE_VIEWS.map((view, at) => ({ view, ...counted(at) })),
    own: own.map(({ id }, at) => ({ id, ...counted(QUEUE_VIEWS.length + at) })),
  };
}

async function count(
  manager: EntityManager,
  asked: readonly ComplaintFilters[],
  actor: Actor,
  now: Date,
): Promise<(number | null)[]> {
  const values: unknown[] = [];
  const columns = asked.map((filters) => {
    // A search reads all that it finds before the first row is there.
    if (filters.q !== undefined) return 'NULL';
    const where = addVisibleTo(new Conditions(values), actor);
    addFilters(where, filters, actor, now);
    return `(SELECT count(*)::int FROM (SELECT FROM complaint c WHERE ${where.sql} LIMIT ${COUNTED_UP_TO + 1}) counted)`;
  });
  const [row] = await manager.query<[{ counts: (number | null)[] }]>(
    `SELECT ARRAY[${columns.join()}] AS counts`,
    values,
  );
  return row.counts;
}
