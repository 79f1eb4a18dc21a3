import type { DataSource } from 'typeorm';
import { JOBS, JOB_NAMES, type JobData, type JobName } from '#contracts/jobs';

/** Puts jobs into the queue of their kind. */
export interface JobQueues {
  /** How many jobs of this kind wait already. */
  waiting(name: JobName): Promise<number>;
  add(name: JobName, jobs: JobData[]): Promise<void>;
}

/** Rows that one look takes of one kind: small enough that no kind keeps the others waiting. */
const BATCH = 500;

/** With so many waiting already a kind is left alone: the queue is full, the rows keep. */
const ENOUGH = 2_000;

/** After this long (milliseconds) a row that was enqueued and not done is enqueued again: its queue was wiped, or its worker died. */
export const LOST_AFTER = 30_000;

export interface Swept {
  /** How many rows were enqueued. */
  enqueued: number;
  /** Whether there may be more that is due right now. */
  more: boolean;
}

/**
 * Looks once at every table that has something due and puts the ids into the queue. Several workers may do so at once:
 * SKIP LOCKED shares the rows out, and what is enqueued twice is claimed once.
 */
export async function sweep(database: DataSource, queues: JobQueues, now: Date): Promise<Swept> {
  const swept: Swept = { enqueued: 0, more: false };
  for (const name of JOB_NAMES) {
    if ((await queues.waiting(name)) >= ENOUGH) continue;
    const { table, complaint, order } = JOBS[name];
    const [jobs] = await database.query<[JobData[], number]>(
      `UPDATE ${table} SET enqueued_at = $1 WHERE id IN (
         SELECT id FROM ${table} WHERE next_at <= $1 AND (enqueued_at IS NULL OR enqueued_at < $2)
         ORDER BY ${order} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
       RETURNING id, ${complaint} AS "complaintId"`,
      [now, new Date(now.getTime() - LOST_AFTER)],
    );
    if (jobs.length > 0) await queues.add(name, jobs);
    swept.enqueued += jobs.length;
    swept.more ||= jobs.length === BATCH;
  }
  return swept;
}

/** When the next row of any kind comes due that is not in the queue already; null when none is planned. */
export async function nextDueAt(database: DataSource): Promise<Date | null> {
  const looks = JOB_NAMES.map(
    (name) => `(SELECT min(next_at) AS at FROM ${JOBS[name].table} WHERE next_at IS NOT NULL AND enqueued_at IS NULL)`,
  );
  const [{ at }] = (await database.query<{ at: Date | null }[]>(
    `SELECT min(at) AS at FROM (${looks.join(' UNION ALL ')}) due`,
  )) as [{ at: Date | null }];
  return at;
}
