import type { EntityManager } from 'typeorm';
import { isStopped } from '#clocks/deadline';
import type { ClockRow } from '#database/entities/clock';
import { systemActor } from '#contracts/actor';
import { changedClocks, droppedClocks, isRevived, type ClockChange } from './compare-clocks.ts';
import { addToFile, deriveFrom, nearest, readClockFiles } from './derive-clocks.ts';
import { endClockEscalations, reviveClockEscalations } from './end-escalations.ts';
import { appendHistory, type NewEvent } from './history.ts';
import type { MoveCause, Work } from './work.ts';

interface Refreshed {
  work: Work;
  changed: ClockChange[];
  dropped: ClockRow[];
  /** Rows whose clock has ended. */
  stopped: string[];
  due: Date | null;
}

/**
 * Derives the clocks of complaints anew from their histories and writes down what differs. Because everything is derived,
 * pausing, reopening, merging and a changed policy need no code of their own. All in one transaction, whose events were
 * appended already.
 */
export async function refreshClocks(works: readonly Work[]): Promise<void> {
  const manager = works[0]?.manager;
  if (!manager) return;
  const unread = works.filter(({ clockFile }) => clockFile === null);
  const files =
    unread.length > 0
      ? await readClockFiles(
          manager,
          unread.map(({ complaint }) => complaint.id),
        )
      : null;
  const refreshed = works.map((work): Refreshed => {
    if (work.clockFile) addToFile(work.clockFile, work.events, work.actor.kind);
    const file = work.clockFile ?? files!.get(work.complaint.id)!;
    const { policy, complaint, now } = work;
    const derived = deriveFrom(file, policy, now);
    return {
      work,
      changed: changedClocks(complaint.id, derived, policy),
      dropped: droppedClocks(file.rows, derived),
      stopped: derived.flatMap(({ deadline, row }) => (row && isStopped(deadline) ? [row.id] : [])),
      due: nearest(derived.map(({ deadline }) => deadline)),
    };
  });
  await writeClocks(
    manager,
    refreshed.flatMap(({ changed }) => changed.map(({ after }) => after)),
  );
  await recordTurns(manager, refreshed);
  await dropClocks(manager, refreshed);
  await endClockEscalations(
    manager,
    refreshed.flatMap(({ stopped, dropped }) => [...stopped, ...dropped.map(({ id }) => id)]),
  );
  await reviveClockEscalations(
    manager,
    refreshed.flatMap(({ changed }) => changed.filter(isRevived).map(({ after }) => after.id)),
  );
  await manager.query(
    `UPDATE complaint c SET due_at = r.due_at, policy_id = r.policy_id
     FROM unnest($1::uuid[], $2::timestamptz[], $3::uuid[]) AS r(id, due_at, policy_id)
     WHERE c.id = r.id AND (c.due_at, c.policy_id) IS DISTINCT FROM (r.due_at, r.policy_id)`,
    [
      refreshed.map(({ work }) => work.complaint.id),
      refreshed.map(({ due }) => due),
      refreshed.map(({ work }) => work.policy.id),
    ],
  );
}

async function writeClocks(manager: EntityManager, rows: readonly ClockRow[]): Promise<void> {
  if (rows.length === 0) return;
  await manager.query(
    `INSERT INTO clock (id, complaint_id, kind, ordinal, promise_id, started_at, due_at, state, breached_at, stopped_at, target_ms, next_at)
     SELECT id, "complaintId", kind, ordinal, "promiseId", "startedAt", "dueAt", state, "breachedAt", "stoppedAt", "targetMs", "nextAt"
     FROM json_to_recordset($1::json) AS k(id uuid, "complaintId" uuid, kind text, ordinal int, "promiseId" uuid, "startedAt" timestamptz,
       "dueAt" timestamptz, state text, "breachedAt" timestamptz, "stoppedAt" timestamptz, "targetMs" bigint, "nextAt" timestamptz)
     ON CONFLICT (id) DO UPDATE SET started_at = excluded.started_at, due_at = excluded.due_at, state = excluded.state,
       breached_at = excluded.breached_at, stopped_at = excluded.stopped_at, target_ms = excluded.target_ms,
       next_at = excluded.next_at, enqueued_at = NULL`,
    [JSON.stringify(rows)],
  );
}

/**
 * What cannot be derived again goes into the history: a breach, once, by whoever sees it first (the worker on time, or a change
 * that came just after it), and a deadline that something other than the case itself has moved.
 */
async function recordTurns(manager: EntityManager, refreshed: readonly Refreshed[]): Promise<void> {
  await appendHistory(
    manager,
    refreshed.map(({ work, changed, dropped }) => ({
      complaintId: work.complaint.id,
      actor: systemActor(work.actor.origin),
      events: [...moves(work, changed), ...drops(work, dropped), ...breaches(changed)],
    })),
  );
}

function breaches(changed: readonly ClockChange[]): NewEvent[] {
  return changed
    .filter(({ before, after }) => after.breachedAt && !before?.breachedAt)
    .map(({ after }) => ({
      type: 'clock.breached' as const,
      at: after.breachedAt!,
      data: { clockId: after.id, kind: after.kind, ordinal: after.ordinal, dueAt: after.dueAt },
    }));
}

function moves(work: Work, changed: readonly ClockChange[]): NewEvent[] {
  const cause = moveCause(work);
  if (!cause) return [];
  return changed.flatMap(({ before, after }) => {
    const isBack = before !== undefined && isRevived({ before, after });
    if (!before || (before.stoppedAt && !isBack)) return [];
    if (!isBack && before.dueAt?.getTime() === after.dueAt?.getTime()) return [];
    return [moved(work, after, isBack ? null : before.dueAt, after.dueAt, cause)];
  });
}

/** A clock that ends because the policy no longer has it says so; one that comes back, too. */
function drops(work: Work, dropped: readonly ClockRow[]): NewEvent[] {
  const cause = moveCause(work);
  return cause ? dropped.map((row) => moved(work, row, row.dueAt, null, cause)) : [];
}

function moved(work: Work, clock: ClockRow, from: Date | null, to: Date | null, cause: MoveCause): NewEvent {
  const { id, kind, ordinal } = clock;
  return { type: 'clock.moved', at: work.now, data: { clockId: id, kind, ordinal, from, to, ...cause } };
}

/** Whoever changed settings says so; a case that came to another team or under another policy tells it itself. */
function moveCause({ movedBecause, events, complaint, policy }: Work): MoveCause | null {
  if (movedBecause) return movedBecause;
  if (events.some(({ type }) => type === 'team.changed')) return { why: 'team' };
  return policy.id === complaint.policyId ? null : { why: 'policy', name: policy.name };
}

/** Clocks that the policy no longer has: they end where they stand, else they would run for ever (zammad #5624). */
async function dropClocks(manager: EntityManager, refreshed: readonly Refreshed[]): Promise<void> {
  const rows = refreshed.flatMap(({ work, dropped }) => dropped.map(({ id }) => ({ id, at: work.now })));
  if (rows.length === 0) return;
  await manager.query(
    `UPDATE clock k SET state = CASE state WHEN 'breached' THEN 'breached' ELSE 'cancelled' END, stopped_at = d.at, next_at = NULL
     FROM unnest($1::uuid[], $2::timestamptz[]) AS d(id, at) WHERE k.id = d.id AND stopped_at IS NULL`,
    [rows.map(({ id }) => id), rows.map(({ at }) => at)],
  );
}
