import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JOBS, type DueRow, type JobName } from '#contracts/jobs';
import { CLOCK, type Clock } from '#kernel/clock';
import { failureReason } from './failure-reason.ts';

/** Minutes until the next attempt, by attempts that failed; after the last the row is parked until a person looks at it. */
const BACK_OFF = [1, 5, 15, 60];

export interface RecordedFailure {
  reason: string;
  attempts: number;
  /** Null: it is parked. */
  nextAt: Date | null;
}

/** Keeps the books of background work that failed, so that it neither repeats for ever nor is forgotten. */
@Injectable()
export class RecordFailure {
  constructor(
    private readonly database: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Writes the failure down and puts the row off, longer each time; parks it in the end. A row that set itself a next time
   * before it failed, as mail does, keeps that.
   * @returns null when the row is not there any more: then there is nothing left to fail
   */
  record(kind: JobName, { id, complaintId }: DueRow, error: unknown): Promise<RecordedFailure | null> {
    const { table } = JOBS[kind];
    const now = this.clock.now();
    const reason = failureReason(error);
    return this.database.transaction(async (manager) => {
      const [row] = await manager.query<{ at: Date | null }[]>(
        `SELECT next_at AS at FROM ${table} WHERE id = $1 FOR NO KEY UPDATE`,
        [id],
      );
      if (!row) return null;
      const [{ attempts }] = await manager.query<[{ attempts: number }]>(
        `INSERT INTO timer_failure AS f (kind, row_id, complaint_id, reason, attempts, first_failed_at, last_failed_at, parked)
         VALUES ($1, $2, (SELECT id FROM complaint WHERE id = $3), $4, 1, $5, $5, false)
         ON CONFLICT (kind, row_id) DO UPDATE SET attempts = f.attempts + 1, reason = $4, last_failed_at = $5, parked = false
         RETURNING attempts`,
        [kind, id, complaintId, reason, now],
      );
      if (!row.at || row.at > now) return { reason, attempts, nextAt: row.at };
      const wait = BACK_OFF[attempts - 1];
      const nextAt = wait === undefined ? null : new Date(now.getTime() + wait * 60_000);
      await manager.query(`UPDATE ${table} SET next_at = $2, enqueued_at = NULL WHERE id = $1`, [id, nextAt]);
      if (!nextAt) {
        await manager.query('UPDATE timer_failure SET parked = true WHERE kind = $1 AND row_id = $2', [kind, id]);
      }
      return { reason, attempts, nextAt };
    });
  }

  /** It is over: the failure is taken off the books. A mail that was refused for good is over too, and stays on them. */
  async forget(kind: JobName, id: string): Promise<void> {
    const refused =
      JOBS[kind].table === 'mail' ? ` AND NOT EXISTS (SELECT FROM mail WHERE id = $3 AND state = 'failed')` : '';
    await this.database.query(`DELETE FROM timer_failure WHERE kind = $1 AND row_id = $2${refused}`, [
      kind,
      id,
      ...(refused ? [id] : []),
    ]);
  }

  /** Gives a row back to the sweep at once: somebody was in its way, and it is as due as before. */
  async putBack(kind: JobName, id: string): Promise<void> {
    await this.database.query(`UPDATE ${JOBS[kind].table} SET enqueued_at = NULL WHERE id = $1`, [id]);
  }

  /** Gives back those rows that are not due yet: the machine's clock was set back after they had been enqueued. */
  async putBackEarly(kind: JobName, ids: readonly string[]): Promise<void> {
    await this.database.query(
      `UPDATE ${JOBS[kind].table} SET enqueued_at = NULL WHERE id = ANY($1) AND next_at > $2 AND enqueued_at IS NOT NULL`,
      [ids, this.clock.now()],
    );
  }
}
