import type { DataSource } from 'typeorm';
import { JOBS, JOB_NAMES, type DueRow, type JobData, type JobName } from '#contracts/jobs';

/** Puts jobs into the queue of their kind. */
export interface JobQueues {
  /** How many jobs of this kind wait already. */
  waiting(kind: JobName): Promise<number>;
  add(kind: JobName, jobs: JobData[]): Promise<void>;
}

/**
 * These come first in each round, up to the mail that tells of it: an escalation that is late is a broken promise, a follow-up
 * that is late is not.
 */
const URGENT: readonly JobName[] = ['reach-rungs', 'climb-escalation', 'deliver-urgent-mail'];

const isUrgent = (kind: JobName): boolean => URGENT.includes(kind);

/** The order of a round. */
export const ROUND: readonly JobName[] = [...URGENT, ...JOB_NAMES.filter((kind) => !URGENT.includes(kind))];

/**
 * Rows that one round takes of one kind. Little of what is not urgent, so that no kind's backlog makes a round long: the
 * next round, with the urgent ones in front again, begins soon.
 */
const shareOf = (kind: JobName): number => (isUrgent(kind) ? 500 : 100);

/**
 * With so many rows waiting already a kind is left alone: the queue is full, the rows keep. Few enough to be done before
 * they would be taken for lost, enough to last until the next look.
 */
const ENOUGH = 1_000;

/**
 * After this long (milliseconds) a row that was enqueued and not done is enqueued again: its queue was wiped, or its worker
 * died. A row that was enqueued further than this in the future counts as lost too: the machine's clock was set back.
 */
export const LOST_AFTER = 30_000;

/** The queue of a kind could not be asked, or did not take what it was given. */
export class QueueFailure extends Error {
  constructor(kind: JobName, cause: unknown) {
    super(`${kind}: ${String(cause)}`, { cause });
    this.name = 'QueueFailure';
  }
}

/** What one look found. */
export interface Outlook {
  /** The kinds with something due that is not in the queue, in the order in which they are to be swept. */
  due: JobName[];
  /** When the next row of any kind comes due; null when none is planned. */
  next: Date | null;
}

/** One statement for all kinds: each is one short walk along the partial index of its planned rows. */
const LOOK = ROUND.map(
  (kind) =>
    `SELECT '${kind}' AS kind, (SELECT next_at FROM ${JOBS[kind].table}
     WHERE next_at IS NOT NULL AND ${JOBS[kind].where} AND ${freeOrLost('$1', '$2')} ORDER BY next_at LIMIT 1) AS at`,
).join(' UNION ALL ');

/** Looks once, whatever the number of kinds, for the earliest row of each that nobody has enqueued yet. */
export async function look(database: DataSource, now: Date): Promise<Outlook> {
  const found = await database.query<{ kind: JobName; at: Date | null }[]>(LOOK, lostBounds(now));
  const planned = found.filter((one): one is { kind: JobName; at: Date } => one.at !== null);
  const later = planned.filter(({ at }) => at > now).map(({ at }) => at.getTime());
  return {
    due: ROUND.filter((kind) => planned.some((one) => one.kind === kind && one.at <= now)),
    next: later.length > 0 ? new Date(Math.min(...later)) : null,
  };
}

/**
 * One round: puts a share of each of these kinds into the queue, those due first in front. Several workers may do so at once:
 * SKIP LOCKED shares the rows out, and what is enqueued twice is claimed once.
 * @param due the kinds with something due; no other queue is asked for anything
 *
 * A kind that fails stops no other. The urgent ones go side by side, then the others: in a Redis Cluster each queue lies on one
 * master, and one that is away makes wait who asks it.
 * @returns how many rows were enqueued
 * @throws the first failure, QueueFailure where it was the queue's, once every kind has had its turn
 */
export async function sweep(
  database: DataSource,
  queues: JobQueues,
  now: Date,
  due: readonly JobName[],
): Promise<number> {
  const [urgent, others] = [due.filter(isUrgent), due.filter((kind) => !isUrgent(kind))];
  const outcomes: PromiseSettledResult<number>[] = [];
  for (const kinds of [urgent, others])
    outcomes.push(...(await Promise.allSettled(kinds.map((kind) => sweepKind(database, queues, now, kind)))));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return outcomes.reduce((total, outcome) => total + (outcome.status === 'fulfilled' ? outcome.value : 0), 0);
}

async function sweepKind(database: DataSource, queues: JobQueues, now: Date, kind: JobName): Promise<number> {
  const { batch } = JOBS[kind];
  const room = Math.min(shareOf(kind), ENOUGH - (await answered(kind, queues.waiting(kind))) * batch);
  if (room <= 0) return 0;
  const rows = await take(database, now, kind, room);
  if (rows.length === 0) return 0;
  try {
    await answered(kind, queues.add(kind, inBatches(rows, batch)));
  } catch (error) {
    // They would count as lost only later, and newer ones would go in front of them.
    await giveBack(database, kind, rows).catch(() => undefined);
    throw error;
  }
  return rows.length;
}

async function answered<T>(kind: JobName, asked: Promise<T>): Promise<T> {
  return asked.catch((error: unknown) => {
    throw new QueueFailure(kind, error);
  });
}

/** Marks the rows that are due longest as enqueued. NO KEY UPDATE: it must not wait for, or stop, those who refer to the row. */
async function take(database: DataSource, now: Date, kind: JobName, room: number): Promise<DueRow[]> {
  const { table, where, complaint } = JOBS[kind];
  const [rows] = await database.query<[TakenRow[], number]>(
    `WITH due AS MATERIALIZED (
       SELECT id, next_at FROM ${table} WHERE next_at <= $3 AND ${where} AND ${freeOrLost('$1', '$2')}
       ORDER BY next_at LIMIT ${room} FOR NO KEY UPDATE SKIP LOCKED)
     UPDATE ${table} t SET enqueued_at = $3 FROM due WHERE t.id = due.id
     RETURNING t.id, ${complaint} AS "complaintId", due.next_at AS at,
       EXISTS (SELECT FROM timer_failure f WHERE f.kind = '${kind}' AND f.row_id = t.id::text) AS "failedBefore"`,
    [...lostBounds(now), now],
  );
  return rows
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ id, complaintId, failedBefore }) => ({ id, complaintId, ...(failedBefore && { failedBefore }) }));
}

interface TakenRow {
  id: string;
  complaintId: string | null;
  at: Date;
  failedBefore: boolean;
}

async function giveBack(database: DataSource, kind: JobName, rows: readonly DueRow[]): Promise<void> {
  await database.query(`UPDATE ${JOBS[kind].table} SET enqueued_at = NULL WHERE id = ANY($1)`, [
    rows.map(({ id }) => id),
  ]);
}

/** Rows that failed before go by themselves, so that they hold nobody up. */
function inBatches(rows: readonly DueRow[], batch: number): JobData[] {
  const jobs: JobData[] = rows.filter((row) => row.failedBefore).map((row) => ({ rows: [row] }));
  const sound = rows.filter((row) => !row.failedBefore);
  for (let from = 0; from < sound.length; from += batch) jobs.push({ rows: sound.slice(from, from + batch) });
  return jobs;
}

function freeOrLost(before: string, after: string): string {
  return `(enqueued_at IS NULL OR enqueued_at < ${before} OR enqueued_at > ${after})`;
}

function lostBounds(now: Date): [Date, Date] {
  return [new Date(now.getTime() - LOST_AFTER), new Date(now.getTime() + LOST_AFTER)];
}
