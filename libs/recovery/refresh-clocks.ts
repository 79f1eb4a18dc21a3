import type { EntityManager } from 'typeorm';
import { isStopped } from '#clocks/deadline';
import { ClockRow } from '#database/entities/clock';
import { systemActor, type Actor } from '#contracts/actor';
import { newId } from '#kernel/ids';
import type { Work } from './work.ts';
import { clockRow, deriveClocks, nearest } from './derive-clocks.ts';
import { appendEvents } from './history.ts';
import { recallMail } from './write-mail.ts';

/**
 * Derives the clocks of a complaint anew from its history and writes down what differs. Because everything is derived,
 * pausing, reopening, merging and a changed policy need no code of their own.
 */
export async function refreshClocks({ manager, complaint, actor, now, policy }: Work): Promise<void> {
  const derived = await deriveClocks(manager, complaint.id, policy, now);
  const changed = derived
    .map(({ deadline, row, fired }) => ({
      before: row,
      after: clockRow(complaint.id, deadline, row?.id ?? newId(), policy, fired),
    }))
    // What has stopped stays in the books as it was: a changed policy must not turn a met deadline into a breach.
    .filter(({ before, after }) => !before || (differs(before, after) && !(before.stoppedAt && after.stoppedAt)));
  if (changed.length > 0)
    await manager.upsert(
      ClockRow,
      changed.map(({ after }) => after),
      ['id'],
    );
  await recordBreaches(manager, complaint.id, actor, changed);
  const dropped = await dropOthers(manager, complaint.id, now, [
    ...derived.map(({ row }) => row?.id),
    ...changed.map(({ after }) => after.id),
  ]);
  const stopped = derived.flatMap(({ deadline, row }) => (row && isStopped(deadline) ? [row.id] : []));
  await endEscalations(manager, [...stopped, ...dropped]);
  const due = nearest(derived.map(({ deadline }) => deadline));
  await manager.query(
    'UPDATE complaint SET due_at = $2, policy_id = $3 WHERE id = $1 AND (due_at, policy_id) IS DISTINCT FROM ($2, $3::uuid)',
    [complaint.id, due, policy.id],
  );
}

/** Clocks that the policy no longer has: they end where they stand, else they would run for ever (zammad #5624). */
async function dropOthers(
  manager: EntityManager,
  complaintId: string,
  now: Date,
  kept: (string | undefined)[],
): Promise<string[]> {
  const [dropped] = await manager.query<[{ id: string }[], number]>(
    `UPDATE clock SET state = CASE state WHEN 'breached' THEN 'breached' ELSE 'cancelled' END, stopped_at = $2, next_at = NULL
     WHERE complaint_id = $1 AND stopped_at IS NULL AND id <> ALL($3) RETURNING id`,
    [complaintId, now, kept.filter((id) => id !== undefined)],
  );
  return dropped.map(({ id }) => id);
}

/** A breach goes into the history once, by whoever sees it first: the worker on time, or a change that came just after it. */
async function recordBreaches(
  manager: EntityManager,
  complaintId: string,
  actor: Actor,
  changed: { before: ClockRow | undefined; after: ClockRow }[],
): Promise<void> {
  const breaches = changed
    .filter(({ before, after }) => after.breachedAt && !before?.breachedAt)
    .map(({ after }) => ({
      type: 'clock.breached' as const,
      at: after.breachedAt!,
      data: { clockId: after.id, kind: after.kind, ordinal: after.ordinal, dueAt: after.dueAt },
    }));
  if (breaches.length > 0) await appendEvents(manager, complaintId, systemActor(actor.origin), breaches);
}

const COMPARED = ['startedAt', 'dueAt', 'state', 'breachedAt', 'stoppedAt', 'targetMs', 'nextAt'] as const;

function differs(before: ClockRow, after: ClockRow): boolean {
  return COMPARED.some((name) => String(before[name]?.valueOf()) !== String(after[name]?.valueOf()));
}

/** A clock that has stopped calls nobody any more, also not by mail that has not left yet. */
async function endEscalations(manager: EntityManager, clockIds: readonly string[]): Promise<void> {
  if (clockIds.length === 0) return;
  const [ended] = await manager.query<[{ id: string }[], number]>(
    `UPDATE escalation SET state = 'ended' WHERE clock_id = ANY($1) AND state = 'waiting' RETURNING id`,
    [clockIds],
  );
  for (const { id } of ended) await recallMail(manager, `escalation:${id}:`);
}
