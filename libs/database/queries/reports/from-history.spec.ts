import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { ReportQuery } from '#contracts/bodies/report-query';
import type { ReportName } from '#contracts/reports';
import { STEP_KEYS } from '#journey/steps';
import { newId } from '#kernel/ids';
import { person } from '../../../../test/support/person.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/support/postgres.ts';
import { dataSource } from '../../data-source.ts';
import { readReport } from './read-report.ts';

// What reports keep beside the history, compared with what the history itself says, on cases with all that may happen to them.

const NOW = new Date('2026-11-25T12:00:00Z');
const CASES = 600;

let database: TestDatabase;
let source: DataSource;
const teams = [newId(), newId()];
const manager = person('manager');
const agent = person('agent', teams[0]);

beforeAll(async () => {
  database = await freshDatabase();
  source = await dataSource(database.url).initialize();
  for (const [n, id] of teams.entries())
    await source.query('INSERT INTO team (id, name) VALUES ($1, $2)', [id, `Team ${n}`]);
  for (const { id, role, teamId } of [manager, agent])
    await source.query(
      `INSERT INTO agent (id, email, name, role, team_id, password_hash, created_at) VALUES ($1, $2, 'A', $3, $4, 'x', now())`,
      [id, `${role}@company.example`, role, teamId],
    );
  await source.query(COMPANY, [teams, agent.id, CASES]);
  await source.query(SETTLEMENTS, [STEP_KEYS]);
  await source.query(TURNS);
}, 60_000);
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

/** Of two teams and none, some owned across teams, some merged, some reopened, some brought by an import; customers come again. */
const COMPANY = `
WITH customers AS (
  INSERT INTO customer (id, name, created_at) SELECT gen_random_uuid(), 'C' || n, now() FROM generate_series(0, $3 / 3) n RETURNING id, substr(name, 2)::int AS n
), cases AS (
  SELECT n, gen_random_uuid() AS id, timestamptz '2026-06-01T08:00:00Z' + (n * 7919 % 4000) * interval '1 hour' AS received_at, n % 11 = 3 AS merged
  FROM generate_series(1, $3) n
)
INSERT INTO complaint (id, reference, customer_id, status, severity, channel, language, words, category, place, team_id, owner_id, source, external_id,
  received_at, logged_at, resolved_at, reopened_count, merged_into_id, updated_at, search)
SELECT s.id, 'C-2026-' || s.n, c.id, CASE WHEN merged THEN 'merged' WHEN s.n % 3 = 0 THEN 'closed' WHEN s.n % 3 = 1 THEN 'resolved' ELSE 'open' END, 'normal',
  'phone', 'en', 'x', 'category ' || s.n % 4, 'place ' || s.n % 5, ($1::uuid[])[s.n % 3], CASE WHEN s.n % 7 = 0 THEN $2::uuid END,
  CASE WHEN s.n % 13 = 0 THEN 'desk' ELSE 'api' END, CASE WHEN s.n % 13 = 0 THEN s.n::text END, received_at, received_at,
  CASE WHEN s.n % 3 < 2 THEN received_at + (s.n % 400) * interval '1 hour' END, CASE WHEN s.n % 5 = 0 THEN 1 + s.n % 2 ELSE 0 END, CASE WHEN merged THEN s.id END,
  received_at, ''
FROM cases s JOIN customers c ON c.n = s.n % ($3 / 3)`;

/** Steps in any order, some passed over, some taken up again and done anew, two at one instant, one before the receipt. */
const SETTLEMENTS = `
INSERT INTO complaint_event (complaint_id, at, type, actor_kind, data)
SELECT id, received_at + (hashtext(reference || nth) % 3000) * interval '1 minute' * (nth / 4), type, 'agent', jsonb_build_object('step', ($1::text[])[1 + (hashtext(reference) & 7 + nth) % 10])
FROM complaint CROSS JOIN LATERAL (SELECT nth, CASE (hashtext(reference || nth) >> 3) & 7 WHEN 0 THEN 'step.overridden' WHEN 1 THEN 'step.reopened' WHEN 2 THEN 'step.saved'
  ELSE 'step.done' END AS type FROM generate_series(0, substr(reference, 8)::int % 14) nth) s
ORDER BY nth, id`;

/** The settlements of those that were settled, and of those that came back all of them. */
const TURNS = `
INSERT INTO complaint_event (complaint_id, at, type, actor_kind, data)
SELECT id, at, 'status.changed', 'agent', jsonb_build_object('from', from_status, 'to', to_status) FROM (
  SELECT id, received_at + interval '30 hours' * turn AS at, 'open' AS from_status, CASE WHEN turn = 1 AND reference LIKE '%5' THEN 'closed' ELSE 'resolved' END AS to_status
  FROM complaint CROSS JOIN generate_series(1, 2) turn WHERE reopened_count > 0
  UNION ALL SELECT id, received_at + interval '40 hours', 'resolved', 'open' FROM complaint WHERE reopened_count > 0
  UNION ALL SELECT id, resolved_at, 'open', 'resolved' FROM complaint WHERE reopened_count = 0 AND resolved_at IS NOT NULL) turns
ORDER BY at, id`;

async function read(name: ReportName, query: ReportQuery, actor: Actor): Promise<Map<string, unknown>> {
  const opened = () => {
    throw new Error('No calendar is asked');
  };
  const { rows } = await readReport(source.manager, name, query, { actor, language: 'en', now: NOW, opened });
  return new Map(rows.map(({ group, item, values }) => [`${group} ${item}`, values]));
}

