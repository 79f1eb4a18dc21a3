import type { DayPlans } from './day-plan.ts';
import { localDays, MINUTE, type LocalDay } from './local-date.ts';
import type { Span } from './pauses.ts';

/**
 * Why time counts or does not: 'break' lies between two shifts of a day, 'night' before the first and after the last. Where
 * whole days are counted: 'day-of-receipt' is day 0, which never counts, and 'day' one that does. 'late' is what lies behind a
 * deadline that was missed.
 */
export const WHYS = [
  'shift',
  'break',
  'night',
  'day-off',
  'holiday',
  'pause',
  'day-of-receipt',
  'day',
  'late',
] as const;
export type Why = (typeof WHYS)[number];

/** A stretch of a deadline's explanation. */
export interface Interval {
  from: Date;
  to: Date;
  /** Whether this time counts as business time. */
  counted: boolean;
  why: Why;
  /** The name of the holiday or special day. */
  name?: string;
}

interface Piece extends Span {
  why: Why;
  name?: string;
}

/** The time from `start` to `end` (UTC ms) without a gap, each piece with its reason. A pause outranks what it covers. */
export function explain(timeZone: string, plans: DayPlans, start: number, end: number, pauses: Span[]): Interval[] {
  const pieces: Piece[] = [];
  const append = (piece: Piece): void => {
    const last = pieces.at(-1);
    if (piece.from >= piece.to) return;
    if (last && last.why === piece.why && last.name === piece.name) last.to = piece.to;
    else pieces.push({ ...piece });
  };
  let at = start;
  const appendWork = (until: number): void => {
    for (const local of localDays(timeZone, at, until)) describeDay(plans, local).forEach(append);
  };
  for (const pause of pauses) {
    const from = Math.max(pause.from, at);
    const to = Math.min(pause.to, end);
    if (from >= to) continue;
    appendWork(from);
    append({ from, to, why: 'pause' });
    at = to;
  }
  appendWork(end);
  return pieces.map(({ from, to, why, name }) => ({
    from: new Date(from),
    to: new Date(to),
    counted: why === 'shift',
    why,
    ...(name === undefined ? {} : { name }),
  }));
}

function describeDay(plans: DayPlans, { day, midnight, from, to }: LocalDay): Piece[] {
  const plan = plans.planOf(day);
  const firstStart = midnight + (plan.stretches[0]?.from ?? 0) * MINUTE;
  const lastEnd = midnight + (plan.stretches.at(-1)?.to ?? 0) * MINUTE;
  const pieces: Piece[] = [];
  let at = from;
  const rest = (until: number): void => {
    if (until <= at) return;
    const isBreak = at >= firstStart && until <= lastEnd;
    const why = plan.kind === 'working' ? (isBreak ? 'break' : 'night') : plan.kind;
    pieces.push({ from: at, to: until, why, name: plan.kind === 'holiday' ? plan.name : undefined });
    at = until;
  };
  for (const part of plans.openParts(day)) {
    const start = Math.max(midnight + part.from * MINUTE, from);
    const end = Math.min(midnight + part.to * MINUTE, to);
    if (start >= end) continue;
    rest(start);
    pieces.push({ from: start, to: end, why: 'shift', name: part.name });
    at = end;
  }
  rest(to);
  return pieces;
}
