import type { EntityManager } from 'typeorm';
import type { ClockLogEntry } from '#clocks/clock-log';
import type { ClockLogView } from '#contracts/views/clock';
import type { ClockRow } from '#database/entities/clock';
import { instantOrNull } from '#database/queries/rows';

/** What the history says about clocks themselves: it is written down, because it can't be derived from anything. */
export interface BookedTurn {
  id: string;
  type: 'clock.moved' | 'clock.breached';
  at: Date;
  data: {
    clockId: string;
    from?: string | null;
    to?: string | null;
    why?: string;
    name?: string;
    dueAt?: string | null;
  };
}

/** The moves and breaches of a complaint's clocks that stand in its history, in the order in which they were written. */
export function readBookedTurns(manager: EntityManager, complaintId: string): Promise<BookedTurn[]> {
  return manager.query<BookedTurn[]>(
    `SELECT id, type, at, data FROM complaint_event
     WHERE complaint_id = $1 AND type IN ('clock.moved', 'clock.breached') ORDER BY id`,
    [complaintId],
  );
}

/**
 * The log of one clock: what follows from the history under the present policy and calendar, together with the moves that
 * earlier ones made. Before such a move the deadline was another one, which is known only right before it.
 * @param row of the clock
 */
export function mergeLog(
  derived: readonly ClockLogEntry[],
  booked: readonly BookedTurn[],
  row: ClockRow,
): ClockLogView[] {
  const own = booked.filter(({ data }) => data.clockId === row.id);
  const breach = own.find(({ type }) => type === 'clock.breached');
  const log = derived
    // Nothing happens to a clock that has ended in the books, and no breach that isn't there.
    .filter(({ at, type }) =>
      type === 'breached' ? row.breachedAt !== null : row.stoppedAt === null || at <= row.stoppedAt,
    )
    .map(({ type, at, dueAt, eventId }): ClockLogView => ({
      type,
      at: at.toISOString(),
      dueAt: instantOrNull(dueAt),
      eventId: eventId ?? (type === 'breached' ? (breach?.id ?? null) : null),
    }));
  let known = 0;
  for (const { id, at, data } of own.filter(({ type }) => type === 'clock.moved')) {
    const [from, to] = [iso(data.from), iso(data.to)];
    const before = log.findLastIndex((entry) => new Date(entry.at) <= at);
    for (let index = known; index <= before; index++) log[index]!.dueAt = index === before ? from : null;
    const why = {
      ...(data.why !== undefined && { why: data.why }),
      ...(data.name !== undefined && { name: data.name }),
    };
    // A policy that has the clock no longer ends it; one that has it again lets it go on.
    const turn = to === null ? 'cancelled' : from === null ? 'resumed' : 'moved';
    const dueAt = to ?? from;
    log.splice(before + 1, 0, { type: turn, at: at.toISOString(), dueAt, eventId: id, from, ...why });
    known = before + 2;
  }
  if (row.breachedAt && !log.some(({ type }) => type === 'breached')) {
    insert(log, {
      type: 'breached',
      at: row.breachedAt.toISOString(),
      dueAt: instantOrNull(row.dueAt),
      eventId: breach?.id ?? null,
    });
  }
  return endAsBooked(log, row);
}

/**
 * The turns of a clock whose deadline was reckoned under another policy or calendar: when it was due is known from its row, but
 * only where it neither stood still nor was moved by anything else.
 */
export function asReckonedThen(log: readonly ClockLogEntry[], { dueAt }: ClockRow): ClockLogEntry[] {
  const isSimple = log.every(({ type }) => !['paused', 'resumed', 'moved'].includes(type));
  return log
    .filter(({ type }) => type !== 'breached')
    .map((entry, index) => ({ ...entry, dueAt: isSimple || index === log.length - 1 ? dueAt : null }));
}

/** A clock that has no start or no end in the history of today has them in its row. */
function endAsBooked(log: ClockLogView[], { startedAt, stoppedAt, state, dueAt }: ClockRow): ClockLogView[] {
  const due = { dueAt: instantOrNull(dueAt), eventId: null };
  if (!log.some(({ type }) => type === 'started'))
    log.unshift({ type: 'started', at: startedAt.toISOString(), ...due });
  if (stoppedAt && !log.some(({ type }) => type === 'met' || type === 'cancelled')) {
    log.push({ type: state === 'met' ? 'met' : 'cancelled', at: stoppedAt.toISOString(), ...due });
  }
  return log;
}

function insert(log: ClockLogView[], entry: ClockLogView): void {
  log.splice(log.findLastIndex(({ at }) => new Date(at) <= new Date(entry.at)) + 1, 0, entry);
}

const iso = (value: string | null | undefined): string | null => (value ? new Date(value).toISOString() : null);
