import type { EntityManager } from 'typeorm';
import { OWNERS_TOO_MANY, UNHAPPY_UP_TO } from '#journey/went-badly';
import { ReportStatement, type Found, type ReportScope } from './scope.ts';

/** Where recoveries wait now among the ten steps, and how long each step took that was settled in the period. */
export async function steps(manager: EntityManager, scope: ReportScope): Promise<Found[]> {
  const [waiting, settled] = await Promise.all([whereTheyWait(manager, scope), howLongTheyTook(manager, scope)]);
  const rows = new Map<string, Found>();
  for (const { group, item, ...values } of [...waiting, ...settled]) {
    const key = JSON.stringify([group, item]);
    const known = rows.get(key) ?? { group, item, values: { ...NOTHING } };
    rows.set(key, { ...known, values: { ...known.values, ...values } });
  }
  return [...rows.values()];
}

const NOTHING = { waiting: 0, waitingFor: null, done: 0, overridden: 0, takes: null };

type Key = Pick<Found, 'group' | 'item'>;
const MEDIAN = (interval: string): string =>
  `(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM ${interval}) * 1000))::float8`;

function whereTheyWait(
  manager: EntityManager,
  scope: ReportScope,
): Promise<(Key & { waiting: number; waitingFor: number | null })[]> {
  const statement = new ReportStatement(scope);
  const now = statement.value(scope.now);
  return manager.query(
    `SELECT ${statement.groupOf('c.received_at')} AS "group", ${NEXT_STEP} AS item, count(*)::int AS waiting,
       ${MEDIAN(`${now}::timestamptz - greatest(c.received_at, s.last)`)} AS "waitingFor"
     FROM complaint c
     LEFT JOIN (SELECT complaint_id, array_agg(key) AS done, max(updated_at) AS last FROM recovery_step
                WHERE state IN ('done', 'overridden') GROUP BY complaint_id) s ON s.complaint_id = c.id
     WHERE c.status NOT IN ('closed', 'merged') AND ${statement.ofCases}
     GROUP BY 1, 2`,
    statement.values,
  );
}

function howLongTheyTook(
  manager: EntityManager,
  scope: ReportScope,
): Promise<(Key & { done: number; overridden: number; takes: number | null })[]> {
  const statement = new ReportStatement(scope);
  return manager.query(
    `WITH settled AS (
       SELECT e.complaint_id, e.at, e.type, e.data->>'step' AS step, max(e.at) OVER (PARTITION BY e.complaint_id ORDER BY e.id
         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
       FROM complaint_event e
       WHERE ${SETTLES} AND e.complaint_id IN (SELECT e.complaint_id FROM complaint_event e WHERE ${SETTLES} AND ${statement.during('e.at')}))
     SELECT ${statement.groupOf('e.at')} AS "group", e.step AS item,
       count(*) FILTER (WHERE e.type = 'step.done')::int AS done, count(*) FILTER (WHERE e.type = 'step.overridden')::int AS overridden,
       ${MEDIAN('e.at - greatest(c.received_at, e.before)')} AS takes
     FROM settled e JOIN complaint c ON c.id = e.complaint_id
     WHERE ${statement.during('e.at')} AND c.status <> 'merged' AND ${statement.ofCases}
     GROUP BY 1, 2`,
    statement.values,
  );
}

const SETTLES = `e.type IN ('step.done', 'step.overridden')`;

const open = (key: string): string => `NOT '${key}' = ANY(coalesce(s.done, '{}'))`;

/** Only time or the customer can fill what step 8 lacks: a follow-up is on its way, and nothing of ours is left to do. */
const FOLLOW_UP_WAITS = `(
  EXISTS (SELECT FROM follow_up f WHERE f.complaint_id = c.id AND f.resolution = c.reopened_count + 1 AND f.state IN ('planned', 'sent'))
  AND NOT EXISTS (SELECT FROM follow_up f WHERE f.complaint_id = c.id AND f.resolution = c.reopened_count + 1 AND f.state = 'answered')
  AND NOT EXISTS (SELECT FROM satisfaction g WHERE g.complaint_id = c.id AND g.resolution = c.reopened_count + 1)
  AND NOT EXISTS (SELECT FROM recovery_step r WHERE r.complaint_id = c.id AND r.key = 'follow-through'
    AND r.evidence @? '$.tokens[*] ? (!exists(@.deliveredAt))'))`;

/** What the rules of the journey mean by a recovery that went badly. */
const WENT_BADLY = `(c.reopened_count > 0 OR c.owner_count >= ${OWNERS_TOO_MANY}
  OR EXISTS (SELECT FROM clock k WHERE k.complaint_id = c.id AND k.breached_at IS NOT NULL)
  OR coalesce((SELECT a.satisfaction FROM (SELECT satisfaction, answered_at AS at FROM follow_up f WHERE f.complaint_id = c.id AND satisfaction IS NOT NULL
      UNION ALL SELECT satisfaction, at FROM satisfaction g WHERE g.complaint_id = c.id) a ORDER BY a.at DESC LIMIT 1),
    (SELECT (r.evidence->>'satisfaction')::int FROM recovery_step r WHERE r.complaint_id = c.id AND r.key = 'follow-through')) <= ${UNHAPPY_UP_TO})`;

/** The step to do next, as the journey of a single case says; null when there is nothing left to do. */
const NEXT_STEP = `CASE
  WHEN c.owner_id IS NULL AND ${open('ownership')} THEN 'ownership'
  ${['capture', 'expectation', 'ownership', 'calm', 'reassurance', 'objectivity', 'resolve'].map((key) => `WHEN ${open(key)} THEN '${key}'`).join(' ')}
  WHEN ${open('follow-through')} AND NOT ${FOLLOW_UP_WAITS} THEN 'follow-through'
  WHEN ${open('big-picture')} THEN 'big-picture'
  WHEN ${open('process-roots')} AND ${WENT_BADLY} THEN 'process-roots'
  WHEN ${open('follow-through')} THEN 'follow-through' END`;
