import { Temporal } from 'temporal-polyfill';
import { invalid, type Refusal } from '#kernel/refusal';
import {
  WEEKDAYS,
  type CalendarDefinition,
  type ClosedDay,
  type Hours,
  type SpecialDay,
} from './calendar-definition.ts';
import { checkHolidays, type Holidays } from './holidays.ts';
import { dayOf, MINUTES_A_DAY } from './local-date.ts';

/** Minutes of the day on which the stretch begins; `to` is above 1440 when it runs over midnight. */
export interface Stretch {
  from: number;
  to: number;
}

/** A definition whose words have been understood. Days are counted from 1970-01-01. */
export interface CheckedDefinition {
  timeZone: string;
  /** By weekday, Monday first: what begins on it, in order. */
  weekly: readonly Stretch[][];
  closed: ReadonlyMap<number, string | undefined>;
  special: ReadonlyMap<number, { name?: string; stretches: Stretch[] }>;
  /** Null when no country's holidays are kept. */
  holidays: Holidays | null;
}

/** @throws Refusal 'invalid' that names the field, such as 'shifts.0.from' */
export function checkDefinition(definition: CalendarDefinition): CheckedDefinition {
  const { shifts, special: specialDays = [], closed: closedDays = [] } = definition;
  for (const [field, list] of Object.entries({ shifts, special: specialDays, closed: closedDays })) {
    if (!Array.isArray(list)) throw invalid(field, 'must be a list.');
  }
  const timeZone = checkZone(definition.timeZone);
  if (shifts.length === 0 && specialDays.length === 0) {
    throw invalid(
      'shifts',
      'A calendar needs hours: without any, no deadline would ever come. Add at least one shift.',
    );
  }
  const weekly = checkShifts(definition);
  const special = checkSpecial(definition, weekly);
  const closed = checkClosed(closedDays, special);
  return { timeZone, weekly, special, closed, holidays: checkHolidays(definition.holidays) };
}

/** The names of two feasts of one day as one. */
export function bothNames(before: string | undefined, name: string | undefined): string | undefined {
  return before && name && !before.split(', ').includes(name) ? `${before}, ${name}` : (before ?? name);
}

/** Definitions come from forms and files, whose lists may hold anything. */
function mustBeRecord(value: unknown, field: string): void {
  if (typeof value !== 'object' || value === null) throw invalid(field, 'must be an object with named fields.');
}

function checkZone(name: unknown): string {
  // An offset has no summer time, so a calendar written with one is an hour off for half of the year.
  if (typeof name !== 'string' || !/^[a-z]/i.test(name)) throw unknownZone(name);
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch (error) {
    if (error instanceof RangeError) throw unknownZone(name);
    throw error;
  }
}

function unknownZone(name: unknown): Refusal {
  return invalid('timeZone', `'${name}' is not a time zone we know; write a name such as 'Europe/Berlin'.`);
}

function checkShifts({ shifts }: CalendarDefinition): Stretch[][] {
  const weekly = WEEKDAYS.map(() => [] as { stretch: Stretch; field: string }[]);
  shifts.forEach((shift, index) => {
    const field = `shifts.${index}`;
    mustBeRecord(shift, field);
    const stretch = checkHours(shift, field);
    if (!Array.isArray(shift.days) || shift.days.length === 0) {
      throw invalid(`${field}.days`, `name at least one day: ${WEEKDAYS.join(', ')}.`);
    }
    shift.days.forEach((day, at) => {
      const weekday = WEEKDAYS.indexOf(day);
      if (weekday < 0) throw invalid(`${field}.days.${at}`, `'${day}' is not one of ${WEEKDAYS.join(', ')}.`);
      weekly[weekday]!.push({ stretch, field });
    });
  });
  return weekly.map((day, weekday) => inOrder(day, `on ${WEEKDAYS[weekday]}`));
}

