import { Gauge, register } from 'prom-client';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Log } from '#config/log';
import { DOORBELL } from '#database/doorbell';
import type { Clock } from '#kernel/clock';
import { tidyUp } from '#recovery/tidy-up';
import { nextDueAt, sweep, type JobQueues } from '#queue/sweep';

/** The longest nap (milliseconds): what a lost ring of the doorbell, a changed machine clock or a wiped queue can cost. */
const LONGEST_NAP = 5_000;

/** The nap (milliseconds) when something due was left alone because its queue is full. */
const SHORTEST_NAP = 100;

/** The nap after a failure (milliseconds): the database or the queue is away, and is asked again soon. */
const AFTER_FAILURE = 1_000;

/** How often what has served its time is taken away (milliseconds). */
const TIDY_EVERY = 60 * 60_000;

/** Sleeps until the next row comes due or somebody rings, then puts what is due into the queue. */
export class Scheduler {
  private stopping = false;
  private wake: () => void = () => undefined;
  private rung = false;
  private loop: Promise<void> = Promise.resolve();
  private listener: pg.Client | null = null;
  private lastSweep: Date | null = null;
  private lastTidy: Date | null = null;

  constructor(
    private readonly database: DataSource,
    private readonly databaseUrl: string,
    private readonly queues: JobQueues,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    register.removeSingleMetric('amends_scheduler_last_sweep_timestamp_seconds');
    const metric: Gauge = new Gauge({
      name: 'amends_scheduler_last_sweep_timestamp_seconds',
      help: 'When the scheduler last looked for due rows',
      collect: (): void => metric.set((this.lastSweep?.getTime() ?? 0) / 1000),
    });
  }

  start(): void {
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.ring();
    await this.loop;
    await this.listener?.end().catch(() => undefined);
  }

  /** Whether it looked lately; a scheduler that stopped looking is ill, whatever else works. */
  isWorking(): boolean {
    return this.lastSweep !== null && this.clock.now().getTime() - this.lastSweep.getTime() < 6 * LONGEST_NAP;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.listen();
        this.rung = false;
        const { more } = await sweep(this.database, this.queues, this.clock.now());
        this.lastSweep = this.clock.now();
        await this.tidy(this.lastSweep);
        if (!more) await this.nap(await this.untilNext());
      } catch (error) {
        this.log.warn({ error: String(error) }, 'the database or the queue is away: trying again');
        await this.nap(AFTER_FAILURE);
      }
    }
  }

  private async tidy(now: Date): Promise<void> {
    if (this.lastTidy && now.getTime() - this.lastTidy.getTime() < TIDY_EVERY) return;
    await tidyUp(this.database, now);
    this.lastTidy = now;
  }

  private async untilNext(): Promise<number> {
    const next = await nextDueAt(this.database);
    if (!next) return LONGEST_NAP;
    return Math.min(Math.max(next.getTime() - this.clock.now().getTime(), SHORTEST_NAP), LONGEST_NAP);
  }

  private nap(milliseconds: number): Promise<void> {
    if (this.rung || this.stopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Ends the nap: there may be something earlier to do. */
  ring(): void {
    this.rung = true;
    this.wake();
  }

  /** A connection of its own: LISTEN belongs to one connection. A lost one is made anew before the next look. */
  private async listen(): Promise<void> {
    if (this.listener) return;
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      keepAlive: true,
      application_name: 'amends-doorbell',
    });
    client.on('notification', () => this.ring());
    client.on('error', () => this.hangUp(client));
    client.on('end', () => this.hangUp(client));
    await client.connect();
    await client.query(`LISTEN ${DOORBELL}`);
    this.listener = client;
  }

  private hangUp(client: pg.Client): void {
    if (this.listener !== client) return;
    this.listener = null;
    this.ring();
  }
}
