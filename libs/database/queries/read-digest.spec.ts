import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { newId } from '#kernel/ids';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.ts';
import { dataSource } from '../data-source.ts';
import { celebrating } from './read-digest.ts';

let database: TestDatabase;
let source: DataSource;
const [me, other] = [newId(), newId()];

beforeAll(async () => {
  database = await freshDatabase();
  source = await dataSource(database.url).initialize();
  for (const [n, id] of [me, other].entries())
    await source.query(
      `INSERT INTO agent (id, email, name, role, password_hash, created_at) VALUES ($1, $2, 'A', 'agent', 'x', now())`,
      [id, `${n}@company.example`],
    );
  // A day of every year each, and two complaints: an old one of one agent and a new one of another.
  await source.query(
    `INSERT INTO customer (id, name, created_at, important_days)
     SELECT gen_random_uuid(), 'Customer ' || n, now(),
       jsonb_build_array(jsonb_build_object('name', 'Birthday', 'date', to_char(date '2028-01-01' + n % 366, 'MM-DD')))
     FROM generate_series(1, 20000) n`,
  );
  await source.query(
    `INSERT INTO complaint (id, reference, customer_id, status, severity, channel, language, words, received_at, logged_at, updated_at, search, owner_id)
     SELECT gen_random_uuid(), 'C-' || n.n || '-' || turn, cu.id, 'closed', 'normal', 'phone', 'en', 'x', now() + turn * interval '1 day', now(), now(), '',
       CASE WHEN n.n % 2 = turn THEN $1::uuid ELSE $2::uuid END
     FROM customer cu CROSS JOIN LATERAL (SELECT substr(cu.name, 10)::int AS n) n CROSS JOIN generate_series(0, 1) turn`,
    [me, other],
  );
  await source.query('ANALYZE customer, complaint');
}, 60_000);
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

/** The numbers of the customers whose day it is, by date. */
const numbers = (day: number, odd: boolean) =>
  Array.from({ length: 20_000 }, (_, n) => n + 1).filter((n) => n % 366 === day && (n % 2 === 1) === odd);

test('those celebrate whose day it is, with the person who owns their latest complaint', async () => {
  const names = async (agent: string, dates: string[]) =>
    (await celebrating(source.manager, agent, dates)).map(({ name }) => name).sort();
  const named = (...all: number[]) => all.map((n) => `Customer ${n}`).sort();
  // The first of January is day 0. The latest complaint of odd numbers is mine.
  expect(await names(me, ['01-01', '2026-01-01'])).toEqual(named(...numbers(0, true)));
  expect(await names(other, ['01-01', '2026-01-01'])).toEqual(named(...numbers(0, false)));
  expect(await names(me, ['02-28', '02-29'])).toEqual(named(...numbers(58, true), ...numbers(59, true)));
  expect(await names(me, ['2026-01-01'])).toEqual([]);
});

test('it is found by the day, however many customers there are', async () => {
  let explained: string[] = [];
  const manager = {
    query: async (sql: string, values: unknown[]) =>
      (explained = (await source.query<Record<string, string>[]>(`EXPLAIN ${sql}`, values)).map(
        (row) => row['QUERY PLAN']!,
      )),
  };
  await celebrating(manager as never, me, ['01-01', '2026-01-01']);
  const plan = explained.join('\n');
  expect(plan).toContain('customer_by_important_day');
  expect(plan).toContain('complaint_by_customer');
  expect(plan).not.toContain('Seq Scan');
});
