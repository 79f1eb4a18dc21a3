import type { BusinessCalendar } from '#calendar/business-calendar';
import { instantAfter, type Deadline } from './deadline.ts';
import { conclude } from './deadlines.ts';
import type { ClockFact } from './facts.ts';
import type { Policy } from './policy.ts';
import { readHistory, type ClockHistory, type ClockTurn } from './read-history.ts';

/** One line of a clock's log. */
export interface ClockLogEntry {
  type: ClockTurn | 'breached';
  at: Date;
  /** When it was due from then on; null while it stood still. */
  dueAt: Date | null;
  /** The event of the history that did it; none where time alone did. */
  eventId?: string;
}

/** A deadline with all that happened to it. */
export interface LoggedDeadline {
  deadline: Deadline;
  /** In order of time. */
  log: ClockLogEntry[];
}

/**
 * The same deadlines as `deadlines` gives, each with its log. A pure function too, so the log is as the present policy and
 * calendar have it: what moved because they changed stands in the history alone.
 */
export function loggedDeadlines(
  policy: Policy,
  calendar: BusinessCalendar,
  facts: readonly ClockFact[],
  now: Date,
): LoggedDeadline[] {
  const logs = new Map<ClockHistory, ClockLogEntry[]>();
  const clocks = readHistory(policy, calendar, facts, (clock, type, { at, eventId }) => {
    const dueAt = clock.fixedDue ?? instantAfter(clock, clock.targetMs, calendar);
    const log = logs.get(clock) ?? [];
    logs.set(clock, [...log, { type, at, dueAt, ...(eventId !== undefined && { eventId }) }]);
  });
  return clocks.map((clock) => {
    const deadline = conclude(clock, calendar, now);
    return { deadline, log: withWhatTimeDid(logs.get(clock) ?? [], deadline) };
  });
}

/** Adds the breach, or the end of a window, which no event brings about. */
function withWhatTimeDid(
  log: readonly ClockLogEntry[],
  { breachedAt, dueAt, stoppedAt, metAt }: Deadline,
): ClockLogEntry[] {
  if (breachedAt) {
    const passed = log.filter(({ at }) => at <= breachedAt);
    // Late by the very change that shortened the time.
    const cause = passed.find(({ type, at }) => type === 'moved' && at.getTime() === breachedAt.getTime());
    const breach: ClockLogEntry = {
      type: 'breached',
      at: breachedAt,
      dueAt,
      ...(cause?.eventId && { eventId: cause.eventId }),
    };
    return [...passed, breach, ...log.slice(passed.length)];
  }
  const wasOverBefore = stoppedAt && !metAt && log.at(-1)?.at.getTime() !== stoppedAt.getTime();
  if (!wasOverBefore) return [...log];
  return [...log.filter(({ at }) => at < stoppedAt), { type: 'cancelled', at: stoppedAt, dueAt }];
}
