import { ALWAYS_OPEN, type BusinessCalendar, type Interval, type Pause } from '#calendar/business-calendar';
import type { Counting } from './clock-rules.ts';
import type { ClockKind } from './policy.ts';
import type { Within } from './regime.ts';

/** A time during which a clock stood still; `to` is null while it still does. */
export interface ClockPause {
  from: Date;
  to: Date | null;
}

/**
 * One deadline as it stands.
 *
 * - `running`, `paused`: open, and not late.
 * - `met`: stopped in time (also at the very instant of the deadline).
 * - `cancelled`: ended without being met, and nobody was late: merged, withdrawn, closed; a window that is over.
 * - `breached`: late, and that stays in the books whatever comes. Open as long as there is no `stoppedAt`; met late when
 *   there is a `metAt`; ended otherwise (a broken promise that was withdrawn) when there is a `stoppedAt` alone.
 */
export interface Deadline {
  kind: ClockKind;
  /** 1, 2, … of its kind: a reopened complaint starts resolution 2. */
  ordinal: number;
  promiseId?: string;
  /** What the regulator grants, for a regulatory clock. */
  within?: Within;
  startedAt: Date;
  /** Null while it stands still before the deadline was reached. */
  dueAt: Date | null;
  state: 'running' | 'paused' | 'met' | 'breached' | 'cancelled';
  /** When it was met, in time or late. */
  metAt?: Date;
  /** When it became late. After a raised severity this may be later than `dueAt`: nobody was late before the raise. */
  breachedAt?: Date;
  /** When it ended, met or not. */
  stoppedAt?: Date;
  /** In order, without overlap; the last one may be open. */
  pauses: ClockPause[];
  hours: Counting['hours'];
  /** Time granted, in milliseconds of the clock's own time (business or elapsed, see `hours`). */
  targetMs: number;
  /** What is left of it; 0 when late; absent once stopped. */
  remainingMs?: number;
}

/** Whether it has ended, so that nothing is to be done for it any more. */
export function isStopped(deadline: Deadline): boolean {
  return deadline.stoppedAt !== undefined;
}

/** Whether it stands still now. A late clock stands still too while the complaint awaits the customer. */
export function isPaused(deadline: Deadline): boolean {
  return deadline.stoppedAt === undefined && deadline.pauses.at(-1)?.to === null;
}

/** The calendar that this clock counts by. */
export function ownCalendar(hours: Counting['hours'], calendar: BusinessCalendar): BusinessCalendar {
  return hours === 'business' ? calendar : ALWAYS_OPEN;
}

/**
 * Why the deadline is when it is: interval by interval, with nights, holidays and pauses by name, from its start to its due
 * instant; to `now` or to its end when no due instant is known. What lies behind a missed deadline is one stretch that does not
 * count, so that the stretches that do add up to the time granted. Where a regulator grants days, it is day by day.
 */
export function explainDeadline(deadline: Deadline, calendar: BusinessCalendar, now: Date): Interval[] {
  const { dueAt, stoppedAt: ended = now } = deadline;
  const end = dueAt ?? ended;
  const late = dueAt && ended > dueAt ? [{ from: dueAt, to: ended, counted: false, why: 'late' as const }] : [];
  if (deadline.within && !('elapsed' in deadline.within)) {
    const days = 'businessDays' in deadline.within ? 'business' : 'calendar';
    return [...calendar.explainDays(deadline.startedAt, end, days), ...late];
  }
  const pauses: Pause[] = deadline.pauses.map(({ from, to }) => ({ from, to: to ?? end }));
  return [...ownCalendar(deadline.hours, calendar).explain(deadline.startedAt, end, pauses), ...late];
}

/**
 * The instant at which `amount` milliseconds of the clock's own time have passed; null when it stands still before that.
 */
export function instantAfter(
  clock: Pick<Deadline, 'startedAt' | 'pauses' | 'hours'>,
  amount: number,
  calendar: BusinessCalendar,
): Date | null {
  const own = ownCalendar(clock.hours, calendar);
  const pauses = endedPauses(clock.pauses);
  const open = clock.pauses.at(-1);
  if (open?.to === null) {
    const passed = own.between(clock.startedAt, open.from, pauses);
    if (amount > 0 ? amount > passed : passed === 0) return null;
  }
  return own.add(clock.startedAt, amount, pauses);
}

export function endedPauses(pauses: readonly ClockPause[]): Pause[] {
  return pauses.filter((pause): pause is Pause => pause.to !== null);
}
