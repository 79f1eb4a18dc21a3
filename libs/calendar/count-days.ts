import type { DayPlans } from './day-plan.ts';
import type { Interval } from './explain.ts';
import { DAY, localDayAt, localDays, MINUTE, MINUTES_A_DAY } from './local-date.ts';
import { runsOut } from './open-hours.ts';

/** Which days a deadline counts: those on which work begins, or all. */
export type DayCount = 'business' | 'calendar';

/** A search for working days gives up after some 100 years instead of running for ever. */
const DAYS_SEARCHED = 36_600;

/** Some ten years of days. */
const CLOSES_KEPT = 3_660;

/** Counts whole days by their local dates, as regulators do: the day of receipt is day 0. All instants are UTC ms. */
export class CountedDays {
  readonly #timeZone: string;
  readonly #plans: DayPlans;
  /** The same days are asked for again by every complaint of a regime. */
  readonly #closes = new Map<number, number | null>();

  constructor(timeZone: string, plans: DayPlans) {
    this.#timeZone = timeZone;
    this.#plans = plans;
  }

  /**
   * Close of business on the `days`-th working day after the local date of `start`; for 0 on that date itself, or on the
   * next working day if nobody works on it.
   * @throws Refusal 'calendar-runs-out'
   */
  endOfBusinessDay(start: number, days: number): number {
    const first = localDayAt(this.#timeZone, start);
    const last = Math.min(this.#plans.lastWorkingDay, first + DAYS_SEARCHED);
    let left = Math.max(days, 1);
    for (let day = days === 0 ? first : first + 1; day <= last; day++) {
      const close = this.#closeOf(day);
      if (close !== null && --left === 0) return close;
    }
    throw runsOut();
  }

  /** The local midnight that ends the `days`-th day after the local date of `start`. */
  endOfDay(start: number, days: number): number {
    return this.#endOf(localDayAt(this.#timeZone, start) + days);
  }

  /** One interval a day, from `start` to `end` without a gap. A day that the zone left out (Samoa, 2011-12-30) has none. */
  explain(start: number, end: number, count: DayCount): Interval[] {
    const received = localDayAt(this.#timeZone, start);
    const intervals: Interval[] = [];
    for (let day = received, from = start; from < end; day++) {
      const midnight = this.#endOf(day);
      // A shift over midnight belongs to the day on which it begins: what ends within it ends on that day.
      const isLast = end <= Math.max(midnight, count === 'business' ? (this.#closeOf(day) ?? 0) : 0);
      const to = isLast ? end : midnight;
      if (from < to) intervals.push({ from: new Date(from), to: new Date(to), ...this.#reason(day, received, count) });
      from = Math.max(from, to);
    }
    return intervals;
  }

  #reason(day: number, received: number, count: DayCount): Pick<Interval, 'counted' | 'why' | 'name'> {
    const { kind, name } = this.#plans.planOf(day);
    const named = name === undefined ? {} : { name };
    if (day === received) return { counted: false, why: 'day-of-receipt', ...named };
    if (count === 'calendar' || this.#closeOf(day) !== null) return { counted: true, why: 'day', ...named };
    return { counted: false, why: kind === 'holiday' ? 'holiday' : 'day-off', ...named };
  }

  /** The last moment of work of the shifts that begin on this day; null when there is none, or the zone left it out. */
  #closeOf(day: number): number | null {
    const known = this.#closes.get(day);
    if (known !== undefined) return known;
    if (this.#closes.size >= CLOSES_KEPT) this.#closes.clear();
    const close = this.#findClose(day);
    this.#closes.set(day, close);
    return close;
  }

  #findClose(day: number): number | null {
    const { stretches } = this.#plans.planOf(day);
    if (stretches.length === 0) return null;
    const pieces = [...this.#around(day, day + 1)];
    if (pieces[0]?.day !== day) return null;
    let close: number | null = null;
    // Piece by piece, because the clock may skip a shift altogether, or repeat its end.
    for (const local of pieces) {
      const passed = (local.day - day) * MINUTES_A_DAY;
      for (const stretch of stretches) {
        const from = Math.max(local.midnight + (stretch.from - passed) * MINUTE, local.from);
        const to = Math.min(local.midnight + (stretch.to - passed) * MINUTE, local.to);
        if (from < to) close = Math.max(close ?? to, to);
      }
    }
    return close;
  }

  /** The last moment that bears this date, or that of the day before when the zone left it out. */
  #endOf(day: number): number {
    return Math.max(...[...this.#around(day - 1, day)].map(({ to }) => to));
  }

  /** The pieces of these local days: no zone is a whole day away from UTC. */
  *#around(first: number, last: number) {
    for (const local of localDays(this.#timeZone, (first - 1) * DAY, (last + 2) * DAY)) {
      if (local.day >= first && local.day <= last) yield local;
    }
  }
}
