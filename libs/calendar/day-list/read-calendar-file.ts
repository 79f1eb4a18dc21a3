import ICAL from 'ical.js';
import { invalid } from '#kernel/refusal';
import { isoDateOf, dayOf } from '../local-date.ts';
import { onePerDate, wrongDay, type DayList, type ListedDay } from './listed-day.ts';

/** A feast that goes on for longer is a mistake in the file. */
const LONGEST = 60;
/** More is no list of holidays. */
const MOST_EVENTS = 1000;
/** A rule that comes so often from its beginning on is no yearly feast. */
const MOST_OCCURRENCES = 3000;

/** An entry that cannot be taken; the others can. */
class Unfit extends Error {}

interface Block {
  /** Where it begins, from 1. */
  line: number;
  text: string;
}

/**
 * Reads the whole-day events of an iCalendar file (RFC 5545) by their local dates; ends are exclusive. Those that come back
 * every year are written out for the given years. Make-up working days are recognised by what they are called or filed under.
 * @param firstYear of those for which recurring events are written out
 * @param lastYear included
 * @throws Refusal 'invalid' when it is no such file; what is wrong with single events is in the answer
 */
export function readCalendarFile(text: string, firstYear: number, lastYear: number): DayList {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) {
    throw invalid('body', 'is no iCalendar file: it must begin with BEGIN:VCALENDAR.');
  }
  const list: DayList = { days: [], rejected: [] };
  const blocks = eventsOf(text);
  if (blocks.length > MOST_EVENTS) throw invalid('body', `holds more than ${MOST_EVENTS} events: write fewer at once.`);
  const events: { line: number; event: ICAL.Component }[] = [];
  const reject = (line: number, error: unknown): void => {
    if (!(error instanceof Unfit)) throw error;
    list.rejected.push({ line, reason: error.message });
  };
  for (const { line, text: block } of blocks) {
    try {
      events.push({ line, event: parse(block) });
    } catch (error) {
      reject(line, error);
    }
  }
  // An occurrence that was moved stands in an event of its own, and no longer where the rule has it.
  const moved = new Set(events.flatMap(({ event }) => movedFrom(event)));
  for (const { line, event } of events) {
    try {
      list.days.push(...daysOf(event, line, [firstYear, lastYear], moved));
    } catch (error) {
      reject(line, error);
    }
  }
  return onePerDate(list);
}

/** Event by event, so that one that cannot be read does not spoil the others. */
function eventsOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { line: number; lines: string[] } | null = null;
  const close = (): void => {
    if (open) blocks.push({ line: open.line, text: open.lines.join('\r\n') });
    open = null;
  };
  text.split(/\r\n|\n|\r/).forEach((content, index) => {
    if (/^BEGIN:VEVENT\s*$/i.test(content)) {
      close();
      open = { line: index + 1, lines: [] };
    }
    open?.lines.push(content);
    if (/^END:VEVENT\s*$/i.test(content)) close();
  });
  close();
  return blocks;
}

function parse(block: string): ICAL.Component {
  if (!/END:VEVENT\s*$/i.test(block)) throw new Unfit('does not end: END:VEVENT is missing.');
  // Many programs leave out that it is a date.
  const text = block.replace(/^(DTSTART|DTEND)(;TZID=[^:\r]*)?:(\d{8})(?=\r|$)/gim, '$1;VALUE=DATE:$3');
  try {
    return new ICAL.Component(ICAL.parse(text) as unknown[]);
  } catch (error) {
    throw new Unfit(`cannot be read: ${(error as Error).message}`);
  }
}

