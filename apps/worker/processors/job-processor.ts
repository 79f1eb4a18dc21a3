import { setTimeout as wait } from 'node:timers/promises';
import { WorkerHost } from '@nestjs/bullmq';
import { Inject, Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import { Counter, Histogram, register } from 'prom-client';
import type { DueRow, JobData, JobName } from '#contracts/jobs';
import { isConflict, isDatabaseAway } from '#database/database-away';
import { RecordFailure } from '#recovery/record-failure';

/** Rows of each kind by outcome. `nothing` is a row that somebody else had done, or that is not due any more. */
const outcomes = metric(
  'amends_jobs_total',
  (name) => new Counter({ name, help: 'Due rows by kind and outcome', labelNames: ['kind', 'outcome'] }),
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

/** The pause before a database that is away is asked again (milliseconds). */
const PAUSE = 500;

/** After this long (milliseconds) a job gives its rows up to the next sweep, which takes them for lost by then. */
const PATIENCE = 30_000;

/**
 * What every processor shares. A row that fails is written down with its reason and put off; those beside it are done all the
 * same. While the database is away a job waits in its place: going on would only burn the queue.
 */
export abstract class JobProcessor extends WorkerHost {
  protected abstract readonly kind: JobName;
  @Inject(RecordFailure) private readonly failures: RecordFailure;
  private readonly logger = new Logger('worker');
  private readonly stopped = new AbortController();

  /** Does what the rows are due for. @returns for how many there was something to do */
  protected abstract work(rows: DueRow[], origin: string): Promise<number>;

  async process({ data: { rows } }: Job<JobData>): Promise<void> {
    const end = seconds.startTimer({ kind: this.kind });
    try {
      // One that failed before goes by itself: whether it went well must be known of it alone.
      const alone = rows.length === 1 || rows.some((row) => row.failedBefore);
      if (alone || !(await this.doTogether(rows))) for (const row of rows) await this.doAlone(row);
    } finally {
      end();
    }
  }

  /** Takes no more jobs, lets those at work finish, and waits for no database. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await this.worker.close();
  }

  private async doTogether(rows: DueRow[]): Promise<boolean> {
    try {
      await this.count(rows, await this.attempt(rows));
      return true;
    } catch (error) {
      // Nothing of it was done. If the database is away, it is so for each row as well.
      if (isDatabaseAway(error)) this.giveUp(rows);
      return isDatabaseAway(error);
    }
  }

  private async doAlone(row: DueRow): Promise<void> {
    try {
      const did = await this.attempt([row]);
      await this.count([row], did);
      if (did > 0 && row.failedBefore) await this.failures.forget(this.kind, row.id);
    } catch (error) {
      await this.failed(row, error).catch((second: unknown) => {
        if (!isDatabaseAway(second)) throw second;
        this.giveUp([row]);
      });
    }
  }

  private async attempt(rows: DueRow[]): Promise<number> {
    const started = performance.now();
    for (;;) {
      try {
        return await this.work(rows, `job:${this.kind}:${rows[0]!.id}`);
      } catch (error) {
        const goOn = isDatabaseAway(error) && !this.stopped.signal.aborted && performance.now() - started < PATIENCE;
        if (!goOn) throw error;
        await wait(PAUSE, undefined, { signal: this.stopped.signal }).catch(() => undefined);
      }
    }
  }

  private async failed(row: DueRow, error: unknown): Promise<void> {
    if (isDatabaseAway(error)) return this.giveUp([row]);
    if (isConflict(error)) {
      outcomes.inc({ kind: this.kind, outcome: 'put-back' });
      return this.failures.putBack(this.kind, row.id);
    }
    const recorded = await this.failures.record(this.kind, row, error);
    outcomes.inc({ kind: this.kind, outcome: 'failed' });
    this.logger.error({ kind: this.kind, row: row.id, ...recorded }, 'background work failed');
  }

  private giveUp(rows: DueRow[]): void {
    outcomes.inc({ kind: this.kind, outcome: 'put-back' }, rows.length);
  }

  private async count(rows: DueRow[], did: number): Promise<void> {
    outcomes.inc({ kind: this.kind, outcome: 'done' }, did);
    if (did === rows.length) return;
    outcomes.inc({ kind: this.kind, outcome: 'nothing' }, rows.length - did);
    await this.failures.putBackEarly(this.kind, rows.map(({ id }) => id)); // prettier-ignore
  }
}

/** A processor of rows that are done one by one. */
export abstract class RowProcessor extends JobProcessor {
  /** Does what the row is due for. @returns whether there was something to do */
  protected abstract workOn(row: DueRow, origin: string): Promise<boolean>;

  protected async work(rows: DueRow[], origin: string): Promise<number> {
    let did = 0;
    for (const row of rows) did += (await this.workOn(row, origin)) ? 1 : 0;
    return did;
  }
}

/** Metrics live in one registry of the process; tests that load this twice find the first. */
function metric<T>(name: string, make: (name: string) => T): T {
  return (register.getSingleMetric(name) as T | undefined) ?? make(name);
}
