import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Queue } from 'bullmq';
import type { DataSource } from 'typeorm';
import { JOBS, JOB_NAMES, type DueRow, type JobData, type JobName } from '#contracts/jobs';
import { dataSource } from '#database/data-source';
import { openQueueConnection, queuePrefix, type QueueConnection } from '#queue/queue-connection';
import { look, LOST_AFTER, QueueFailure, sweep, type JobQueues } from '#queue/sweep';
import { BullQueues } from '../../apps/worker/bull-queues.ts';
import { freshDatabase, type TestDatabase } from '../support/postgres.ts';
import { BACKENDS, type TestBackend } from '../support/queue-backends.ts';
import { until } from '../support/until.ts';

const NOW = new Date('2026-11-20T09:00:00Z');
const at = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

// What the sweep does it does in the database; on Valkey, which is slow in here, it is seen at work by the other files. CI has a
// real Redis, where all of it is tested.
const where = process.env.TEST_REDIS_URL ? BACKENDS : BACKENDS.slice(0, 1);

describe.each(where)('the sweep with its queue in %s', (_, openBackend) => {
  let backend: TestBackend;
  let database: TestDatabase;
  let source: DataSource;
  let connection: QueueConnection;
  let queues: Map<JobName, Queue>;
  let ours: JobQueues;

  beforeAll(async () => void (backend = await openBackend()));
  afterAll(() => backend.stop());

  beforeEach(async () => {
    database = await freshDatabase();
    source = await dataSource(database.url, { poolSize: 5 }).initialize();
    connection = openQueueConnection({ redisUrl: backend.redisUrl, databaseUrl: database.url }, 1);
    const options = (kind: JobName) => ({ connection: connection.connection, prefix: queuePrefix(kind) });
    queues = new Map(JOB_NAMES.map((kind) => [kind, new Queue(kind, options(kind))]));
    ours = new BullQueues(queues);
  });

  afterEach(async () => {
    for (const queue of queues.values()) await queue.close();
    await connection.close();
    await backend.wipe(database.url);
    await source.destroy();
    await database.drop();
  });

  /** Rows without what they belong to: the sweep looks at nothing else. Each comes due some milliseconds after the one before. */
  const plan = (
    kind: 'clock' | 'follow-up' | 'outbox' | 'mail' | 'urgent-mail',
    count: number,
    first: Date,
    apart = 1,
  ) =>
    source.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      const due = `$1::timestamptz + n * $3 * interval '1 millisecond'`;
      const mail = (urgent: boolean) =>
        `INSERT INTO mail (id, key, to_address, to_name, language, template, subject, text, html, automatic, urgent, next_at, created_at)
         SELECT gen_random_uuid(), gen_random_uuid()::text, 'a@x.example', 'A', 'en', 'x', 'x', 'x', 'x', true, ${urgent}, ${due}, $1 FROM generate_series(0, $2 - 1) n`;
      const insert = {
        mail: mail(false),
        'urgent-mail': mail(true),
        clock: `INSERT INTO clock (id, complaint_id, kind, ordinal, started_at, state, target_ms, next_at)
          SELECT gen_random_uuid(), gen_random_uuid(), 'resolution', 1, $1, 'running', 1, ${due} FROM generate_series(0, $2 - 1) n ORDER BY random()`,
        'follow-up': `INSERT INTO follow_up (id, complaint_id, resolution, step, due_at, next_at)
          SELECT gen_random_uuid(), gen_random_uuid(), 1, n, $1, ${due} FROM generate_series(0, $2 - 1) n`,
        outbox: `INSERT INTO outbox (job, subject_id, next_at) SELECT 'announce-owner', gen_random_uuid(), ${due} FROM generate_series(0, $2 - 1) n`,
      }[kind];
      await manager.query(insert, [first, count, apart]);
    });

  const round = async (now: Date, into = ours) => {
    const { due } = await look(source, now);
    return due.length > 0 ? sweep(source, into, now, due) : 0;
  };
  const jobsOf = async (kind: JobName): Promise<JobData[]> =>
    (await queues.get(kind)!.getWaiting(0, -1))
      .toSorted((a, b) => Number(a.id) - Number(b.id))
      .map(({ data }) => data as JobData);
  const rowsOf = async (kind: JobName): Promise<DueRow[]> => (await jobsOf(kind)).flatMap(({ rows }) => rows);

  test('what is due is enqueued in the order in which it came due, in jobs of its batch', async () => {
    await plan('clock', 130, at(-60_000));
    expect(await round(NOW)).toBe(130);
    expect((await jobsOf('reach-rungs')).map(({ rows }) => rows.length)).toEqual([50, 50, 30]);
    const inOrder = await source.query<{ id: string }[]>('SELECT id FROM clock ORDER BY next_at');
    expect((await rowsOf('reach-rungs')).map(({ id }) => id)).toEqual(inOrder.map(({ id }) => id));
  });

  test('with nothing due one statement is asked, no queue at all, and the next time is known', async () => {
    await plan('clock', 3, at(5_000));
    let asked = 0;
    const counting = new Proxy(source, {
      get: (target, name) =>
        name === 'query'
          ? (...query: Parameters<DataSource['query']>) => (asked++, target.query(...query))
          : Reflect.get(target, name),
    });
    const nobody: JobQueues = {
      waiting: () => Promise.reject(new Error('asked')),
      add: () => Promise.reject(new Error('asked')),
    };
    const { due, next } = await look(counting, NOW);
    expect({ asked, due, next }).toEqual({ asked: 1, due: [], next: at(5_000) });
    expect(await sweep(counting, nobody, NOW, due)).toBe(0);
    expect(asked).toBe(1);
  });

  test('50,000 due follow-ups do not delay one escalation: it is in front of the very next round', async () => {
    await plan('follow-up', 50_000, at(-3_600_000));
    expect(await round(NOW)).toBeLessThanOrEqual(100);
    await plan('clock', 1, at(-1));
    const order: [JobName, number][] = [];
    const watched: JobQueues = {
      waiting: (kind) => ours.waiting(kind),
      add: async (kind, jobs) => {
        order.push([kind, jobs.flatMap(({ rows }) => rows).length]);
        await ours.add(kind, jobs);
      },
    };
    await round(NOW, watched);
    expect(order).toEqual([
      ['reach-rungs', 1],
      ['send-follow-up', 100],
    ]);
    expect(await rowsOf('reach-rungs')).toHaveLength(1);
  });

  test('50,000 due mails to customers do not delay the mail about an escalation: it is in front, in a queue of its own', async () => {
    await plan('mail', 50_000, at(-3_600_000));
    await plan('follow-up', 1, at(-3_600_000));
    await plan('urgent-mail', 1, at(-1));
    expect((await look(source, NOW)).due).toEqual(['deliver-urgent-mail', 'send-follow-up', 'deliver-mail']);
    expect(await round(NOW)).toBe(102);
    const [urgent] = await source.query<{ id: string }[]>('SELECT id FROM mail WHERE urgent');
    expect((await rowsOf('deliver-urgent-mail')).map(({ id }) => id)).toEqual([urgent!.id]);
    const others = (await rowsOf('deliver-mail')).map(({ id }) => id);
    expect(others).toHaveLength(100);
    expect(others).not.toContain(urgent!.id);
  });

  test('a queue that fails stops no other kind, and its failure is told when all have had their turn', async () => {
    await plan('clock', 1, at(-60_000));
    await plan('urgent-mail', 1, at(-60_000));
    await plan('follow-up', 1, at(-60_000));
    await plan('outbox', 1, at(-60_000));
    const failing: JobQueues = {
      waiting: (kind) =>
        kind === 'reach-rungs' || kind === 'send-follow-up'
          ? Promise.reject(new Error(`no ${kind}`))
          : ours.waiting(kind),
      add: (kind, jobs) => ours.add(kind, jobs),
    };
    const failure: unknown = await round(NOW, failing).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(QueueFailure);
    expect(String(failure)).toContain('no reach-rungs');
    expect(await rowsOf('deliver-urgent-mail')).toHaveLength(1);
    expect(await rowsOf('do-outbox-job')).toHaveLength(1);
  });

  test('a queue that does not answer keeps no other urgent kind waiting for it', async () => {
    await plan('clock', 1, at(-60_000));
    await plan('urgent-mail', 1, at(-60_000));
    let giveUp: (reason: Error) => void = () => undefined;
    const silence = new Promise<number>((_resolve, reject) => (giveUp = reject));
    const silent: JobQueues = {
      waiting: (kind) => (kind === 'reach-rungs' ? silence : ours.waiting(kind)),
      add: (kind, jobs) => ours.add(kind, jobs),
    };
    const swept = round(NOW, silent);
    await until('the other kind is enqueued', async () => (await rowsOf('deliver-urgent-mail')).length === 1, 5_000);
    giveUp(new Error('away'));
    await expect(swept).rejects.toThrow('away');
  });

  test('a full queue is left alone until it has room, and keeps no other kind waiting', async () => {
    await plan('follow-up', 1_500, at(-3_600_000));
    while ((await round(NOW)) > 0);
    expect(await ours.waiting('send-follow-up')).toBe(1_000);
    await plan('outbox', 1, at(-1));
    expect(await round(NOW)).toBe(1);
    await queues.get('send-follow-up')!.drain();
    expect(await round(NOW)).toBe(100);
  });

  test('more due rows than any cap are all enqueued, each once (zammad 2,000 objects a run, osTicket 100)', async () => {
    await plan('outbox', 1_345, at(-3_600_000));
    const seen: string[] = [];
    let rounds = 0;
    for (; (await round(NOW)) > 0; rounds++) {
      if ((await ours.waiting('do-outbox-job')) < 1_000) continue;
      seen.push(...(await rowsOf('do-outbox-job')).map(({ id }) => id));
      await queues.get('do-outbox-job')!.drain();
    }
    seen.push(...(await rowsOf('do-outbox-job')).map(({ id }) => id));
    expect(rounds).toBeGreaterThan(10);
    expect(seen.map(Number)).toEqual(Array.from({ length: 1_345 }, (_one, n) => n + 1));
  });

  test('workers that sweep at the same moment share the rows out, and double none (bullmq #3063, #2876, #3381)', async () => {
    await plan('outbox', 300, at(-3_600_000));
    const sweepAll = async () => {
      while ((await round(NOW)) > 0);
    };
    await Promise.all([sweepAll(), sweepAll(), sweepAll(), sweepAll()]);
    await sweepAll();
    const ids = (await rowsOf('do-outbox-job')).map(({ id }) => id);
    expect(ids).toHaveLength(300);
    expect(new Set(ids).size).toBe(300);
  });

  test('an enqueued row is lost after a while, also when the machine’s clock was set back in between', async () => {
    await plan('clock', 1, at(-7_200_000));
    expect(await round(NOW)).toBe(1);
    expect(await round(at(LOST_AFTER - 1))).toBe(0);
    expect(await round(at(LOST_AFTER + 1))).toBe(1);
    // Two workers' clocks differ a little; that alone loses nothing.
    expect(await round(at(LOST_AFTER - 1_000))).toBe(0);
    expect(await round(at(-3_600_000))).toBe(1);
  });

  test('rows that a queue refused are given back at once, and go in their order with the next round', async () => {
    await plan('clock', 10, at(-60_000));
    const refusing: JobQueues = { waiting: async () => 0, add: () => Promise.reject(new Error('away')) };
    await expect(round(NOW, refusing)).rejects.toThrow('away');
    await plan('clock', 1, at(-1));
    expect(await round(NOW)).toBe(11);
    const inOrder = await source.query<{ id: string }[]>('SELECT id FROM clock ORDER BY next_at');
    expect((await rowsOf('reach-rungs')).map(({ id }) => id)).toEqual(inOrder.map(({ id }) => id));
  });

  test('a row that failed before goes by itself, and says so', async () => {
    await plan('clock', 3, at(-60_000));
    const [, second] = await source.query<{ id: string }[]>('SELECT id FROM clock ORDER BY next_at');
    await source.query(
      `INSERT INTO timer_failure (kind, row_id, reason, attempts, first_failed_at, last_failed_at, parked) VALUES ('reach-rungs', $1, 'x', 1, $2, $2, false)`,
      [second!.id, NOW],
    );
    await round(NOW);
    const jobs = await jobsOf('reach-rungs');
    expect(jobs.map(({ rows }) => rows.length)).toEqual([1, 2]);
    expect(jobs[0]!.rows[0]).toMatchObject({ id: second!.id, failedBefore: true });
    expect(jobs[1]!.rows.some((row) => row.failedBefore)).toBe(false);
  });

  test('no job of the queue is a delayed or a repeated one: a lost promotion cannot make anything late (bullmq #1658, #2466, #2534)', async () => {
    await plan('clock', 5, at(-1_000));
    await plan('clock', 5, at(60_000));
    await round(NOW);
    for (const queue of queues.values()) {
      expect(await queue.getDelayedCount()).toBe(0);
      expect(await queue.getJobSchedulersCount()).toBe(0);
    }
    expect(await rowsOf('reach-rungs')).toHaveLength(5);
  });

  test('the look walks the partial indexes of what is planned, whatever there is', async () => {
    await plan('clock', 20_000, at(60_000));
    await plan('mail', 20_000, at(60_000));
    for (const kind of JOB_NAMES) await source.query(`ANALYZE ${JOBS[kind].table}`);
    let text = '';
    const noting = { query: (sql: string) => ((text = sql), Promise.resolve([])) } as unknown as DataSource;
    await look(noting, NOW);
    const lines = await source.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${text}`, [at(-LOST_AFTER), at(LOST_AFTER)]);
    const explained = lines.map((line) => line['QUERY PLAN']).join('\n');
    expect(explained).toContain('Index Scan using clock_due on clock');
    expect(explained).not.toContain('Seq Scan on clock');
    expect(explained).toContain('Index Scan using mail_due_urgent on mail');
    expect(explained).toContain('Index Scan using mail_due on mail');
  });
});
