import type { BusinessCalendar } from '#calendar/business-calendar';
import { parseDuration } from '#calendar/duration';
import { invalid } from '#kernel/refusal';
import { CLOCK_KINDS, type ClockKind } from './policy.ts';
import { instantAfter, isPaused, isStopped, type Deadline } from './deadline.ts';

export const RUNG_AUDIENCES = ['owner', 'supervisor', 'manager'] as const;
export type RungAudience = (typeof RUNG_AUDIENCES)[number];

/**
 * What a rung can do: tell somebody; give the complaint to somebody else, who is there and has least to do; make it one
 * severity graver; let somebody watch it; call another system.
 */
export const RUNG_ACTIONS = ['notify', 'reassign', 'raise-severity', 'add-watcher', 'call-webhook'] as const;
export type RungAction = (typeof RUNG_ACTIONS)[number];

/** One rung of an escalation ladder: what happens, and when. */
export interface Rung {
  /** Names the rung for good, wherever it stands in the ladder: each key fires once per deadline. */
  key: string;
  /**
   * When: '75%' of the time granted; '-PT15M', when a quarter of an hour of it is left; 'PT0S', at the breach; '+PT1H', an
   * hour after it. Up to the deadline a rung counts the clock's own time, so that nobody is warned at night of a deadline
   * next morning; after it, elapsed time: the customer is waiting.
   */
  at: string;
  action: RungAction;
  /** Who is told or watches; who gets the complaint: 'owner' stands for agents like the owner. */
  to: RungAudience;
  /** For `call-webhook`: which. */
  webhookId?: string;
  /** Only for deadlines of these kinds; left out: for all. */
  clocks?: readonly ClockKind[];
}

export interface RungInstant {
  /** The rung's key. */
  key: string;
  at: Date;
}

/**
 * Checks a ladder before it is saved.
 * @throws Refusal 'invalid' that names the field, such as 'rungs.2.at'
 */
export function checkRungs(rungs: readonly Rung[]): void {
  rungs.forEach((rung, index) => {
    readAt(rung.at, `rungs.${index}.at`);
    if (!RUNG_ACTIONS.includes(rung.action))
      throw invalid(`rungs.${index}.action`, `is none of ${RUNG_ACTIONS.join(', ')}.`);
    if (rung.action === 'call-webhook' && rung.webhookId === undefined)
      throw invalid(`rungs.${index}.webhookId`, 'is missing: say which webhook is called.');
    if (rung.action !== 'call-webhook' && rung.webhookId !== undefined)
      throw invalid(`rungs.${index}.webhookId`, 'belongs to call-webhook only.');
    if (rungs.findIndex(({ key }) => key === rung.key) !== index)
      throw invalid(`rungs.${index}.key`, `'${rung.key}' is given twice; leave it out to get a new one.`);
    const unknown = rung.clocks?.findIndex((kind) => !CLOCK_KINDS.includes(kind)) ?? -1;
    if (unknown >= 0) throw invalid(`rungs.${index}.clocks.${unknown}`, `is none of ${CLOCK_KINDS.join(', ')}.`);
    if (!RUNG_AUDIENCES.includes(rung.to))
      throw invalid(`rungs.${index}.to`, `is none of ${RUNG_AUDIENCES.join(', ')}.`);
  });
}

/** When each rung is reached, in order of time; without those that cannot be known while the clock stands still. */
export function rungInstants(deadline: Deadline, rungs: readonly Rung[], calendar: BusinessCalendar): RungInstant[] {
  const instants: RungInstant[] = [];
  rungs.forEach(({ at, key, clocks }, index) => {
    if (clocks && !clocks.includes(deadline.kind)) return;
    const instant = instantOf(readAt(at, `rungs.${index}.at`), deadline, calendar);
    if (instant) instants.push({ key, at: instant });
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
  firedRungs: ReadonlySet<string>,
  calendar: BusinessCalendar,
  now: Date,
): RungInstant[] {
  if (isStopped(deadline) || isPaused(deadline)) return [];
  return rungInstants(deadline, rungs, calendar).filter(({ key, at }) => at <= now && !firedRungs.has(key));
}

/**
 * The next instant at which something must be done for this clock: its first unfired rung, or the breach itself as long as
 * the clock is not late. May lie in the past: then it is due at once. Null when there is nothing to do, the clock has
 * ended, or it stands still.
 */
export function nextDue(
  deadline: Deadline,
  rungs: readonly Rung[],
  firedRungs: ReadonlySet<string>,
  calendar: BusinessCalendar,
): Date | null {
  if (isStopped(deadline) || isPaused(deadline)) return null;
  const rung = rungInstants(deadline, rungs, calendar).find((candidate) => !firedRungs.has(candidate.key));
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
