import type { Queue } from 'bullmq';
import type { JobData, JobName } from '#contracts/jobs';
import type { JobQueues } from '#queue/sweep';

/**
 * Done jobs leave at once, since the history tells what was done. What fails is written down in the database; the failed set
 * keeps only jobs of which even that could not be said, or whose worker died twice.
 */
const JOB_OPTIONS = { removeOnComplete: true, removeOnFail: { count: 1_000 }, attempts: 1 };

/** How long the queue may take to answer (milliseconds). Redis commands wait for a Redis that is away, without end. */
const PATIENCE = 5_000;

/** The queues of BullMQ, one for each kind of job, so that a pile of one kind does not keep another waiting. */
export class BullQueues implements JobQueues {
  /** Kinds whose last jobs were put on the way to a queue that has not answered yet: they arrive when it is back. */
  private readonly unanswered = new Set<JobName>();

  constructor(private readonly queues: ReadonlyMap<JobName, Queue>) {}

  async waiting(kind: JobName): Promise<number> {
    // Or every try of an outage would pile up on the way, and arrive at once.
    if (this.unanswered.has(kind)) throw new Error(`the queue has not answered yet: ${kind}`);
    return answerOf(this.of(kind).getWaitingCount());
  }

  async add(kind: JobName, jobs: JobData[]): Promise<void> {
    const added = this.of(kind).addBulk(jobs.map((data) => ({ name: kind, data, opts: JOB_OPTIONS })));
    let isAnswered = false;
    const answered = added.finally(() => {
      isAnswered = true;
      this.unanswered.delete(kind);
    });
    await answerOf(answered).catch((error: unknown) => {
      if (!isAnswered) this.unanswered.add(kind);
      throw error;
    });
  }

  private of(kind: JobName): Queue {
    return this.queues.get(kind)!;
  }
}

async function answerOf<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the queue did not answer within ${PATIENCE / 1000} seconds`)), PATIENCE);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