function checkSpecial(
  { special = [] }: CalendarDefinition,
  weekly: readonly Stretch[][],
): CheckedDefinition['special'] {
  const days = new Map<number, { name?: string; stretches: Stretch[] }>();
  special.forEach((entry, index) => {
    const field = `special.${index}`;
    mustBeRecord(entry, field);
    const { date, name } = entry;
    const day = checkDate(date, `${field}.date`);
    if (days.has(day)) throw invalid(`${field}.date`, `${date} is given twice; put all its hours into one entry.`);
    days.set(day, { name, stretches: hoursOf(entry, field, weekly) });
  });
  return days;
}

function hoursOf({ date, shifts, like }: SpecialDay, field: string, weekly: readonly Stretch[][]): Stretch[] {
  if (like !== undefined) {
    if (shifts !== undefined) throw invalid(`${field}.like`, 'give either `shifts` or `like`, not both.');
    const weekday = WEEKDAYS.indexOf(like);
    if (weekday < 0) throw invalid(`${field}.like`, `'${like}' is not one of ${WEEKDAYS.join(', ')}.`);
    if (weekly[weekday]!.length > 0) return weekly[weekday]!;
    throw invalid(`${field}.like`, `there are no hours on ${like}; name a weekday that has shifts.`);
  }
  if (!Array.isArray(shifts) || shifts.length === 0) {
    throw invalid(
      `${field}.shifts`,
      'a special day needs hours, its own (`shifts`) or those of a weekday (`like`); a day without work belongs into `closed`.',
    );
  }
  const stretches = shifts.map((hours, at) => {
    const where = `${field}.shifts.${at}`;
    mustBeRecord(hours, where);
    return { stretch: checkHours(hours, where), field: where };
  });
  return inOrder(stretches, `on ${date}`);
}

function checkClosed(
  closed: (string | ClosedDay)[],
  special: CheckedDefinition['special'],
): CheckedDefinition['closed'] {
  const days = new Map<number, string | undefined>();
  closed.forEach((entry, index) => {
    if (typeof entry !== 'string') mustBeRecord(entry, `closed.${index}`);
    const { date, name } = typeof entry === 'string' ? { date: entry, name: undefined } : entry;
    const field = typeof entry === 'string' ? `closed.${index}` : `closed.${index}.date`;
    const day = checkDate(date, field);
    if (special.has(day)) throw invalid(field, `${date} is a special day as well; decide for one of the two.`);
    // Two feasts may fall on one date (Labour Day and Ascension Day in 2008): both names are worth showing.
    days.set(day, bothNames(days.get(day), name));
  });
  return days;
}

function checkDate(date: unknown, field: string): number {
  const day = dayOf(date);
  if (day === null) throw invalid(field, `'${date}' is not a date; write a local date as '2026-12-24'.`);
  return day;
}

function checkHours(hours: Hours, field: string): Stretch {
  const from = minutesOf(hours.from, `${field}.from`, false);
  const to = minutesOf(hours.to, `${field}.to`, true);
  return { from, to: to > from ? to : to + MINUTES_A_DAY };
}

function minutesOf(time: unknown, field: string, isEnd: boolean): number {
  if (isEnd && time === '24:00') return MINUTES_A_DAY;
  const match = typeof time === 'string' ? /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) : null;
  if (!match) {
    const range = isEnd ? "'00:00' to '24:00'" : "'00:00' to '23:59'";
    throw invalid(field, `'${time}' is not a time of day; write hours and minutes, ${range}.`);
  }
  return Number(match[1]) * 60 + Number(match[2]);
}

/** Shifts of one day that overlap are a slip of the pen, not an intention: time is counted once. */
function inOrder(entries: { stretch: Stretch; field: string }[], when: string): Stretch[] {
  const sorted = entries.toSorted((a, b) => a.stretch.from - b.stretch.from);
  sorted.forEach(({ stretch, field }, index) => {
    const previous = sorted[index - 1];
    if (previous && stretch.from < previous.stretch.to) {
      throw invalid(field, `overlaps with ${previous.field} ${when}; make it one shift or change the times.`);
    }
  });
  return sorted.map(({ stretch }) => stretch);
}
