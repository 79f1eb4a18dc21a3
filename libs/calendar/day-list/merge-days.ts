import {
  WEEKDAYS,
  type CalendarDefinition,
  type ClosedDay,
  type SpecialDay,
  type Weekday,
} from '../calendar-definition.ts';
import { bothNames } from '../check-definition.ts';
import { dayOf, weekdayOf } from '../local-date.ts';
import type { DayList, ListedDay, RejectedDay } from './listed-day.ts';

/** A calendar after a list was taken into it, and what that changed, in days. */
export interface MergedDays {
  definition: CalendarDefinition;
  closed: number;
  special: number;
  unchanged: number;
  rejected: RejectedDay[];
}

/**
 * Takes a list into a calendar. Days off are closed, working days get the hours of a working weekday unless they have hours
 * of their own; where the list contradicts the calendar, the list is right. The same list a second time changes nothing.
 */
export function mergeDays(definition: CalendarDefinition, list: DayList): MergedDays {
  const closed = new Map<string, ClosedDay>();
  for (const entry of definition.closed ?? []) {
    const { date, name } = typeof entry === 'string' ? { date: entry, name: undefined } : entry;
    closed.set(date, named({ date }, bothNames(closed.get(date)?.name, name)));
  }
  const special = new Map<string, SpecialDay>((definition.special ?? []).map((day) => [day.date, day]));
  const merged = { closed: 0, special: 0, unchanged: 0 };
  const rejected = [...list.rejected];
  for (const day of list.days) {
    const kind = day.working ? 'special' : 'closed';
    const known = (day.working ? special : closed).get(day.date);
    if (known && (day.name === undefined || day.name === known.name)) {
      merged.unchanged++;
      continue;
    }
    if (day.working) {
      const like = weekdayFor(definition, day);
      if (!known && like === undefined) {
        rejected.push({ line: day.line, reason: 'is a working day, but no weekday has hours that it could have.' });
        continue;
      }
      special.set(day.date, named(known ? { ...(known as SpecialDay) } : { date: day.date, like: like! }, day.name));
      closed.delete(day.date);
    } else {
      closed.set(day.date, named({ date: day.date }, day.name));
      special.delete(day.date);
    }
    merged[kind]++;
  }
  const changed = merged.closed + merged.special > 0;
  return {
    definition: changed ? { ...definition, closed: inOrder(closed), special: inOrder(special) } : definition,
    ...merged,
    rejected: rejected.toSorted((a, b) => a.line - b.line),
  };
}

const named = <Day extends object>(day: Day, name: string | undefined): Day & { name?: string } =>
  name === undefined ? day : { ...day, name };

const inOrder = <Day extends { date: string }>(days: ReadonlyMap<string, Day>): Day[] =>
  [...days.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));

/** Its own weekday if that has hours, else the first one that has. */
function weekdayFor({ shifts }: CalendarDefinition, { date }: ListedDay): Weekday | undefined {
  const worked = new Set(shifts.flatMap(({ days }) => days));
  const own = weekdayOf(dayOf(date)!);
  return worked.has(own) ? own : WEEKDAYS.find((day) => worked.has(day));
}
