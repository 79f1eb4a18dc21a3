import type { CheckedDefinition, Stretch } from './check-definition.ts';
import { MINUTES_A_DAY, weekdayOf } from './local-date.ts';
import { WEEKDAYS } from './calendar-definition.ts';

/** Part of a local day in which work is on: wall-clock minutes, 0 to 1440. */
export interface OpenPart {
  from: number;
  to: number;
  /** The special day's name, when it is one. */
  name?: string;
}

/** What begins on one local day, and what kind of day it is. */
export interface DayPlan {
  kind: 'working' | 'day-off' | 'holiday';
  name?: string;
  /** Shifts that begin on this day, in order; the last one may run beyond 1440. */
  stretches: readonly Stretch[];
}

/** A checked definition, asked day by day. */
export class DayPlans {
  readonly #weekly: readonly DayPlan[];
  readonly #definition: CheckedDefinition;
  /** No work begins after this day; infinite when there are weekly shifts. */
  readonly lastWorkingDay: number;

  constructor(definition: CheckedDefinition) {
    this.#definition = definition;
    this.#weekly = definition.weekly.map((stretches) => ({
      kind: stretches.length > 0 ? 'working' : 'day-off',
      stretches,
    }));
    const isWeekly = this.#weekly.some(({ kind }) => kind === 'working');
    this.lastWorkingDay = isWeekly ? Infinity : Math.max(...definition.special.keys());
  }

  planOf(day: number): DayPlan {
    const { special, closed, holidays } = this.#definition;
    const own = special.get(day);
    if (own) return { kind: 'working', ...own };
    if (closed.has(day)) return { kind: 'holiday', name: closed.get(day), stretches: [] };
    const feast = holidays?.nameOf(day);
    if (feast !== undefined) return { kind: 'holiday', name: feast, stretches: [] };
    return this.#weekly[WEEKDAYS.indexOf(weekdayOf(day))]!;
  }

  /** The open parts of a local day in order, without overlap: what is left of last night's shift, then the day's own. */
  openParts(day: number): OpenPart[] {
    const parts: OpenPart[] = [];
    const last = this.planOf(day - 1);
    const lastEnd = last.stretches.at(-1)?.to ?? 0;
    if (lastEnd > MINUTES_A_DAY) parts.push({ from: 0, to: lastEnd - MINUTES_A_DAY, name: last.name });
    const own = this.planOf(day);
    for (const stretch of own.stretches) {
      // Last night's shift may run into this morning's: that time counts once.
      const from = Math.max(stretch.from, parts.at(-1)?.to ?? 0);
      const to = Math.min(stretch.to, MINUTES_A_DAY);
      if (from < to) parts.push({ from, to, name: own.name });
    }
    return parts;
  }
}
