import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { systemActor } from '#contracts/actor';
import type { ComplaintView } from '#contracts/views/complaint';
import { JOBS } from '#contracts/jobs';
import { dataSource } from '#database/data-source';
import { STEP_KEYS } from '#journey/steps';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.ts';
import { viewComplaint } from '../complaint-view.ts';
import { installStarterPolicy } from '../starter-policy.ts';
import { seedDemo, type DemoSurroundings } from './seed-demo.ts';

const surroundings = (now: Date): DemoSurroundings => ({
  now,
  passwordHash: async () => 'hash',
  mailFrom: 'care@shop.example',
  publicUrl: 'http://localhost:3000',
  secret: 'a secret that only the tests know, long enough',
  filesFolder: '/nowhere',
});

async function emptyInstallation(): Promise<{ database: DataSource; end(): Promise<void> }> {
  const home: TestDatabase = await freshDatabase();
  const database = await dataSource(home.url).initialize();
  await installStarterPolicy(database);
  return { database, end: () => database.destroy().then(() => home.drop()) };
}

async function views(database: DataSource): Promise<ComplaintView[]> {
  const all = await database.query<{ id: string }[]>('SELECT id FROM complaint ORDER BY reference');
  return Promise.all(all.map(({ id }) => viewComplaint(database.manager, { id }, systemActor(null), 'en')));
}

/** In the middle of a working day, by two at once. */
async function twiceAtOnce(database: DataSource, now: Date): Promise<void> {
  const outcomes = await Promise.all([seedDemo(database, surroundings(now)), seedDemo(database, surroundings(now))]);
  expect(outcomes.map(({ state }) => state).sort()).toEqual(['demo-is-here', 'seeded']);
}

/** At night of the Sunday on which clocks go forward, after a first try that was cut short at its end. */
async function cutShortAndAnew(database: DataSource, now: Date): Promise<void> {
  const cut = { ...surroundings(now), passwordHash: () => Promise.reject(new Error('cut')) };
  await expect(seedDemo(database, cut)).rejects.toThrow('cut');
  const before = (await views(database)).map(({ reference }) => reference);
  expect(await seedDemo(database, surroundings(now))).toMatchObject({ state: 'seeded' });
  expect((await views(database)).map(({ reference }) => reference)).toEqual(before);
  expect(await database.query('SELECT DISTINCT password_hash FROM agent')).toEqual([{ password_hash: 'hash' }]);
}

// Seeding takes seconds, so that every case below is looked at on one of these two.
describe.each([
  { how: 'by two at once', at: '2026-11-18T11:30:00Z', seed: twiceAtOnce },
  { how: 'after a try that was cut short', at: '2026-03-29T00:59:00Z', seed: cutShortAndAnew },
])('seeded at $at $how', ({ at, seed }) => {
  const now = new Date(at);
  let database: DataSource;
  let end: () => Promise<void>;
  let cases: ComplaintView[];
  beforeAll(async () => {
    ({ database, end } = await emptyInstallation());
    await seed(database, now);
    cases = await views(database);
  }, 120_000);
  afterAll(() => end());

  test('the cases stand at every one of the ten steps, in both languages', () => {
    const steps = new Set(cases.map(({ journey }) => journey.next?.step));
    expect(STEP_KEYS.filter((key) => !steps.has(key))).toEqual([]);
    expect(new Set(cases.map(({ language }) => language))).toEqual(new Set(['en', 'zh-CN']));
  });

  test('every status occurs, and what a visitor should find is there', async () => {
    expect(new Set(cases.map(({ status }) => status))).toEqual(
      new Set(['new', 'open', 'pending', 'on-hold', 'resolved', 'closed', 'merged']),
    );
    expect(cases.filter(({ briefingUnread }) => briefingUnread)).toHaveLength(1);
    expect(cases.some(({ promises }) => promises.some(({ broken, state }) => broken && state === 'open'))).toBe(true);
    expect(cases.some(({ promises }) => promises.some(({ broken, state }) => !broken && state === 'kept'))).toBe(true);
    expect(cases.some(({ reopenedCount }) => reopenedCount > 0)).toBe(true);
    expect(cases.some(({ ownerCount }) => ownerCount >= 3)).toBe(true);
    expect(cases.some(({ clocks }) => clocks.some(({ state, open }) => state === 'breached' && open))).toBe(true);
    const escalations = await database.query<{ state: string }[]>(
      `SELECT DISTINCT state FROM escalation WHERE to_role = 'supervisor' ORDER BY state`,
    );
    expect(escalations.map(({ state }) => state)).toEqual(['acknowledged', 'ended', 'waiting']);
    const closed = cases.filter(({ status }) => status === 'closed');
    expect(closed.every(({ journey }) => journey.next === null)).toBe(true);
  });

  test('the past is past: nothing is due but a handful of fresh mails, and nothing lies in the future', async () => {
    for (const { table } of Object.values(JOBS).filter(({ table }) => table !== 'mail')) {
      expect([
        table,
        await database.query(`SELECT count(*)::int AS n FROM ${table} WHERE next_at <= $1`, [now]),
      ]).toEqual([table, [{ n: 0 }]]);
    }
    const waiting = await database.query<{ next_at: Date }[]>(`SELECT next_at FROM mail WHERE state = 'waiting'`);
    expect(waiting.length).toBeGreaterThan(3);
    expect(waiting.length).toBeLessThan(15);
    expect(waiting.every(({ next_at }) => next_at.getTime() === now.getTime())).toBe(true);
    expect(await database.query('SELECT count(*)::int AS n FROM complaint_event WHERE at > $1', [now])).toEqual([
      { n: 0 },
    ]);
  });

  test('another seeding changes nothing', async () => {
    expect(await seedDemo(database, surroundings(now))).toEqual({ state: 'demo-is-here' });
    expect((await views(database)).length).toBe(cases.length);
  });

  test('a follow-up comes due within minutes, for the visitor to see', async () => {
    const [{ first }] = await database.query<[{ first: Date }]>(
      `SELECT min(due_at) AS first FROM follow_up WHERE state = 'planned'`,
    );
    expect((first.getTime() - now.getTime()) / 60_000).toBeGreaterThan(0);
    expect((first.getTime() - now.getTime()) / 60_000).toBeLessThan(10);
  });

  test('all addresses are reserved for examples, and telephone numbers for fiction', async () => {
    const mails = await database.query<{ address: string }[]>(
      'SELECT email AS address FROM customer WHERE email IS NOT NULL UNION SELECT email FROM agent',
    );
    expect(mails.filter(({ address }) => !address.endsWith('.example'))).toEqual([]);
    const phones = await database.query<{ phone: string }[]>('SELECT phone FROM customer WHERE phone IS NOT NULL');
    expect(phones.filter(({ phone }) => !/^\+447700900\d{3}$/.test(phone))).toEqual([]);
  });
});

describe('seeding', () => {
  const now = new Date('2026-11-18T11:30:00Z');

  test('where people work already does nothing', async () => {
    const { database, end } = await emptyInstallation();
    await database.query(
      `INSERT INTO agent (id, email, name, role, password_hash, created_at) VALUES (gen_random_uuid(), 'a@company.example', 'Anna', 'manager', 'x', now())`,
    );
    expect(await seedDemo(database, surroundings(now))).toEqual({ state: 'people-are-here' });
    expect(await views(database)).toEqual([]);
    await end();
  });
});
