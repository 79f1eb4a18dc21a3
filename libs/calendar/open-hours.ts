import { Refusal } from '#kernel/refusal';
import type { DayPlans } from './day-plan.ts';
import { DAY, localDays, MINUTE } from './local-date.ts';

/** One page of the timetable covers this much time: pages are found by division, hours on a page by bisection. */
const PAGE = 128 * DAY;
/** Some 90 years; beyond it the page that was made first is thrown away. */
const PAGES_KEPT = 256;
/** A search for working time gives up after some 100 years instead of running for ever. */
const PAGES_SEARCHED = 286;

/** Open intervals of one page as UTC milliseconds, sorted, neither touching nor overlapping. */
interface Page {
  starts: number[];
  ends: number[];
  /** Open milliseconds of the page before each interval. */
  before: number[];
  total: number;
}

/** The working time of a calendar as exact instants, worked out page by page when first needed. All values are UTC ms. */
export class OpenHours {
  readonly #pages = new Map<number, Page>();
  readonly #timeZone: string;
  readonly #plans: DayPlans;

  constructor(timeZone: string, plans: DayPlans) {
    this.#timeZone = timeZone;
    this.#plans = plans;
  }

  /** Open milliseconds from `from` to `to`; 0 when `to` is not after `from`. */
  between(from: number, to: number): number {
    if (to <= from) return 0;
    const first = Math.floor(from / PAGE);
    const last = Math.floor(to / PAGE);
    let sum = -openBefore(this.#page(first), from);
    for (let index = first; index < last; index++) sum += this.#page(index).total;
    return sum + openBefore(this.#page(last), to);
  }

  /**
   * The earliest instant by which `amount` open milliseconds have passed since `from`; for 0 the first open moment.
   * @throws Refusal 'calendar-runs-out' when there is not that much working time ahead
   */
  add(from: number, amount: number): number {
    const first = Math.floor(from / PAGE);
    let left = amount + openBefore(this.#page(first), from);
    for (let index = first; index < first + PAGES_SEARCHED; index++) {
      const page = this.#page(index);
      if (amount === 0) {
        const at = firstAbove(page.ends, from);
        if (at < page.ends.length) return Math.max(page.starts[at]!, from);
      } else if (left <= page.total) {
        const at = firstAtLeast(page.before, left) - 1;
        return page.starts[at]! + left - page.before[at]!;
      }
      left -= page.total;
      if (index * PAGE > (this.#plans.lastWorkingDay + 3) * DAY) break;
    }
    throw runsOut();
  }

  #page(index: number): Page {
    const known = this.#pages.get(index);
    if (known) return known;
    if (this.#pages.size >= PAGES_KEPT) this.#pages.delete(this.#pages.keys().next().value!);
    const page = this.#makePage(index * PAGE, (index + 1) * PAGE);
    this.#pages.set(index, page);
    return page;
  }

  #makePage(from: number, to: number): Page {
    const page: Page = { starts: [], ends: [], before: [], total: 0 };
    for (const local of localDays(this.#timeZone, from, to)) {
      for (const part of this.#plans.openParts(local.day)) {
        const start = Math.max(local.midnight + part.from * MINUTE, local.from);
        const end = Math.min(local.midnight + part.to * MINUTE, local.to);
        if (start >= end) continue;
        if (page.ends.at(-1) === start) {
          page.ends[page.ends.length - 1] = end;
        } else {
          page.starts.push(start);
          page.ends.push(end);
          page.before.push(page.total);
        }
        page.total += end - start;
      }
    }
    return page;
  }
}

/** There is not that much working time ahead. */
export function runsOut(): Refusal {
  return new Refusal(
    'conflict',
    'calendar-runs-out',
    'The calendar has not enough working time left to reach this deadline. Add shifts or special days to it.',
    [{ field: 'shifts', reason: 'No working time is left; add weekly shifts, or special days further ahead.' }],
  );
}

function openBefore(page: Page, instant: number): number {
  const at = firstAbove(page.starts, instant) - 1;
  if (at < 0) return 0;
  return page.before[at]! + Math.min(instant, page.ends[at]!) - page.starts[at]!;
}

/** Index of the first value above `limit` in a sorted list; its length when there is none. */
function firstAbove(sorted: number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Index of the first value of at least `limit` in a sorted list; its length when there is none. */
function firstAtLeast(sorted: number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! >= limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