function daysOf(
  component: ICAL.Component,
  line: number,
  [firstYear, lastYear]: [number, number],
  moved: ReadonlySet<string>,
): ListedDay[] {
  const first = wholeDay(component, 'dtstart');
  if (first === null) throw new Unfit('has no DTSTART.');
  if (valueOf(component, 'status').toUpperCase() === 'CANCELLED') throw new Unfit('is cancelled.');
  const name = valueOf(component, 'summary').trim() || undefined;
  const wrong = wrongDay(isoDateOf(first), name);
  if (wrong) throw new Unfit(wrong);
  const length = lengthOf(component, first);
  const rule = component.getFirstPropertyValue('rrule');
  const begins = rule instanceof ICAL.Recur ? occurrences(component, rule, firstYear, lastYear) : [first];
  const uid = valueOf(component, 'uid');
  const working = isWorking(component, name);
  return begins
    .filter((day) => !(rule && moved.has(`${uid} ${isoDateOf(day)}`)))
    .flatMap((day) => Array.from({ length }, (_, passed) => isoDateOf(day + passed)))
    .map((date) => ({ line, date, ...(name !== undefined && { name }), working }));
}

/** The day of a property; null when there is none. */
function wholeDay(component: ICAL.Component, property: string): number | null {
  const found = component.getFirstProperty(property);
  if (!found) return null;
  if (found.type !== 'date') throw new Unfit('has a time of day: only whole days can be taken, with VALUE=DATE.');
  // As it is written: the library makes 3 March of 31 February.
  const written = String((found.toJSON() as unknown[])[3]);
  const day = dayOf(written);
  if (day === null) throw new Unfit(`'${written}' is not a date that exists.`);
  return day;
}

function lengthOf(component: ICAL.Component, first: number): number {
  const end = wholeDay(component, 'dtend');
  const duration = component.getFirstPropertyValue('duration');
  const days =
    end !== null ? end - first : duration instanceof ICAL.Duration ? Math.round(duration.toSeconds() / 86_400) : 1;
  // Some programs write the first day as the end as well.
  if (days < 0) throw new Unfit('ends before it begins.');
  if (days > LONGEST) throw new Unfit(`goes on for ${days} days: at most ${LONGEST} are taken at once.`);
  return Math.max(days, 1);
}

function occurrences(component: ICAL.Component, rule: ICAL.Recur, firstYear: number, lastYear: number): number[] {
  if (rule.freq !== 'YEARLY') {
    throw new Unfit('comes back more often than every year: such days belong into the weekly hours.');
  }
  const found: number[] = [];
  try {
    const event = new ICAL.Event(component);
    const times = event.iterator();
    for (let count = 0; count < MOST_OCCURRENCES; count++) {
      const time = times.next() as ICAL.Time | null | undefined;
      if (!time || time.year > lastYear) break;
      if (time.year >= firstYear && isMeant(time, rule, event.startDate))
        found.push(dayOf(time.toString().slice(0, 10))!);
    }
  } catch (error) {
    throw new Unfit(`has a rule that cannot be followed: ${(error as Error).message}`);
  }
  if (found.length === 0) throw new Unfit(`does not come between ${firstYear} and ${lastYear}.`);
  return found;
}

/** Dates that do not exist are skipped (RFC 5545, 3.3.10), where the library makes 1 March of 29 February. */
function isMeant(time: ICAL.Time, { parts }: ICAL.Recur, start: ICAL.Time): boolean {
  const months = (parts as { BYMONTH?: number[] }).BYMONTH;
  if (months) return months.includes(time.month);
  return Object.keys(parts).length > 0 || (time.month === start.month && time.day === start.day);
}

function movedFrom(component: ICAL.Component): string[] {
  const from = component.getFirstProperty('recurrence-id');
  return from ? [`${valueOf(component, 'uid')} ${String((from.toJSON() as unknown[])[3]).slice(0, 10)}`] : [];
}

/** In Chinese lists 班 says that a day is worked, as in 补班 or 调休上班; in English they spell it out. */
const WORKED = /班|\b(?:make-?up|compensatory|special)?\s*work(?:ing)?[ -]?day\b|工作日/i;
const NOT_WORKED = /不(?:用|必)?上班|停班|non-?\s?work/i;

function isWorking(component: ICAL.Component, name = ''): boolean {
  const categories = component.getAllProperties('categories').flatMap((property) => property.getValues() as unknown[]);
  const words = [name, ...categories].join('\n');
  return WORKED.test(words) && !NOT_WORKED.test(words);
}

function valueOf(component: ICAL.Component, property: string): string {
  const value = component.getFirstPropertyValue(property);
  return value === null || value === undefined ? '' : String(value);
}
