import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Job } from 'bullmq';
import type { JobData } from '#contracts/jobs';
import { PROCESSORS } from '../../apps/worker/processors/processors.ts';
import { BACKENDS, type TestBackend } from '../support/queue-backends.ts';
import { until } from '../support/until.ts';
import { HOUR, MINUTE, Stage } from './stage.ts';

const ALL = (name: string) => [`${name}:warning`, `${name}:breach`, `${name}:later`];

describe.each(BACKENDS)('what goes wrong around the worker with its queue in %s', (_, openBackend) => {
  let backend: TestBackend;
  let stage: Stage;

  beforeAll(async () => void (backend = await openBackend()));
  afterAll(() => backend.stop());
  afterEach(() => stage.close());

  const nothingLeft = async () =>
    (await stage.count(`outbox`)) + (await stage.count(`mail WHERE state = 'waiting'`)) === 0;

  test('the queue is away for an hour: then everything is caught up, each once, and later deadlines fire in time (bullmq #1658, #2466, #2534)', async () => {
    stage = await Stage.open(backend);
    const worker = await stage.startWorker();
    await stage.log(worker, 'first');
    await until('the first is acknowledged', () => stage.mail.to('first@customer.example')[0]);
    const back = await backend.away(stage.database.url);
    try {
      await stage.log(worker, 'second');
      stage.jump(MINUTE);
      await stage.log(worker, 'third');
      stage.jump(HOUR);
      expect(await stage.raised()).toEqual([]);
    } finally {
      await back();
    }
    await until('all rungs are reached', async () => (await stage.raised()).length === 9, 25_000);
    await until('everything is done', nothingLeft);
    const [first, second] = [ALL('first'), ALL('second')];
    expect(await stage.raised()).toEqual(
      [...first.flatMap((one, n) => [one, second[n]!]), ...ALL('third')].toSorted(byRung),
    );
    expect(await stage.twice()).toEqual([]);
    for (const name of ['second', 'third']) expect(stage.mail.to(`${name}@customer.example`)).toHaveLength(1);
    // Not hours late, as a delayed job would be: what comes due from now on fires at its time.
    await stage.log(worker, 'fourth');
    stage.jump(2 * MINUTE);
    await until('the warning of the fourth', async () => (await stage.raised()).includes('fourth:warning'), 5_000);
  }, 60_000);

  test('the machine’s clock jumps an hour forward: what came due is done at once, each once', async () => {
    stage = await Stage.open(backend);
    const worker = await stage.startWorker();
    await stage.log(worker, 'first');
    stage.jump(HOUR);
    await until('all rungs are reached', async () => (await stage.raised()).length === 3);
    expect(worker.scheduler.isWorking()).toBe(true);
    expect(await stage.raised()).toEqual(ALL('first'));
  });

  test('the machine’s clock is set an hour back: nothing fires early or twice, and all of it fires at its time', async () => {
    stage = await Stage.open(backend);
    const worker = await stage.startWorker();
    await stage.log(worker, 'first');
    stage.jump(2 * MINUTE);
    await until('the warning', async () => (await stage.raised()).length === 1);
    stage.jump(-HOUR);
    await stage.log(worker, 'second');
    await until('the second is acknowledged', () => stage.mail.to('second@customer.example')[0]);
    expect(worker.scheduler.isWorking()).toBe(true);
    stage.jump(3 * MINUTE);
    await until('the warning of the second', async () => (await stage.raised()).includes('second:warning'));
    expect(await stage.raised()).toHaveLength(2);
    stage.jump(HOUR + 2 * MINUTE);
    await until('all rungs are reached', async () => (await stage.raised()).length === 6);
    expect(await stage.twice()).toEqual([]);
  });

  test('a row that is in the queue when the clock is set back fires when its time comes again', async () => {
    stage = await Stage.open(backend);
    const worker = await stage.startWorker();
    await stage.log(worker, 'first');
    await worker.scheduler.stop();
    stage.jump(2 * MINUTE);
    const rows = await stage.source.query<JobData['rows']>(
      `UPDATE clock SET enqueued_at = $1 WHERE next_at <= $1 RETURNING id, complaint_id AS "complaintId"`,
      [stage.now],
    );
    stage.jump(-HOUR);
    await worker.app
      .get(PROCESSORS['reach-rungs'])
      .process({ data: { rows: rows.flat().slice(0, 1) } } as Job<JobData>);
    expect(await stage.count('clock WHERE enqueued_at IS NOT NULL')).toBe(0);
    expect(await stage.raised()).toEqual([]);
    stage.jump(HOUR);
    await stage.startWorker();
    await until('the warning', async () => (await stage.raised()).length === 1);
  });

  test('a job whose lock was lost runs twice at the same time, and is in the books once (bullmq #439)', async () => {
    stage = await Stage.open(backend);
    const [worker, other] = await Promise.all([stage.startWorker(), stage.startWorker()]);
    await stage.log(worker, 'first');
    await until('it is acknowledged', nothingLeft);
    for (const { scheduler } of stage.workers) await scheduler.stop();
    stage.jump(10 * MINUTE);
    const [clock] = await stage.source.query<{ id: string; complaintId: string }[]>(
      'SELECT id, complaint_id AS "complaintId" FROM clock WHERE next_at <= $1',
      [stage.now],
    );
    const job = { data: { rows: [clock!] } } as Job<JobData>;
    const run = (where: typeof worker) => where.app.get(PROCESSORS['reach-rungs']).process(job);
    await Promise.all([run(worker), run(other), run(worker)]);
    expect(await stage.raised()).toEqual(ALL('first'));
    expect(await stage.twice()).toEqual([]);
    expect(await stage.count('timer_failure')).toBe(0);
  });

  test('workers that start at the same moment neither remove nor double anything (bullmq #3063, #2876, #3381)', async () => {
    stage = await Stage.open(backend);
    const first = await stage.startWorker();
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const name of names) await stage.log(first, name);
    await first.scheduler.stop();
    stage.jump(10 * MINUTE);
    await Promise.all([stage.startWorker(), stage.startWorker(), stage.startWorker()]);
    await until('all rungs are reached', async () => (await stage.raised()).length === 15);
    await until('everything is done', nothingLeft);
    expect(await stage.twice()).toEqual([]);
    expect((await stage.raised()).toSorted()).toEqual(names.flatMap(ALL).toSorted());
  });

  test('a backlog of follow-ups does not delay an escalation', async () => {
    stage = await Stage.open(backend);
    const worker = await stage.startWorker();
    const id = await stage.log(worker, 'first');
    await until('it is acknowledged', nothingLeft);
    const BACKLOG = 3_000;
    // None of them may be sent, since the complaint is open: that is found out one by one.
    await stage.source.query(
      `INSERT INTO follow_up (id, complaint_id, resolution, step, due_at, next_at)
       SELECT gen_random_uuid(), $1, 9, n, $2, $2 FROM generate_series(1, $3) n`,
      [id, stage.now, BACKLOG],
    );
    worker.scheduler.ring();
    const waiting = `follow_up WHERE state = 'planned'`;
    await until('the backlog is being worked on', async () => (await stage.count(waiting)) < BACKLOG);
    stage.jump(2 * MINUTE);
    await until('the warning', async () => (await stage.raised()).length === 1);
    expect(await stage.count(waiting)).toBeGreaterThan(BACKLOG / 2);
  });

  test('a backlog of mail to customers does not delay the mail that tells the supervisor', async () => {
    stage = await Stage.open(backend);
    const worker = await stage.startWorker();
    await stage.log(worker, 'first');
    await until('it is acknowledged', nothingLeft);
    const BACKLOG = 5_000;
    await stage.source.query(
      `INSERT INTO mail (id, key, to_address, to_name, language, template, subject, text, html, automatic, next_at, created_at)
       SELECT gen_random_uuid(), 'backlog:' || n, 'many@customer.example', 'Many', 'en', 'follow-up', 'x', 'x', 'x', true, $1, $1
       FROM generate_series(1, $2) n`,
      [stage.now, BACKLOG],
    );
    worker.scheduler.ring();
    const waiting = `mail WHERE key LIKE 'backlog:%' AND state = 'waiting'`;
    await until('the backlog is being worked on', async () => (await stage.count(waiting)) < BACKLOG);
    stage.jump(4 * MINUTE);
    await until('the supervisor has the mail', () => stage.mail.to('supervisor@team.example')[0]);
    expect(await stage.count(waiting)).toBeGreaterThan(BACKLOG / 2);
    const urgent = await stage.source.query('SELECT DISTINCT template, urgent FROM mail ORDER BY template');
    expect(urgent).toEqual([
      { template: 'acknowledgement', urgent: false },
      { template: 'escalation', urgent: true },
      { template: 'follow-up', urgent: false },
    ]);
  });
});

/** In the order of their times: the first two came a minute before the third. */
const byRung = (a: string, b: string) => timeOf(a) - timeOf(b) || a.localeCompare(b);
const timeOf = (one: string) => {
  const [name, rung] = one.split(':') as [string, string];
  return { warning: 2, breach: 4, later: 6 }[rung]! + (name === 'third' ? 1 : 0);
};
