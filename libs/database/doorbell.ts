import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** The channel on which the worker listens for "there may be something earlier to do". */
export const DOORBELL = 'amends_due';

/** At most one ring in this time (milliseconds): a burst of changes needs one ring, and each NOTIFY has a price. */
const QUIET = 20;

/**
 * Wakes the worker's sweep after a commit, and whoever listens in this process. Deliberately not part of the transaction: NOTIFY
 * takes a lock that makes all commits of the database queue up. A ring that is lost with its process costs nothing but the
 * sweep's longest nap.
 */
@Injectable()
export class Doorbell {
  private timer: NodeJS.Timeout | null = null;
  private readonly listeners: (() => void)[] = [];

  constructor(private readonly database: DataSource) {}

  /** Hears the rings of this process, for as long as it runs. */
  onRing(listener: () => void): void {
    this.listeners.push(listener);
  }

  ring(): void {
    for (const listener of this.listeners) listener();
    this.timer ??= setTimeout(() => {
      this.timer = null;
      if (!this.database.isInitialized) return;
      // A failure is a database that is away; the sweep looks by itself as soon as it is back.
      this.database.query(`SELECT pg_notify('${DOORBELL}', '')`).catch(() => undefined);
    }, QUIET).unref();
  }
}
