import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JOBS, type JobName } from '#contracts/jobs';
import { rowIdType } from '#database/queries/timers';
import { Doorbell } from '#database/doorbell';
import { CLOCK, type Clock } from '#kernel/clock';
import { Refusal } from '#kernel/refusal';

/** Which rows of a kind still have something to do. Work that ended in another way meanwhile is not done after all. */
export const ALIVE: Record<JobName, string> = {
  'reach-rungs': 'TRUE',
  'climb-escalation': `state = 'waiting'`,
  'send-follow-up': `state IN ('planned', 'sent')`,
  'send-reminder': `state = 'planned'`,
  'deliver-urgent-mail': `state IN ('waiting', 'failed')`,
  'deliver-mail': `state IN ('waiting', 'failed')`,
  'call-webhook': `state = 'waiting'`,
  'do-outbox-job': 'TRUE',
  'recalculate-clocks': 'finished_at IS NULL',
};

/** What else is set where a row is done again that has failed for good: it is as it was before its first attempt. */
const REVIVED: Partial<Record<JobName, string>> = {
  'deliver-urgent-mail': `, state = 'waiting', attempts = CASE state WHEN 'failed' THEN 0 ELSE t.attempts END`,
  'deliver-mail': `, state = 'waiting', attempts = CASE state WHEN 'failed' THEN 0 ELSE t.attempts END`,
};

/** What an id can look like: PostgreSQL would answer with an error of ours to a text that it cannot hold. */
const ROW_ID = { uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, bigint: /^\d{1,19}$/ };

/** How many of one kind one request has done again. */
const MOST = 10_000;

/** Has failed background work done again, now. The failure stays on the books until it went well. */
@Injectable()
export class RetryTimers {
  constructor(
    private readonly database: DataSource,
    private readonly doorbell: Doorbell,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found when nothing of this kind and id has failed */
  async one(kind: JobName, rowId: string): Promise<void> {
    const known =
      Object.hasOwn(JOBS, kind) &&
      ROW_ID[rowIdType(kind)].test(rowId) &&
      (await this.database.query<unknown[]>('SELECT FROM timer_failure WHERE kind = $1 AND row_id = $2', [
        kind,
        rowId,
      ]));
    if (!known || known.length === 0) {
      const detail = 'Nothing of this kind and id has failed, or it went well meanwhile.';
      throw new Refusal('not-found', 'no-such-failure', detail);
    }
    await this.again(kind, [rowId]);
  }

  /** @returns how many rows are due again */
  async all(kinds: readonly JobName[]): Promise<number> {
    let retried = 0;
    for (const kind of kinds) {
      const failures = await this.database.query<{ id: string }[]>(
        `SELECT row_id AS id FROM timer_failure WHERE kind = $1 ORDER BY first_failed_at LIMIT ${MOST}`,
        [kind],
      );
      if (failures.length > 0) retried += await this.again(kind, failures.map(({ id }) => id)); // prettier-ignore
    }
    return retried;
  }

  private async again(kind: JobName, ids: readonly string[]): Promise<number> {
    const retried = await this.database.transaction(async (manager) => {
      // A row without a next time was parked by us, or is over: its processor would not touch it, and it would be due for ever.
      const [due] = await manager.query<[{ id: string }[], number]>(
        `UPDATE ${JOBS[kind].table} t SET next_at = $3, enqueued_at = NULL${REVIVED[kind] ?? ''} FROM timer_failure f
         WHERE f.kind = $1 AND f.row_id = ANY($2) AND t.id = f.row_id::${rowIdType(kind)}
           AND (t.next_at IS NOT NULL OR f.parked) AND (${ALIVE[kind]}) AND ${JOBS[kind].where}
         RETURNING t.id`,
        [kind, ids, this.clock.now()],
      );
      const again = due.map(({ id }) => id);
      await manager.query('UPDATE timer_failure SET parked = false WHERE kind = $1 AND row_id = ANY($2) AND parked', [
        kind,
        again,
      ]);
      await manager.query('DELETE FROM timer_failure WHERE kind = $1 AND row_id = ANY($2) AND NOT row_id = ANY($3)', [
        kind,
        ids,
        again,
      ]);
      return again.length;
    });
    this.doorbell.ring();
    return retried;
  }
}

/** Takes failures off the books whose row is gone or over: what was to be done has been done, or is not to be done any more. */
export async function forgetMootFailures(database: DataSource): Promise<void> {
  for (const [kind, alive] of Object.entries(ALIVE) as [JobName, string][]) {
    await database.query(
      `DELETE FROM timer_failure f WHERE kind = $1 AND NOT EXISTS (
         SELECT FROM ${JOBS[kind].table} t WHERE t.id = f.row_id::${rowIdType(kind)} AND (t.next_at IS NOT NULL OR f.parked) AND (${alive}) AND ${JOBS[kind].where})`,
      [kind],
    );
  }
}
