import { invalid, type Refusal } from '#kernel/refusal';
import type { BusinessCalendar, Interval, Pause } from './business-calendar.ts';
import { parseDuration } from './duration.ts';
import { DAY } from './local-date.ts';

/** A question to a calendar: when is it due (`duration`), or how much time has passed (`end`). Exactly one of the two. */
export interface Question {
  start: Date;
  /** ISO 8601, business time: hours, minutes and seconds. */
  duration?: string;
  end?: Date;
  pauses?: readonly Pause[];
}

export interface Answer {
  due?: Date;
  /** Business milliseconds. */
  elapsed?: number;
  explanation: Interval[];
}

/** Explanations of more days than some eleven years nobody reads, and they would keep everybody else waiting. */
const LONGEST = 4096 * DAY;

/** @throws Refusal 'invalid' that names the field */
export function tryCalendar(calendar: BusinessCalendar, { start, duration, end, pauses = [] }: Question): Answer {
  pauses.forEach(({ from, to }, at) => {
    if (to < from) throw invalid(`pauses.${at}.to`, 'lies before `from`: a pause ends after it begins.');
  });
  if ((duration === undefined) === (end === undefined)) {
    const field = duration === undefined ? 'duration' : 'end';
    throw invalid(field, 'give exactly one of `duration` (when is it due?) and `end` (how much time passed?).');
  }
  if (end !== undefined) {
    if (end.getTime() - start.getTime() > LONGEST) throw tooFar('end');
    return { elapsed: calendar.between(start, end, pauses), explanation: calendar.explain(start, end, pauses) };
  }
  const amount = parseDuration(duration!, { businessTime: true, allowZero: true });
  if (!isReached(calendar, start, amount, pauses)) throw tooFar('duration');
  const due = calendar.add(start, amount, pauses);
  return { due, explanation: calendar.explain(start, due, pauses) };
}

/** Whether that much time passes before it would be too far; looks ahead in growing steps, to stay quick with the usual. */
function isReached(calendar: BusinessCalendar, start: Date, amount: number, pauses: readonly Pause[]): boolean {
  for (let ahead = LONGEST / 64; ahead <= LONGEST; ahead *= 4) {
    if (calendar.between(start, new Date(start.getTime() + ahead), pauses) >= Math.max(amount, 1)) return true;
  }
  return false;
}

const tooFar = (field: string): Refusal =>
  invalid(field, 'leads more than ten years away from `start`: try a shorter time.');
