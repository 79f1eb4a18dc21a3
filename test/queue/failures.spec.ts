import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Job } from 'bullmq';
import { register } from 'prom-client';
import type { JobData } from '#contracts/jobs';
import { RetryTimers } from '#recovery/retry-timers';
import { PROCESSORS } from '../../apps/worker/processors/processors.ts';
import { BACKENDS, type TestBackend } from '../support/queue-backends.ts';
import { until } from '../support/until.ts';
import { HOUR, MINUTE, Stage } from './stage.ts';

describe.each(BACKENDS)('background work that fails, with the queue in %s', (_, openBackend) => {
  let backend: TestBackend;
  let stage: Stage;

  beforeAll(async () => void (backend = await openBackend()));
  afterAll(() => backend.stop());
  afterEach(() => stage.close());

  const failures = () =>
    stage.source.query<{ attempts: number; parked: boolean; reason: string }[]>(
      'SELECT attempts, parked, reason FROM timer_failure',
    );
  const failedTimes = async (attempts: number) => (await failures())[0]?.attempts === attempts;

  /** From now on nothing can be written of this complaint's escalations. */
  const poison = (complaintId: string) =>
    stage.source.query(`
      CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF NEW.complaint_id = '${complaintId}' THEN RAISE EXCEPTION 'no place for "账单收了两次费用"'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER poison BEFORE INSERT ON escalation FOR EACH ROW EXECUTE FUNCTION poison()`);

  test('a row that fails holds nobody up, is tried again after 1, 5, 15 and 60 minutes, then waits for a person', async () => {
    stage = await Stage.open(backend);
    const worker = await stage.startWorker();
    for (const name of ['a', 'b']) await stage.log(worker, name);
    await poison(await stage.log(worker, 'poisoned'));
    // A change of the complaint would plan its clocks anew, and undo the back-off.
    const waiting = async () => (await stage.count('outbox')) + (await stage.count(`mail WHERE state = 'waiting'`));
    await until('all are acknowledged', async () => (await waiting()) === 0);
    stage.jump(10 * MINUTE);
    await until('those beside it are done', async () => (await stage.raised()).length === 6);
    await until('it failed', () => failedTimes(1));
    const metric = await register.getSingleMetricAsString('amends_timers');
    expect(metric).toContain('amends_timers{kind="reach-rungs",state="failed"} 1');
    for (const [times, minutes] of [1, 5, 15, 60].entries()) {
      await until(`it failed ${times + 1} times`, () => failedTimes(times + 1));
      const [row] = await stage.source.query<{ at: Date }[]>(
        'SELECT next_at AS at FROM clock ORDER BY next_at LIMIT 1',
      );
      expect(row!.at).toEqual(new Date(stage.now.getTime() + minutes * MINUTE));
      stage.jump(minutes * MINUTE);
    }
    await until('it is parked', async () => (await failures())[0]?.parked);
    expect(await failures()).toEqual([
      { attempts: 5, parked: true, reason: 'QueryFailedError P0001: no place for "…"' },
    ]);
    stage.jump(24 * HOUR);
    expect(await stage.count('clock WHERE next_at <= now()')).toBe(0);

    await stage.source.query('DROP TRIGGER poison ON escalation');
    expect(await worker.app.get(RetryTimers).all(['reach-rungs'])).toBe(1);
    await until('it is done at last', async () => (await stage.raised()).length === 9);
    await until('it is off the books', async () => (await failures()).length === 0);
    expect(await stage.twice()).toEqual([]);
  });

  test('somebody else’s lock is not the row’s failure: it is done as soon as the lock is gone', async () => {
    stage = await Stage.open(backend);
    const worker = await stage.startWorker();
    const id = await stage.log(worker, 'first');
    await until('it is acknowledged', () => stage.mail.to('first@customer.example')[0]);
    const holder = stage.source.createQueryRunner();
    await holder.startTransaction();
    await holder.query('SELECT FROM complaint WHERE id = $1 FOR UPDATE', [id]);
    stage.jump(2 * MINUTE);
    await until('the sweep has taken it', async () => (await stage.count('clock WHERE enqueued_at IS NOT NULL')) > 0);
    expect(await stage.raised()).toEqual([]);
    await holder.commitTransaction();
    await holder.release();
    await until('the warning', async () => (await stage.raised()).length === 1);
    expect(await failures()).toEqual([]);
  });

  test('a row that is over or gone meanwhile is not done after all, and its failure leaves the books', async () => {
    stage = await Stage.open(backend);
    const worker = await stage.startWorker();
    const complaintId = await stage.log(worker, 'first');
    await worker.scheduler.stop();
    const [followUp] = await stage.source.query<{ id: string }[]>(
      `INSERT INTO follow_up (id, complaint_id, resolution, step, due_at, state)
       VALUES (gen_random_uuid(), $1, 1, 1, $2, 'cancelled') RETURNING id`,
      [complaintId, stage.now],
    );
    for (const [kind, id] of [
      ['send-follow-up', followUp!.id],
      ['do-outbox-job', '987654'],
    ])
      await stage.source.query(
        `INSERT INTO timer_failure (kind, row_id, reason, attempts, first_failed_at, last_failed_at, parked) VALUES ($1, $2, 'x', 5, $3, $3, true)`,
        [kind, id, stage.now],
      );
    expect(await worker.app.get(RetryTimers).all(['send-follow-up', 'do-outbox-job'])).toBe(0);
    expect(await failures()).toEqual([]);
    expect(await stage.count('follow_up WHERE next_at IS NOT NULL')).toBe(0);
  });

  test('of a row that is gone no failure is kept, and one that another worker did is no success of this one', async () => {
    stage = await Stage.open(backend);
    const worker = await stage.startWorker();
    await worker.scheduler.stop();
    const run = (rows: JobData['rows']) =>
      worker.app.get(PROCESSORS['do-outbox-job']).process({ data: { rows } } as Job<JobData>);
    // Its complaint is not there, so that it fails; its row is not there either.
    await run([{ id: '1', complaintId: '01890a5d-ac96-774b-bcce-b302099a8057' }]);
    expect(await failures()).toEqual([]);
  });
});