/** What the actor may see, in words of SQL. */
const SEEN = (actor: Actor): string =>
  actor === manager ? 'TRUE' : `(c.team_id IS NULL OR c.team_id = '${actor.teamId}' OR c.owner_id = '${actor.id}')`;

const during = (at: string): string =>
  `${at} >= ($1 || 'T00:00Z')::timestamptz AND ${at} < ($2 || 'T00:00Z')::timestamptz + interval '24 hours'`;

const PERIODS: [from: string, to: string][] = [
  ['2026-01-01', '2026-11-25'],
  ['2026-08-01', '2026-08-31'],
  ['2026-09-07', '2026-09-07'],
];
const SCOPES: [what: string, query: ReportQuery, condition: string, group: string][] = [
  ['everything', {}, 'TRUE', 'NULL'],
  ['by team', { groupBy: 'team' }, 'TRUE', 'c.team_id::text'],
  ['by place of one category', { groupBy: 'place', category: 'category 2' }, `c.category = 'category 2'`, 'c.place'],
  ['of no team', { team: 'none' }, 'c.team_id IS NULL', 'NULL'],
];
const combinations = [manager, agent].flatMap((actor) =>
  SCOPES.flatMap((scope) => PERIODS.map((period) => ({ actor, scope, period, name: `${actor.role}, ${scope[0]}, ${period[0]} to ${period[1]}` }))),
); // prettier-ignore

describe('as the history itself says', () => {
  test('there is something to compare: steps settled more than once, backwards in time and of merged cases', async () => {
    const [row] = await source.query<Record<string, number>[]>(
      `SELECT count(*)::int AS settled, (SELECT count(*) FROM complaint_event WHERE type IN ('step.done', 'step.overridden'))::int AS events,
         count(*) FILTER (WHERE took < 0)::int AS backwards, count(DISTINCT (complaint_id, step))::int AS steps FROM settled_step`,
    );
    expect(row!.settled).toBe(row!.events);
    expect(row!.settled).toBeGreaterThan(2_000);
    expect(row!.steps).toBeLessThan(row!.settled!);
    expect(row!.backwards).toBeGreaterThan(0);
    const { settled, reopened, repeated } = (await read('reopened', { from: '2026-01-01', to: '2026-11-25' }, agent)).get('null null') as Record<string, number>; // prettier-ignore
    for (const count of [settled, reopened, repeated]) expect(count).toBeGreaterThan(10);
  });

  test.each(combinations)('how long each step took: $name', async ({ actor, scope: [, query, condition, group], period: [from, to] }) => {
    const old = await source.query<{ group: string | null; item: string; done: number; overridden: number; takes: number }[]>(
      `SELECT g AS "group", step AS item, count(*) FILTER (WHERE type = 'step.done')::int AS done, count(*) FILTER (WHERE type = 'step.overridden')::int AS overridden,
         (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM took) * 1000))::float8 AS takes
       FROM (SELECT ${group} AS g, e.data->>'step' AS step, e.type, e.at - greatest(c.received_at, (SELECT max(b.at) FROM complaint_event b
           WHERE b.complaint_id = e.complaint_id AND b.id < e.id AND b.type IN ('step.done', 'step.overridden'))) AS took
         FROM complaint_event e JOIN complaint c ON c.id = e.complaint_id
         WHERE e.type IN ('step.done', 'step.overridden') AND ${during('e.at')} AND c.status <> 'merged' AND ${condition} AND ${SEEN(actor)}) taken
       GROUP BY g, step`,
      [from, to],
    ); // prettier-ignore
    const now = await read('steps', { ...query, from, to }, actor);
    for (const { group: of, item, ...values } of old) expect([of, item, now.get(`${of} ${item}`)]).toEqual([of, item, expect.objectContaining(values)]);
    const settled = [...now.values()].filter((values) => (values as { takes: number | null }).takes !== null);
    expect(settled).toHaveLength(old.length);
  }); // prettier-ignore

  test.each(combinations)('what came back: $name', async ({ actor, scope: [, query, condition, group], period: [from, to] }) => {
    const old = await source.query<{ group: string | null; settled: number; reopened: number; repeated: number }[]>(
      `SELECT g AS "group", count(*)::int AS settled, count(*) FILTER (WHERE again)::int AS reopened, count(*) FILTER (WHERE repeated)::int AS repeated
       FROM (SELECT ${group} AS g, c.reopened_count > 0 AS again, EXISTS (SELECT FROM complaint n WHERE n.customer_id = c.customer_id
           AND n.id <> c.id AND n.status <> 'merged' AND n.received_at > c.at AND n.received_at <= c.at + interval '720 hours') AS repeated
         FROM (SELECT c.*, CASE WHEN c.reopened_count = 0 THEN c.resolved_at ELSE (SELECT e.at FROM complaint_event e
               WHERE e.complaint_id = c.id AND e.type = 'status.changed' AND e.data->>'to' IN ('resolved', 'closed') ORDER BY e.id LIMIT 1) END AS at FROM complaint c) c
         WHERE ${during('c.at')} AND c.status <> 'merged' AND (c.source = 'api' OR c.external_id IS NULL) AND ${condition} AND ${SEEN(actor)}) held
       GROUP BY g`,
      [from, to],
    ); // prettier-ignore
    const now = await read('reopened', { ...query, from, to }, actor);
    for (const { group: of, ...values } of old) expect([of, now.get(`${of} null`)]).toEqual([of, expect.objectContaining(values)]);
    const settled = ([...now.values()] as { settled: number }[]).filter((values) => values.settled > 0);
    expect(settled).toHaveLength(old.filter((values) => values.settled > 0).length);
  }); // prettier-ignore
});
