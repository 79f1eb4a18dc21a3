import type { EntityManager } from 'typeorm';
import { OWNERS_TOO_MANY, UNHAPPY_UP_TO } from '#journey/went-badly';
import { ReportStatement, type Found, type ReportScope } from './scope.ts';

/** Where recoveries wait now among the ten steps, and how long each step took that was settled in the period. */
export async function steps(manager: EntityManager, scope: ReportScope): Promise<Found[]> {
  // One after the other: they share one connection, which sees one moment.
  const waiting = await whereTheyWait(manager, scope);
  const settled = await howLongTheyTook(manager, scope);
  const rows = new Map<string, Found>();
  for (const { whole, group, item, ...values } of [...waiting, ...settled]) {
    const key = JSON.stringify([whole, group, item]);
    const known = rows.get(key) ?? { whole, group, item, values: { ...NOTHING } };
    rows.set(key, { ...known, values: { ...known.values, ...values } });
  }
  return [...rows.values()];
}

const NOTHING = { waiting: 0, waitingFor: null, done: 0, overridden: 0, takes: null };

type Key = Omit<Found, 'values'>;
const MEDIAN = (milliseconds: string): string => `percentile_cont(0.5) WITHIN GROUP (ORDER BY ${milliseconds})`;

function whereTheyWait(
  manager: EntityManager,
  scope: ReportScope,
): Promise<(Key & { waiting: number; waitingFor: number | null })[]> {
  const statement = new ReportStatement(scope);
  const now = statement.value(scope.now);
  return manager.query(
    `SELECT ${statement.groupColumns}, item, count(*)::int AS waiting, ${MEDIAN('extract(epoch FROM since) * 1000')} AS "waitingFor"
     FROM (SELECT ${statement.groupOf('c.received_at')} AS g, ${NEXT_STEP} AS item, ${now}::timestamptz - greatest(c.received_at, s.last) AS since
       FROM complaint c
       CROSS JOIN LATERAL (SELECT array_agg(r.key) AS done, max(r.updated_at) AS last FROM recovery_step r
         WHERE r.complaint_id = c.id AND r.state IN ('done', 'overridden')) s
       WHERE c.status NOT IN ('closed', 'merged') AND ${statement.ofCases}) waits
     ${statement.grouped('item')}`,
    statement.values,
  );
}

function howLongTheyTook(
  manager: EntityManager,
  scope: ReportScope,
): Promise<(Key & { done: number; overridden: number; takes: number | null })[]> {
  const statement = new ReportStatement(scope);
  return manager.query(
    `SELECT "group", whole, item, done, overridden, (SELECT ${MEDIAN('took')} FROM unnest(times) AS took) AS takes
     FROM (SELECT ${statement.groupColumns}, step AS item, count(*) FILTER (WHERE NOT overridden)::int AS done,
         count(*) FILTER (WHERE overridden)::int AS overridden, array_agg(took) AS times
       FROM (SELECT ${statement.groupOf('s.at')} AS g, s.step, s.overridden, s.took
         FROM settled_step s JOIN complaint c ON c.id = s.complaint_id
         WHERE ${statement.during('s.at')} AND c.status <> 'merged' AND ${statement.ofCases}) settled
       ${statement.grouped('step')}) taken`,
    statement.values,
  );
}

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
