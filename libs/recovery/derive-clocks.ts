import type { EntityManager } from 'typeorm';
import { isStopped, type Deadline } from '#clocks/deadline';
import { deadlines } from '#clocks/deadlines';
import { nextDue } from '#clocks/ladder';
import { ClockRow } from '#database/entities/clock';
import { Escalation } from '#database/entities/escalation';
import { readClockFacts } from './clock-facts.ts';
import type { OpenedPolicy } from './policy-book.ts';

/** A deadline with its row, if it has one yet. */
export interface DerivedClock {
  deadline: Deadline;
  row: ClockRow | undefined;
  /** Rungs of the ladder that were raised already. */
  fired: ReadonlySet<number>;
}

/** The clocks of a complaint as its history makes them, beside the rows that hold them. */
export async function deriveClocks(
  manager: EntityManager,
  complaintId: string,
  policy: OpenedPolicy,
  now: Date,
): Promise<DerivedClock[]> {
  const facts = await readClockFacts(manager, complaintId);
  const rows = await manager.findBy(ClockRow, { complaintId });
  const raised =
    rows.length > 0
      ? await manager.find(Escalation, { where: { complaintId }, select: { clockId: true, rung: true, state: true } })
      : [];
  return deadlines(policy, policy.calendar, facts, now).map((deadline) => {
    const row = rows.find(({ kind, ordinal }) => kind === deadline.kind && ordinal === deadline.ordinal);
    const own = raised.filter(({ clockId }) => clockId === row?.id);
    // Once somebody has taken the deadline on, the rest of the ladder has nobody to call.
    const takenOn = own.some(({ state }) => state === 'acknowledged');
    return { deadline, row, fired: new Set(takenOn ? policy.rungs.keys() : own.map(({ rung }) => rung)) };
  });
}

/** A deadline as its row. */
export function clockRow(
  complaintId: string,
  deadline: Deadline,
  id: string,
  policy: OpenedPolicy,
  fired: ReadonlySet<number>,
): ClockRow {
  return {
    id,
    complaintId,
    kind: deadline.kind,
    ordinal: deadline.ordinal,
    promiseId: deadline.promiseId ?? null,
    startedAt: deadline.startedAt,
    dueAt: deadline.dueAt,
    state: deadline.state,
    breachedAt: deadline.breachedAt ?? null,
    stoppedAt: deadline.stoppedAt ?? null,
    targetMs: String(deadline.targetMs),
    // A new time is not in the queue yet, whatever the old one was.
    enqueuedAt: null,
    nextAt: nextDue(deadline, policy.rungs, fired, policy.calendar),
  };
}

/** The nearest deadline that still waits to be met. */
export function nearest(all: readonly Deadline[]): Date | null {
  const open = all
    .filter((deadline) => !isStopped(deadline) && deadline.dueAt !== null)
    .map((deadline) => deadline.dueAt!.getTime());
  return open.length > 0 ? new Date(Math.min(...open)) : null;
}
