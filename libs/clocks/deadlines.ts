import type { BusinessCalendar } from '#calendar/business-calendar';
import { endedPauses, instantAfter, ownCalendar, type Deadline } from './deadline.ts';
import type { ClockFact } from './facts.ts';
import type { Policy } from './policy.ts';
import { readHistory, type ClockHistory } from './read-history.ts';

/**
 * All deadlines that a complaint has had, in order of their start. A pure function: after any change of history, policy or
 * calendar, derive them anew and compare.
 *
 * A severity change gives clocks that are open and not late yet the new target, counted from their old start. One that is
 * late already keeps its target. Promises and regulatory clocks know no severity.
 *
 * @param facts in any order; at equal instants the order of the list decides
 * @param now decides only whether an open clock is late, and what remains
 * @throws Refusal 'calendar-runs-out' when the calendar never reaches a deadline
 */
export function deadlines(
  policy: Policy,
  calendar: BusinessCalendar,
  facts: readonly ClockFact[],
  now: Date,
): Deadline[] {
  return readHistory(policy, calendar, facts).map((clock) => conclude(clock, calendar, now));
}

/** One clock as it stands at `now`. */
export function conclude(clock: ClockHistory, calendar: BusinessCalendar, now: Date): Deadline {
  const { kind, ordinal, promiseId, within, startedAt, pauses, hours, targetMs } = clock;
  const dueAt = clock.fixedDue ?? instantAfter(clock, targetMs, calendar);
  // What happened after a window was over did not end it.
  const isOver = clock.isWindow === true && dueAt !== null && (clock.stopped ? clock.stopped.at > dueAt : now >= dueAt);
  const stopped = isOver ? { at: dueAt, met: false } : clock.stopped;
  const lateFrom = dueAt && dueAt < clock.targetSince ? clock.targetSince : dueAt;
  // Stopping at the very instant is in time; an open clock is late from that instant on, so that the sweep finds it late.
  const isLate = lateFrom !== null && (stopped ? stopped.at > lateFrom : now >= lateFrom);
  const isPaused = pauses.at(-1)?.to === null;
  return {
    kind,
    ordinal,
    promiseId,
    ...(within && { within }),
    startedAt,
    dueAt,
    state: isLate ? 'breached' : stopped ? (stopped.met ? 'met' : 'cancelled') : isPaused ? 'paused' : 'running',
    metAt: stopped?.met ? stopped.at : undefined,
    breachedAt: isLate ? lateFrom : undefined,
    stoppedAt: stopped?.at,
    pauses,
    hours,
    targetMs,
    remainingMs: stopped ? undefined : isLate ? 0 : remaining(clock, calendar, now),
  };
}

function remaining(
  { startedAt, pauses, hours, targetMs }: ClockHistory,
  calendar: BusinessCalendar,
  now: Date,
): number {
  const last = pauses.at(-1);
  const until = last?.to === null && last.from < now ? last.from : now;
  return Math.max(0, targetMs - ownCalendar(hours, calendar).between(startedAt, until, endedPauses(pauses)));
}
