import type { DataSource, EntityManager } from 'typeorm';
import { Refusal } from '#kernel/refusal';

/** Of so many that wait already, one more would only wait in vain. */
const MOST_WAITING = 100;

/**
 * Whole years are sorted in memory, and none of it is worth a compiler's time. Whoever waits sees that it is being read, so it
 * may take longer than what people do all day.
 */
const ROOM = `SET TRANSACTION READ ONLY; SET LOCAL work_mem = '64MB'; SET LOCAL jit = off; SET LOCAL statement_timeout = '2min'`;

/**
 * Readings that may take long. Only so many run at once, so that people at their daily work always find a connection and a
 * processor; the others wait their turn. Whoever asked and is gone waits no longer, and PostgreSQL stops at once.
 */
export class LongReads {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly database: DataSource,
    atOnce: number,
  ) {
    this.free = atOnce;
  }

  /**
   * Reads in a transaction that sees one moment of the database.
   * @param gone when nobody waits for the answer any more
   * @throws Refusal too-many, or gone
   */
  async read<T>(gone: AbortSignal, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    await this.turn(gone);
    try {
      return await this.readNow(gone, work);
    } catch (error) {
      throw gone.aborted ? nobodyWaits() : error;
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
    }
  }

  private async turn(gone: AbortSignal): Promise<void> {
    if (gone.aborted) throw nobodyWaits();
    if (this.free > 0) {
      this.free--;
      return;
    }
    if (this.waiting.length >= MOST_WAITING)
      throw new Refusal('too-many', 'too-many-reports', 'Very many reports are being read: try again in a minute.');
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(proceed), 1);
        reject(nobodyWaits());
      };
      const proceed = () => {
        gone.removeEventListener('abort', leave);
        resolve();
      };
      this.waiting.push(proceed);
      gone.addEventListener('abort', leave, { once: true });
    });
  }

  private async readNow<T>(gone: AbortSignal, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.database.createQueryRunner();
    let stopping: Promise<unknown> | undefined;
    try {
      await runner.startTransaction('REPEATABLE READ');
      await runner.query(ROOM);
      const [{ pid }] = (await runner.query('SELECT pg_backend_pid() AS pid')) as [{ pid: number }];
      const stop = () => {
        stopping = this.database.query('SELECT pg_cancel_backend($1)', [pid]).catch(() => undefined);
      };
      gone.addEventListener('abort', stop);
      try {
        gone.throwIfAborted();
        return await work(runner.manager);
      } finally {
        gone.removeEventListener('abort', stop);
      }
    } finally {
      // A cancellation that came late must not meet whoever has the connection next.
      await stopping;
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  }
}

const nobodyWaits = () => new Refusal('gone', 'nobody-waits', 'Whoever asked has gone away.');
