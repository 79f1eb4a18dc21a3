import type { BusinessCalendar } from '#calendar/business-calendar';
import { parseDuration } from '#calendar/duration';
import { invalid } from '#kernel/refusal';
import { instantAfter, isPaused, isStopped, type Deadline } from './deadline.ts';

export const RUNG_AUDIENCES = ['owner', 'supervisor', 'manager'] as const;
export type RungAudience = (typeof RUNG_AUDIENCES)[number];

/** One rung of an escalation ladder: who is told, and when. */
export interface Rung {
  /**
   * When: '75%' of the time granted; '-PT15M', when a quarter of an hour of it is left; 'PT0S', at the breach; '+PT1H', an
   * hour after it. Up to the deadline a rung counts the clock's own time, so that nobody is warned at night of a deadline
   * next morning; after it, elapsed time: the customer is waiting.
   */
  at: string;
  action: 'notify';
  to: RungAudience;
}

export interface RungInstant {
  /** Index of the rung in the ladder. */
  rung: number;
  at: Date;
}

/**
 * Checks a ladder before it is saved.
 * @throws Refusal 'invalid' that names the field, such as 'rungs.2.at'
 */
export function checkRungs(rungs: readonly Rung[]): void {
  rungs.forEach((rung, index) => {
    readAt(rung.at, `rungs.${index}.at`);
    if (rung.action !== 'notify') throw invalid(`rungs.${index}.action`, "must be 'notify'.");
    if (!RUNG_AUDIENCES.includes(rung.to))
      throw invalid(`rungs.${index}.to`, `is none of ${RUNG_AUDIENCES.join(', ')}.`);
  });
}

/** When each rung is reached, in order of time; without those that cannot be known while the clock stands still. */
export function rungInstants(deadline: Deadline, rungs: readonly Rung[], calendar: BusinessCalendar): RungInstant[] {
  const instants: RungInstant[] = [];
  rungs.forEach(({ at }, rung) => {
    const instant = instantOf(readAt(at, `rungs.${rung}.at`), deadline, calendar);
    if (instant) instants.push({ rung, at: instant });
  });
  return instants.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/**
 * The rungs that have been reached and are not yet fired, in order. Those passed while the clock stood still, or while
 * nobody was looking, are among them: none is lost, each fires once.
 */
export function dueRungs(
  deadline: Deadline,
  rungs: readonly Rung[],
  firedRungs: ReadonlySet<number>,
  calendar: BusinessCalendar,
  now: Date,
): RungInstant[] {
  if (isStopped(deadline) || isPaused(deadline)) return [];
  return rungInstants(deadline, rungs, calendar).filter(({ rung, at }) => at <= now && !firedRungs.has(rung));
}

/**
 * The next instant at which something must be done for this clock: its first unfired rung, or the breach itself as long as
 * the clock is not late. May lie in the past: then it is due at once. Null when there is nothing to do, the clock has
 * ended, or it stands still.
 */
export function nextDue(
  deadline: Deadline,
  rungs: readonly Rung[],
  firedRungs: ReadonlySet<number>,
  calendar: BusinessCalendar,
): Date | null {
  if (isStopped(deadline) || isPaused(deadline)) return null;
  const rung = rungInstants(deadline, rungs, calendar).find((candidate) => !firedRungs.has(candidate.rung));
  const breach = deadline.state === 'running' ? deadline.dueAt : null;
  if (rung && breach) return rung.at < breach ? rung.at : breach;
  return rung?.at ?? breach;
}

type RungTime = { share: number } | { before: number } | { after: number };

function readAt(text: string, field: string): RungTime {
  const share = /^(\d{1,3}(?:\.\d+)?)%$/.exec(text);
  if (share) {
    const percent = Number(share[1]);
    if (percent > 100)
      throw invalid(field, `'${text}' lies after the deadline; write how long after, such as '+PT1H'.`);
    return { share: percent / 100 };
  }
  const offset = /^([+-]?)(P.*)$/.exec(text);
  if (!offset)
    throw invalid(field, `'${text}' is neither a share such as '75%' nor an offset such as '+PT1H' or '-PT15M'.`);
  const isBefore = offset[1] === '-';
  const milliseconds = parseDuration(offset[2]!, { field, allowZero: true, businessTime: isBefore });
  return isBefore ? { before: milliseconds } : { after: milliseconds };
}

function instantOf(time: RungTime, deadline: Deadline, calendar: BusinessCalendar): Date | null {
  if ('after' in time) {
    // Counted from when it became late: raising the severity must not climb the whole ladder at one stroke.
    const breach = deadline.breachedAt ?? deadline.dueAt;
    return breach && new Date(breach.getTime() + time.after);
  }
  const own = 'share' in time ? deadline.targetMs * time.share : deadline.targetMs - time.before;
  return instantAfter(deadline, Math.max(0, Math.round(own)), calendar);
}
