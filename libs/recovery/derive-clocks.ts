import { In, type EntityManager } from 'typeorm';
import { isStopped, type Deadline } from '#clocks/deadline';
import { deadlines } from '#clocks/deadlines';
import { nextDue } from '#clocks/ladder';
import { EVENTS } from '#contracts/events';
import { ClockRow } from '#database/entities/clock';
import { historyFacts, readHistories, type HistoryEntry } from './clock-facts.ts';
import type { NewEvent } from './history.ts';
import { matchClocks } from './match-clocks.ts';
import type { OpenedPolicy } from './policy-book.ts';

/** A rung that was raised already. */
export interface RaisedRung {
  clockId: string;
  key: string;
  state: string;
}

/** What the clocks of one complaint derive from, and the rows that hold them. */
export interface ClockFile {
  entries: HistoryEntry[];
  rows: ClockRow[];
  raised: RaisedRung[];
}

/** A deadline with its row, if it has one yet. */
export interface DerivedClock {
  deadline: Deadline;
  row: ClockRow | undefined;
  /** Keys of the rungs that were raised already. */
  fired: ReadonlySet<string>;
}

/** Reads what the clocks of these complaints derive from: three statements, however many there are. */
export async function readClockFiles(
  manager: EntityManager,
  complaintIds: readonly string[],
): Promise<Map<string, ClockFile>> {
  const files = new Map(complaintIds.map((id) => [id, { entries: [], rows: [], raised: [] } as ClockFile]));
  for (const { complaintId, ...entry } of await readHistories(manager, complaintIds))
    files.get(complaintId)!.entries.push(entry);
  for (const row of await manager.findBy(ClockRow, { complaintId: In([...complaintIds]) }))
    files.get(row.complaintId)!.rows.push(row);
  const raised = await manager.query<(RaisedRung & { complaintId: string })[]>(
    `SELECT complaint_id AS "complaintId", clock_id AS "clockId", rung_key AS key, state FROM escalation
     WHERE complaint_id = ANY($1) AND kind = 'rung'`,
    [complaintIds],
  );
  for (const { complaintId, ...rung } of raised) files.get(complaintId)!.raised.push(rung);
  return files;
}

/** The same file after these events, without reading it again. */
export function addToFile(file: ClockFile, events: readonly NewEvent[], actorKind: HistoryEntry['actorKind']): void {
  for (const { type, at, data } of events) if (EVENTS[type].clocks) file.entries.push({ type, at, data, actorKind });
}

/** The clocks of a complaint as its history makes them, beside the rows that hold them. */
export function deriveFrom(file: ClockFile, policy: OpenedPolicy, now: Date): DerivedClock[] {
  const derived = deadlines(policy, policy.calendar, historyFacts(file.entries), now);
  return matchClocks(derived, file.rows).map(({ deadline: found, row }) => {
    const deadline = row ? keepBreach(found, row) : found;
    const own = row ? file.raised.filter(({ clockId }) => clockId === row.id) : [];
    // Once somebody has taken the deadline on, the rest of the ladder has nobody to call.
    const takenOn = own.some(({ state }) => state === 'acknowledged');
    return { deadline, row, fired: new Set((takenOn ? policy.rungs : own).map(({ key }) => key)) };
  });
}

/**
 * A breach stays in the books as it was: neither a policy or a calendar that moves the deadline later, nor what is written down
 * after it as if it had been said before, nor a machine's clock that was set back washes it out or lets the ladder begin again;
 * and a policy that grants another time does not say that it came at another one.
 */
export function keepBreach(deadline: Deadline, row: ClockRow): Deadline {
  const { breachedAt, dueAt } = row;
  const targetMs = Number(row.targetMs);
  if (breachedAt === null || (deadline.breachedAt && deadline.targetMs === targetMs)) return deadline;
  return {
    ...deadline,
    dueAt,
    breachedAt,
    targetMs,
    state: 'breached',
    ...(!isStopped(deadline) && { remainingMs: 0 }),
  };
}

/** The clocks of one complaint, read and derived. */
export async function deriveClocks(
  manager: EntityManager,
  complaintId: string,
  policy: OpenedPolicy,
  now: Date,
): Promise<DerivedClock[]> {
  const files = await readClockFiles(manager, [complaintId]);
  return deriveFrom(files.get(complaintId)!, policy, now);
}

/** A deadline as its row. */
export function clockRow(
  complaintId: string,
  deadline: Deadline,
  id: string,
  policy: OpenedPolicy,
  fired: ReadonlySet<string>,
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
    // What is merely allowed until then waits for nobody.
    .filter((deadline) => !isStopped(deadline) && deadline.dueAt !== null && deadline.kind !== 'regulatory-summary')
    .map((deadline) => deadline.dueAt!.getTime());
  return open.length > 0 ? new Date(Math.min(...open)) : null;
}
