import type { Queue } from 'bullmq';
import type { JobData, JobName } from '#contracts/jobs';
import type { JobQueues } from '#queue/sweep';

/** Done jobs leave at once, since the history tells what was done; failed ones stay to be read by a person. */
const JOB_OPTIONS = { removeOnComplete: true, removeOnFail: { count: 1_000 }, attempts: 1 };

/** The queues of BullMQ, one for each kind of job, so that a pile of one kind does not keep another waiting. */
export class BullQueues implements JobQueues {
  constructor(private readonly queues: ReadonlyMap<JobName, Queue>) {}

  waiting(name: JobName): Promise<number> {
    return this.of(name).getWaitingCount();
  }

  async add(name: JobName, jobs: JobData[]): Promise<void> {
    await this.of(name).addBulk(jobs.map((data) => ({ name, data, opts: JOB_OPTIONS })));
  }

  private of(name: JobName): Queue {
    return this.queues.get(name)!;
  }
}
