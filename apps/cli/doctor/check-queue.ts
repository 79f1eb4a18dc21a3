import { Queue } from 'bullmq';
import type { DataSource } from 'typeorm';
import type { Settings } from '#config/settings';
import { JOB_NAMES } from '#contracts/jobs';
import { COUNTED_TO } from '#contracts/views/timer';
import { readTimers } from '#database/queries/timers';
import { openQueueConnection, openRedis, queuePrefix } from '#queue/queue-connection';
import { fail, ok, placeOf, warn, within, type Finding } from './finding.ts';

const PATIENCE = 5_000;

/** Whether the queue's server answers, where it is one of its own, and which jobs were dropped. */
export async function checkQueue(settings: Settings): Promise<Finding[]> {
  if (settings.redisUrl) {
    const answer = await checkRedis(settings.redisUrl);
    if (answer.state === 'fail') return [answer];
    return [answer, await checkDroppedJobs(settings)];
  }
  return [await checkDroppedJobs(settings)];
}

/** Background work that failed: what is tried again, and what waits for a person. */
export async function checkFailedWork(database: DataSource, now: Date): Promise<Finding> {
  const kinds = await readTimers(database, now);
  const sum = (state: 'failed' | 'parked') => kinds.reduce((total, kind) => total + kind[state], 0);
  const [failed, parked] = [sum('failed'), sum('parked')];
  if (failed + parked === 0) return ok('failed work', 'none');
  const newest = await database.query<{ kind: string; reference: string | null; reason: string }[]>(
    `SELECT f.kind, c.reference, f.reason FROM timer_failure f LEFT JOIN complaint c ON c.id = f.complaint_id
     ORDER BY f.parked DESC, f.last_failed_at DESC LIMIT 3`,
  );
  const why = newest
    .map(({ kind, reference, reason }) => `${kind}${reference ? ` of ${reference}` : ''}: ${reason}`)
    .join('; ');
  const many = (count: number) => (count >= COUNTED_TO ? `${COUNTED_TO} or more` : String(count));
  return warn(
    'failed work',
    `${many(failed)} will be tried again, ${many(parked)} wait for you. ${why}`,
    'Put the reason right, then have it done again: POST /api/v1/timers/failures/retry (as a manager).',
  );
}

async function checkRedis(url: string): Promise<Finding> {
  // No second try: the queue's own connection waits for ever, and a doctor must not.
  const redis = openRedis(url, {
    lazyConnect: true,
    connectTimeout: PATIENCE,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  redis.on('error', () => undefined);
  try {
    await within(PATIENCE, redis.connect());
    await within(PATIENCE, redis.ping());
    return ok('queue', `${placeOf(url)} answers`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail(
      'queue',
      `${placeOf(url)} does not answer (${why})`,
      'Start Redis or Valkey, or correct REDIS_URL. Meanwhile nothing is lost: what is due waits in the database.',
    );
  } finally {
    redis.disconnect();
  }
}

async function checkDroppedJobs(settings: Settings): Promise<Finding> {
  const { connection, close } = openQueueConnection(settings, 1);
  const queues = JOB_NAMES.map((name) => new Queue(name, { connection, prefix: queuePrefix(name) }));
  for (const queue of queues) queue.on('error', () => undefined);
  try {
    const counts = await within(
      PATIENCE,
      Promise.all(queues.map(async (queue) => ({ name: queue.name, failed: await queue.getFailedCount() }))),
    );
    const failed = counts.filter((count) => count.failed > 0);
    if (failed.length === 0) return ok('failed jobs', 'none');
    const says = failed.map((count) => `${count.failed} of ${count.name}`).join(', ');
    return warn(
      'failed jobs',
      `${says} were dropped by the queue`,
      "Workers died at them, or the database refused to note why: see the worker's log. Their rows came due again.",
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail(
      'failed jobs',
      `cannot be counted (${why})`,
      'Run: npm run amends -- migrate (it makes the queue beside the data, too)',
    );
  } finally {
    await Promise.allSettled(queues.map((queue) => queue.close()));
    await close();
  }
}
