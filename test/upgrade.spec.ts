import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { dataSource, databaseOptions } from '#database/data-source';
import { migrate, schemaDrift } from '#database/migrate';
import { MIGRATIONS } from '#database/migrations/migrations';
import { newId } from '#kernel/ids';
import { administer, databaseUrl } from './support/postgres.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let name: string;
let url: string;
let old: DataSource;
let customerId: string;
let numbers = 0;

// A database as the first version left it.
beforeEach(async () => {
  const server = process.env.AMENDS_TEST_SERVER!;
  name = `amends_test_upgrade_${randomBytes(6).toString('hex')}`;
  await administer(server, `CREATE DATABASE ${name}`);
  url = databaseUrl(server, name);
  old = new DataSource({ ...databaseOptions(url, { poolSize: 1 }), migrations: MIGRATIONS.slice(0, 1) });
  await old.initialize();
  await old.runMigrations();
  customerId = newId();
  await old.query(`INSERT INTO customer (id, name, created_at) VALUES ($1, 'Li Wei', now())`, [customerId]);
});
afterEach(async () => {
  if (old.isInitialized) await old.destroy();
  await administer(process.env.AMENDS_TEST_SERVER!, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});

async function complaint(status = 'open'): Promise<string> {
  const id = newId();
  await old.query(
    `INSERT INTO complaint (id, reference, customer_id, status, severity, channel, language, words, received_at, logged_at, updated_at, search)
     VALUES ($1, $2, $3, $4, 'normal', 'phone', 'en', 'Wrong bill.', now(), now(), now(), '')`,
    [id, `C-2026-${++numbers}`, customerId, status],
  );
  return id;
}

async function promise(complaintId: string, dueIn: number, state = 'open'): Promise<string> {
  const id = newId();
  await old.query(
    `INSERT INTO promise (id, complaint_id, what, due_at, made_at, state) VALUES ($1, $2, 'Call back', now() + $3 * interval '1 ms', now(), $4)`,
    [id, complaintId, dueIn, state],
  );
  return id;
}

/** What the upgraded database says. */
async function upgraded<Row>(sql: string): Promise<Row[]> {
  await old.destroy();
  await migrate(url);
  const now = await dataSource(url, { poolSize: 1 }).initialize();
  try {
    return await now.query(sql);
  } finally {
    await now.destroy();
  }
}

test('promises that were open before the upgrade are reminded of, each in time', async () => {
  const [open, resolved, closed] = [await complaint(), await complaint('resolved'), await complaint('closed')];
  const wanted = new Map([
    [await promise(open, 10 * 24 * HOUR), 24 * HOUR],
    [await promise(open, 8 * HOUR), 2 * HOUR],
    [await promise(resolved, 30 * MINUTE), 15 * MINUTE],
  ]);
  await promise(open, -HOUR);
  await promise(open, 10 * MINUTE);
  await promise(open, 8 * HOUR, 'kept');
  await promise(closed, 8 * HOUR);

  const reminders = await upgraded<Record<string, unknown> & { promiseId: string; lead: number }>(
    `SELECT r.promise_id AS "promiseId", r.key, r.kind, r.state, r.complaint_id = p.complaint_id AS "ofItsComplaint",
       r.next_at = r.due_at AS due, extract(epoch FROM p.due_at - r.due_at)::float * 1000 AS lead
     FROM reminder r JOIN promise p ON p.id = r.promise_id`,
  );

  expect(reminders.map(({ promiseId }) => promiseId).sort()).toEqual([...wanted.keys()].sort());
  for (const { promiseId, lead, ...rest } of reminders) {
    expect(rest).toEqual({
      key: `promise:${promiseId}`,
      kind: 'promise',
      state: 'planned',
      ofItsComplaint: true,
      due: true,
    });
    // A share of the time left shrinks while the upgrade runs.
    expect(Math.abs(lead - wanted.get(promiseId)!)).toBeLessThan(MINUTE);
  }
});

test('a recalculation left from before the upgrade counts the open complaints that it has before it', async () => {
  for (const status of ['new', 'open', 'pending', 'on-hold', 'resolved', 'closed']) await complaint(status);
  await old.query(`INSERT INTO outbox (job, subject_id, next_at) VALUES ('derive-clocks', $1, now())`, [newId()]);
  expect(
    await upgraded(
      `SELECT why, total, done, next_at IS NOT NULL AS due, (SELECT count(*)::int FROM outbox) AS jobs FROM recalculation`,
    ),
  ).toEqual([{ why: 'policy', total: 4, done: 0, due: true, jobs: 0 }]);
});

test('without one nothing is recalculated, and an upgraded database is what the entities describe', async () => {
  await complaint();
  expect(await upgraded('SELECT FROM recalculation')).toEqual([]);
  expect(await schemaDrift(url)).toEqual([]);
});

test('steps that were settled before the upgrade are known with how long each took, whatever happened to them since', async () => {
  const [first, second] = [await complaint(), await complaint()];
  const happened = (complaintId: string, minutes: number, type: string, step: string) =>
    old.query(
      `INSERT INTO complaint_event (complaint_id, at, type, actor_kind, data)
       SELECT id, received_at + $2 * interval '1 minute', $3, 'agent', jsonb_build_object('step', $4::text) FROM complaint WHERE id = $1`,
      [complaintId, minutes, type, step],
    );
  await happened(first, 10, 'step.done', 'capture');
  await happened(second, 7, 'step.overridden', 'calm');
  await happened(first, 15, 'step.reopened', 'capture');
  await happened(first, 30, 'step.done', 'capture');
  await happened(first, 25, 'step.done', 'expectation');
  await happened(first, 45, 'step.done', 'ownership');
  expect(
    await upgraded(
      `SELECT s.step, s.overridden, s.took, s.complaint_id = '${first}' AS "isFirst" FROM settled_step s JOIN complaint_event e ON e.id = s.event_id AND e.at = s.at ORDER BY s.event_id`,
    ),
  ).toEqual([
    { step: 'capture', overridden: false, took: 10 * MINUTE, isFirst: true },
    { step: 'calm', overridden: true, took: 7 * MINUTE, isFirst: false },
    { step: 'capture', overridden: false, took: 20 * MINUTE, isFirst: true },
    { step: 'expectation', overridden: false, took: -5 * MINUTE, isFirst: true },
    { step: 'ownership', overridden: false, took: 15 * MINUTE, isFirst: true },
  ]);
});
