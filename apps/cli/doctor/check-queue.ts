import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import type { Settings } from '#config/settings';
import { JOB_NAMES } from '#contracts/jobs';
import { openQueueConnection } from '#queue/queue-connection';
import { fail, ok, placeOf, warn, within, type Finding } from './finding.ts';

const PATIENCE = 5_000;

/** Whether the queue's server answers, where it is one of its own, and which jobs have failed. */
export async function checkQueue(settings: Settings): Promise<Finding[]> {
  if (settings.redisUrl) {
    const answer = await checkRedis(settings.redisUrl);
    if (answer.state === 'fail') return [answer];
    return [answer, await checkFailedJobs(settings)];
  }
  return [await checkFailedJobs(settings)];
}

async function checkRedis(url: string): Promise<Finding> {
  // No second try: the queue's own connection waits for ever, and a doctor must not.
  const redis = new Redis(url, {
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

async function checkFailedJobs(settings: Settings): Promise<Finding> {
  const { connection, close } = openQueueConnection(settings, 1);
  const queues = JOB_NAMES.map((name) => new Queue(name, { connection }));
  try {
    const counts = await within(
      PATIENCE,
      Promise.all(queues.map(async (queue) => ({ name: queue.name, failed: await queue.getFailedCount() }))),
    );
    const failed = counts.filter((count) => count.failed > 0);
    if (failed.length === 0) return ok('failed jobs', 'none');
    const says = failed.map((count) => `${count.failed} of ${count.name}`).join(', ');
    return warn('failed jobs', says, "Read the reasons in the worker's log. Their rows come due again by themselves.");
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
