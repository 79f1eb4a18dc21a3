import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { PAGE_SIZE } from '#contracts/bodies/page-query';
import { JOBS, JOB_NAMES, type JobName } from '#contracts/jobs';
import {
  COUNTED_TO,
  LATE_AFTER,
  type ListTimerFailuresQuery,
  type TimerFailurePage,
  type TimerFailureView,
  type TimerKindView,
} from '#contracts/views/timer';
import { visibleTo } from '../visible-to.ts';
import { Conditions } from './conditions.ts';
import { pageOf, readCursor } from './cursor.ts';
import { instantOrNull } from './rows.ts';

/** The type of the ids of the kind's table, for the texts by which failures name them. */
export const rowIdType = (kind: JobName): 'uuid' | 'bigint' => (JOBS[kind].table === 'outbox' ? 'bigint' : 'uuid');

/**
 * What is planned, due, late and failed, by kind, in one statement. Every count walks at most COUNTED_TO entries of a partial
 * index, so that it costs the same with a million rows; beyond that the planned ones are what the index is estimated to hold.
 */
export async function readTimers(database: DataSource | EntityManager, now: Date): Promise<TimerKindView[]> {
  const rows = await database.query<CountedKind[]>(COUNTS, [now, new Date(now.getTime() - LATE_AFTER)]);
  return rows.map(({ kind, planned, estimate, oldest, ...counts }) => ({
    kind,
    about: JOBS[kind].about,
    planned: planned < COUNTED_TO ? planned : Math.max(planned, Math.round(estimate)),
    ...counts,
    oldestDueAt: instantOrNull(oldest),
  }));
}

interface CountedKind extends Pick<TimerKindView, 'kind' | 'planned' | 'due' | 'late' | 'failed' | 'parked'> {
  /** Entries of the partial index as of its last vacuum or analyze; -1 when it has never been looked at. */
  estimate: number;
  oldest: Date | null;
}

const COUNTS = JOB_NAMES.map((kind) => {
  const { table, where: ofKind, index } = JOBS[kind];
  const count = (where: string) =>
    `(SELECT count(*)::int FROM (SELECT FROM ${table} WHERE ${where} AND ${ofKind} LIMIT ${COUNTED_TO}) counted)`;
  const failures = (where: string) =>
    `(SELECT count(*)::int FROM (SELECT FROM timer_failure WHERE kind = '${kind}' AND ${where} LIMIT ${COUNTED_TO}) counted)`;
  return `SELECT '${kind}' AS kind, ${count('next_at IS NOT NULL')} AS planned, ${count('next_at <= $1')} AS due,
    ${count('next_at < $2')} AS late, ${failures('NOT parked')} AS failed, ${failures('parked')} AS parked,
    (SELECT reltuples FROM pg_class WHERE oid = '${index}'::regclass) AS estimate,
    (SELECT min(next_at) FROM ${table} WHERE next_at <= $1 AND ${ofKind}) AS oldest`;
}).join(' UNION ALL ');

/** One page of the background work that failed, what failed last in front. */
export async function listTimerFailures(
  manager: EntityManager,
  query: ListTimerFailuresQuery,
  actor: Actor,
): Promise<TimerFailurePage> {
  const limit = query.limit ?? PAGE_SIZE;
  const where = new Conditions();
  where.add(`c.id IS NULL OR (${visibleTo(where, actor)})`);
  if (query.kind !== undefined) where.add('f.kind = ?', query.kind);
  if (query.cursor !== undefined) {
    const key = readCursor(query.cursor, 'instant', 'text', 'text');
    where.add('(f.last_failed_at, f.kind, f.row_id) < (?::timestamptz, ?, ?)', ...key);
  }
  const rows = await manager.query<FailureRow[]>(
    `SELECT f.kind, f.row_id AS "rowId", c.reference, f.reason, f.attempts, f.first_failed_at, f.last_failed_at, f.parked,
       CASE f.kind ${NEXT_ATTEMPT} END AS next_at
     FROM timer_failure f LEFT JOIN complaint c ON c.id = f.complaint_id
     WHERE ${where.sql} ORDER BY f.last_failed_at DESC, f.kind DESC, f.row_id DESC LIMIT ${limit + 1}`,
    where.values,
  );
  return pageOf(rows, limit, failureView, (row) => [row.last_failed_at.toISOString(), row.kind, row.rowId]);
}

const NEXT_ATTEMPT = JOB_NAMES.map(
  (kind) => `WHEN '${kind}' THEN (SELECT next_at FROM ${JOBS[kind].table} WHERE id = f.row_id::${rowIdType(kind)})`,
).join(' ');

interface FailureRow extends Pick<TimerFailureView, 'kind' | 'rowId' | 'reference' | 'reason' | 'attempts' | 'parked'> {
  first_failed_at: Date;
  last_failed_at: Date;
  next_at: Date | null;
}

function failureView({ first_failed_at, last_failed_at, next_at, ...row }: FailureRow): TimerFailureView {
  return {
    ...row,
    // A change of the complaint plans a parked clock anew.
    parked: row.parked && next_at === null,
    firstFailedAt: first_failed_at.toISOString(),
    lastFailedAt: last_failed_at.toISOString(),
    nextAttemptAt: instantOrNull(next_at),
  };
}
