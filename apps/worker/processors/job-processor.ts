import { WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { Counter, Histogram, register } from 'prom-client';
import type { JobData, JobName } from '#contracts/jobs';

/** Jobs of each kind by outcome. `nothing` is a job whose row somebody else had done, or that is not due any more. */
const done = metric(
  'amends_jobs_total',
  (name) => new Counter({ name, help: 'Jobs by kind and outcome', labelNames: ['kind', 'outcome'] }),
);
const seconds = metric(
  'amends_job_seconds',
  (name) =>
    new Histogram({
      name,
      help: 'Duration of jobs in seconds',
      labelNames: ['kind'],
      buckets: [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    }),
);

/** What every processor shares: it re-reads by id, counts, and lets failures fail, so that the failed set is read by a person. */
export abstract class JobProcessor extends WorkerHost {
  protected abstract readonly kind: JobName;

  /** Does what the row is due for. @returns whether there was something to do */
  protected abstract work(data: JobData, origin: string): Promise<boolean>;

  async process(job: Job<JobData>): Promise<void> {
    const end = seconds.startTimer({ kind: this.kind });
    try {
      const outcome = (await this.work(job.data, `job:${this.kind}:${job.data.id}`)) ? 'done' : 'nothing';
      done.inc({ kind: this.kind, outcome });
    } catch (error) {
      done.inc({ kind: this.kind, outcome: 'failed' });
      throw error;
    } finally {
      end();
    }
  }
}

/** Metrics live in one registry of the process; tests that load this twice find the first. */
function metric<T>(name: string, make: (name: string) => T): T {
  return (register.getSingleMetric(name) as T | undefined) ?? make(name);
}
