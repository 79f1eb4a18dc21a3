import { Gauge, register } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { Log } from '#config/log';
import { isDatabaseAway } from '#database/database-away';
import type { Clock } from '#kernel/clock';
import type { FileStore } from '#files/file-store';
import { tidyUp } from '#recovery/tidy-up';
import { look, QueueFailure, sweep, type JobQueues } from '#queue/sweep';
import { DoorbellListener } from './doorbell-listener.ts';

/**
 * The longest nap (milliseconds): what a ring that was lost with its process, a machine's clock that jumped, or a wiped
 * queue can cost. A look is one statement of well under a millisecond, so twelve a minute are next to nothing.
 */
export const LONGEST_NAP = 5_000;

/** The nap (milliseconds) when something due was left alone because its queue is full or somebody holds its row. */
const SHORTEST_NAP = 100;

/** The nap after a failure (milliseconds): mostly the database or the queue is away, and is asked again soon. */
const AFTER_FAILURE = 1_000;

/** How often what has served its time is taken away (milliseconds). */
const TIDY_EVERY = 60 * 60_000;

/** What is said of a round that failed, and of the first that succeeds again. */
const AWAY = ['the database or the queue is away: trying again', 'the database and the queue are back'] as const;
const BROKEN = ['looking for what is due failed: trying again', 'looking for what is due succeeds again'] as const;

/** Without a look for this long (milliseconds) it is ill. */
const ILL_AFTER = 6 * LONGEST_NAP;

/**
 * Sleeps until the next row comes due or somebody rings, then puts what is due into the queue. How long something lasts is
 * measured by a clock that only goes forward: that of the machine may be set to another time.
 */
export class Scheduler {
  private stopping = false;
  private wake: () => void = () => undefined;
  private rung = false;
  private loop: Promise<void> = Promise.resolve();
  private readonly doorbell: DoorbellListener;
  private lookedAt: Date | null = null;
  private looked = -Infinity;
  private tidied = -Infinity;
  private tidying: Promise<void> = Promise.resolve();
  private trouble: typeof AWAY | typeof BROKEN | null = null;

  constructor(
    private readonly database: DataSource,
    databaseUrl: string,
    private readonly queues: JobQueues,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly files: FileStore,
  ) {
    this.doorbell = new DoorbellListener(databaseUrl, () => this.ring());
    register.removeSingleMetric('amends_scheduler_last_sweep_timestamp_seconds');
    const metric: Gauge = new Gauge({
      name: 'amends_scheduler_last_sweep_timestamp_seconds',
      help: 'When the scheduler last looked for due rows',
      collect: (): void => metric.set((this.lookedAt?.getTime() ?? 0) / 1000),
    });
  }

  start(): void {
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.ring();
    await this.loop;
    await this.tidying;
    await this.doorbell.hangUp();
  }

  /** Whether it looked lately; a scheduler that stopped looking is ill, whatever else works. */
  isWorking(): boolean {
    return performance.now() - this.looked < ILL_AFTER;
  }

  /** Ends the nap: there may be something earlier to do. */
  ring(): void {
    this.rung = true;
    this.wake();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.doorbell.listen();
        const rest = await this.round();
        if (this.trouble) this.log.info(this.trouble[1]);
        this.trouble = null;
        await this.nap(rest);
      } catch (error) {
        this.say(error);
        await this.nap(AFTER_FAILURE);
      }
    }
  }

  /** Looks, and enqueues what is due. @returns how long nothing more is to be done (milliseconds) */
  private async round(): Promise<number> {
    this.rung = false;
    const now = this.clock.now();
    const { due, next } = await look(this.database, now);
    const enqueued = due.length > 0 ? await sweep(this.database, this.queues, now, due) : 0;
    [this.lookedAt, this.looked] = [now, performance.now()];
    this.tidy(now);
    if (enqueued > 0) return 0;
    if (due.length > 0) return SHORTEST_NAP;
    return next ? Math.min(Math.max(next.getTime() - this.clock.now().getTime(), 0), LONGEST_NAP) : LONGEST_NAP;
  }

  /** Logs why a round failed; once, not every second of an outage. */
  private say(error: unknown): void {
    const trouble = error instanceof QueueFailure || isDatabaseAway(error) ? AWAY : BROKEN;
    if (this.trouble === trouble) return;
    this.trouble = trouble;
    if (trouble === AWAY) this.log.warn({ error: String(error) }, trouble[0]);
    else this.log.error({ error: String(error) }, trouble[0]);
  }

  /** Beside the rounds: however long it takes, and whether or not it succeeds, nothing that is due waits for it. */
  private tidy(now: Date): void {
    if (performance.now() - this.tidied < TIDY_EVERY) return;
    this.tidied = performance.now();
    this.tidying = tidyUp(this.database, now, this.files).catch((error: unknown) =>
      this.log.warn({ error: String(error) }, 'tidying up failed: trying again later'),
    );
  }

  private nap(milliseconds: number): Promise<void> {
    if (this.rung || this.stopping || milliseconds === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
