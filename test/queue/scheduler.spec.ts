import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { Log } from '#config/log';
import type { JobName } from '#contracts/jobs';
import { FileStore } from '#files/file-store';
import { dataSource } from '#database/data-source';
import type { JobQueues } from '#queue/sweep';
import { Scheduler } from '../../apps/worker/scheduler.ts';
import { freshDatabase, type TestDatabase } from '../support/postgres.ts';
import { until } from '../support/until.ts';

let database: TestDatabase;
let source: DataSource;
let scheduler: Scheduler;
let said: string[];
let enqueued: JobName[];
let queueFails: boolean;

const queues: JobQueues = {
  waiting: async () => 0,
  add: async (kind) => {
    if (queueFails) throw new Error('READONLY');
    enqueued.push(kind);
  },
};

beforeEach(async () => {
  database = await freshDatabase();
  source = await dataSource(database.url, { poolSize: 5 }).initialize();
  [said, enqueued, queueFails] = [[], [], false];
  const say = (_facts: unknown, words?: string) => void said.push(words ?? String(_facts));
  const log = { info: say, warn: say, error: say } as unknown as Log;
  scheduler = new Scheduler(source, database.url, queues, { now: () => new Date() }, log, new FileStore('/nowhere'));
});
afterEach(async () => {
  await scheduler.stop();
  await source.destroy();
  await database.drop();
});

const plan = async () => {
  await source.query(
    `INSERT INTO outbox (job, subject_id, next_at) VALUES ('announce-owner', gen_random_uuid(), now())`,
  );
  scheduler.ring();
};

test('tidying up that takes long keeps nothing waiting that is due', async () => {
  const holder = source.createQueryRunner();
  await holder.startTransaction();
  await holder.query('LOCK TABLE session');
  scheduler.start();
  await until('it is tidying up', async () => {
    const waiting = await source.query(
      `SELECT FROM pg_stat_activity WHERE query LIKE 'DELETE FROM session%' AND wait_event_type = 'Lock' AND datname = current_database()`,
    );
    return waiting.length === 1;
  });
  for (const times of [1, 2]) {
    await plan();
    await until(`it enqueued ${times}`, () => enqueued.length === times, 5_000);
  }
  expect(scheduler.isWorking()).toBe(true);
  await holder.rollbackTransaction();
  await holder.release();
  expect(said).toEqual([]);
});

test('tidying up that fails says so, once, and calls nothing away that is there', async () => {
  await source.query('ALTER TABLE session RENAME TO sessions_of_old');
  scheduler.start();
  await until('it has said so', () => said.length > 0);
  for (const times of [1, 2]) {
    await plan();
    await until(`it enqueued ${times}`, () => enqueued.length === times, 5_000);
  }
  expect(said).toEqual(['tidying up failed: trying again later']);
});

test('a look that fails for a reason of its own is not called an outage; a queue that refuses is, and both are said once', async () => {
  await source.query('ALTER TABLE reminder RENAME TO reminder_of_old');
  scheduler.start();
  const broken = 'looking for what is due failed: trying again';
  await until('it has said so', () => said.includes(broken));
  queueFails = true;
  await source.query('ALTER TABLE reminder_of_old RENAME TO reminder');
  await plan();
  const away = 'the database or the queue is away: trying again';
  await until('it has said that the queue is away', () => said.includes(away));
  queueFails = false;
  const back = 'the database and the queue are back';
  await until('it has said that it is back', () => said.includes(back));
  expect(enqueued).toEqual(['do-outbox-job']);
  for (const words of [broken, away, back]) expect(said.filter((one) => one === words)).toHaveLength(1);
});
