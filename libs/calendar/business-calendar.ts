import { WEEKDAYS, type CalendarDefinition } from './calendar-definition.ts';
import { checkDefinition } from './check-definition.ts';
import { CountedDays, type DayCount } from './count-days.ts';
import { DayPlans } from './day-plan.ts';
import { explain, type Interval } from './explain.ts';
import { instant } from './local-date.ts';
import { OpenHours } from './open-hours.ts';
import { inOrder, type Pause } from './pauses.ts';

export type {
  CalendarDefinition,
  ClosedDay,
  HolidayRule,
  Hours,
  Shift,
  SpecialDay,
  Weekday,
} from './calendar-definition.ts';
export type { DayCount } from './count-days.ts';
export type { Interval, Why } from './explain.ts';
export type { Pause } from './pauses.ts';

/** Working time of a team, in exact instants. Keep it as long as its definition lives: it remembers what it worked out. */
export interface BusinessCalendar {
  /**
   * The earliest instant by which that much business time has passed since `start`. Exactly at the end of a shift it is
   * that end, not the next morning; for 0 it is the first moment that counts.
   * @param milliseconds of business time, not negative
   * @param pauses during which time does not count; they may overlap each other, nights and holidays
   * @throws Refusal 'calendar-runs-out' when the calendar has not that much time left within 100 years
   */
  add(start: Date, milliseconds: number, pauses?: readonly Pause[]): Date;
  /** Business milliseconds from `start` to `end` outside the pauses; 0 when `end` is not after `start`. */
  between(start: Date, end: Date, pauses?: readonly Pause[]): number;
  /** The time from `start` to `end` as contiguous intervals, each with the reason why it counts or does not. */
  explain(start: Date, end: Date, pauses?: readonly Pause[]): Interval[];
  /**
   * Close of business (end of the last shift that begins on that local date, so perhaps after midnight) of the `days`-th
   * working day after the local date of `start`. Day 0 is the date of receipt, working or not; asked for 0 it is the close
   * of that date, or of the next working day if nobody works on it, and may lie before `start`.
   * @throws Refusal 'calendar-runs-out' when there are not that many working days within 100 years
   */
  endOfBusinessDay(start: Date, days: number): Date;
  /** The local midnight that ends the `days`-th calendar day after the local date of `start`, which is day 0. */
  endOfDay(start: Date, days: number): Date;
  /**
   * The days from `start` to `end`, one interval each and contiguous: the day of receipt does not count, then each day
   * does ('day') or does not ('day-off', 'holiday'), with the name of the holiday or special day.
   */
  explainDays(start: Date, end: Date, count: DayCount): Interval[];
  /** Whether this moment counts. */
  isOpenAt(moment: Date): boolean;
  /**
   * The first moment that counts, at or after this one.
   * @throws Refusal 'calendar-runs-out'
   */
  nextOpen(moment: Date): Date;
}

/**
 * Makes a calendar of its definition.
 * @throws Refusal 'invalid' that names the field, such as 'shifts.0.from'
 */
export function openCalendar(definition: CalendarDefinition): BusinessCalendar {
  const checked = checkDefinition(definition);
  const plans = new DayPlans(checked);
  const hours = new OpenHours(checked.timeZone, plans);
  const days = new CountedDays(checked.timeZone, plans);
  return {
    add(start, milliseconds, pauses = []) {
      if (!(milliseconds >= 0 && milliseconds < Infinity)) throw new RangeError(`Cannot add ${milliseconds} ms`);
      let at = instant(start);
      let left = milliseconds;
      for (const pause of inOrder(pauses)) {
        const counted = hours.between(at, pause.from);
        if (left > 0 ? left <= counted : counted > 0) break;
        left -= counted;
        // Never back: hold time that is added up raw counts twice what two pauses share (erpnext PR 52489).
        at = Math.max(at, pause.to);
      }
      return new Date(hours.add(at, left));
    },
    between(start, end, pauses = []) {
      let at = instant(start);
      const until = instant(end);
      let sum = 0;
      for (const pause of inOrder(pauses)) {
        sum += hours.between(at, Math.min(pause.from, until));
        at = Math.max(at, pause.to);
      }
      return sum + hours.between(at, until);
    },
    explain(start, end, pauses = []) {
      return explain(checked.timeZone, plans, instant(start), instant(end), inOrder(pauses));
    },
    endOfBusinessDay(start, count) {
      return new Date(days.endOfBusinessDay(instant(start), whole(count)));
    },
    endOfDay(start, count) {
      return new Date(days.endOfDay(instant(start), whole(count)));
    },
    explainDays(start, end, count) {
      return days.explain(instant(start), instant(end), count);
    },
    isOpenAt(moment) {
      const at = instant(moment);
      return hours.between(at, at + 1) > 0;
    },
    nextOpen(moment) {
      return new Date(hours.add(instant(moment), 0));
    },
  };
}

function whole(days: number): number {
  if (!(Number.isInteger(days) && days >= 0)) throw new RangeError(`Cannot count ${days} days`);
  return days;
}

/** Elapsed time: every moment counts. For clocks that keep no office hours, and for promises. */
export const ALWAYS_OPEN: BusinessCalendar = openCalendar({
  timeZone: 'UTC',
  shifts: [{ days: [...WEEKDAYS], from: '00:00', to: '24:00' }],
});
