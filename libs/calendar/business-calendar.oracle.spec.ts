import { describe, expect, test } from '@jest/globals';
import {
  openCalendar,
  type CalendarDefinition,
  type HolidayRule,
  type Hours,
  type Pause,
  type Weekday,
} from './business-calendar.ts';

// An independent, deliberately simple second opinion: ask the wall clock of the zone, through Intl, for every single
// minute whether somebody is at work, and count. Slow, but there is nothing to get wrong in it.

const MINUTE = 60_000;
const DAYS: Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const CALENDARS_PER_WINDOW = 6;
const QUESTIONS_PER_CALENDAR = 10;

const WINDOWS: [zone: string, from: string][] = [
  ['Europe/Berlin', '2026-03-26'],
  ['Europe/Berlin', '2026-10-22'],
  ['America/Sao_Paulo', '2018-11-01'], // midnight does not exist on the 4th
  ['America/Sao_Paulo', '2018-02-15'], // 23:00 comes twice on the 17th
  ['Asia/Shanghai', '2026-02-12'],
  ['Australia/Lord_Howe', '2026-04-02'], // half an hour back
  ['Australia/Lord_Howe', '2026-10-01'], // half an hour forward
  ['America/New_York', '2026-10-29'],
  ['America/St_Johns', '2006-10-26'], // put back at 00:01 into the day before
  ['Pacific/Apia', '2011-12-27'], // the 30th was left out
  ['Asia/Kathmandu', '2026-06-01'],
  ['Africa/Casablanca', '2026-03-19'], // Ramadan: a summer time backwards
];
const WINDOW_MINUTES = 8 * 1440;

/** Public holidays within the windows, as the governments published them. */
const HOLIDAYS: Record<string, [rule: HolidayRule, dates: string[]]> = {
  'Europe/Berlin': [{ country: 'DE', region: 'BY' }, ['2026-04-03']],
  'America/Sao_Paulo': [{ country: 'BR' }, ['2018-11-02']],
  'Asia/Shanghai': [{ country: 'CN' }, ['2026-02-16', '2026-02-17', '2026-02-18']],
  'Australia/Lord_Howe': [
    { country: 'AU', region: 'NSW' },
    ['2026-04-03', '2026-04-04', '2026-04-05', '2026-04-06', '2026-10-05'],
  ],
};

interface WallMinute {
  date: string;
  minute: number;
}

function wallClock(timeZone: string, from: number): WallMinute[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return Array.from({ length: WINDOW_MINUTES }, (_, index) => {
    const [date, time] = format.format(from + index * MINUTE).split(' ');
    return { date: date!, minute: minutes(time!) };
  });
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const dayBefore = (date: string): string => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
const closedDate = (day: string | { date: string }): string => (typeof day === 'string' ? day : day.date);

const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

function isClosedOn(definition: CalendarDefinition, date: string): boolean {
  const kept = definition.holidays ? HOLIDAYS[definition.timeZone]![1] : [];
  return kept.includes(date) || (definition.closed ?? []).some((day) => closedDate(day) === date);
}

function shiftsBeginningOn(definition: CalendarDefinition, date: string): Hours[] {
  const special = definition.special?.find((day) => day.date === date);
  if (special?.like) return definition.shifts.filter(({ days }) => days.includes(special.like!));
  if (special) return special.shifts!;
  if (isClosedOn(definition, date)) return [];
  const weekday = DAYS[new Date(date).getUTCDay()]!;
  return definition.shifts.filter(({ days }) => days.includes(weekday));
}

const isWorkedToday = (definition: CalendarDefinition, { date, minute }: WallMinute): boolean =>
  shiftsBeginningOn(definition, date).some(({ from, to }) =>
    minutes(to) > minutes(from) ? minute >= minutes(from) && minute < minutes(to) : minute >= minutes(from),
  );
const isWorkedSinceYesterday = (definition: CalendarDefinition, { date, minute }: WallMinute): boolean =>
  shiftsBeginningOn(definition, dayBefore(date)).some(
    ({ from, to }) => minutes(to) <= minutes(from) && minute < minutes(to),
  );
const isWorked = (definition: CalendarDefinition, minute: WallMinute): boolean =>
  isWorkedToday(definition, minute) || isWorkedSinceYesterday(definition, minute);

/** A small seeded generator (mulberry32), so that a failure comes back on every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** One or two stretches that do not overlap; often at the hours at which clocks change, sometimes over midnight. */
function randomHours(random: (below: number) => number): Hours[] {
  const edge = (): number => (random(2) ? random(8) * 30 : random(48) * 30) + (random(4) ? 0 : random(30));
  const [a, b, c] = [edge(), edge(), edge()].sort((x, y) => x - y) as [number, number, number];
  if (a === b || b === c) return [{ from: '21:00', to: '02:00' }];
  const overnight = { from: clockTime(c), to: random(2) ? clockTime(a) : '24:00' };
  return random(2) ? [{ from: clockTime(a), to: clockTime(b) }, overnight] : [{ from: clockTime(a), to: clockTime(c) }];
}

function randomCalendar(random: (below: number) => number, timeZone: string, dates: string[]): CalendarDefinition {
  const weekdays = DAYS.filter(() => random(4) > 0);
  const half = random(weekdays.length + 1);
  const shifts = [weekdays.slice(0, half), weekdays.slice(half)]
    .filter((days) => days.length > 0)
    .flatMap((days) => randomHours(random).map((hours) => ({ days, ...hours })));
  const closed = dates.filter(() => random(6) === 0).map((date) => (random(2) ? date : { date, name: 'Holiday' }));
  if (shifts.length === 0) shifts.push({ days: ['wed'], from: '09:00', to: '17:00' });
  const worked = shifts.flatMap(({ days }) => days);
  const special = dates
    .filter((date) => random(6) === 0 && !closed.some((day) => closedDate(day) === date))
    .map((date) =>
      random(2) ? { date, shifts: randomHours(random) } : { date, like: worked[random(worked.length)]! },
    );
  const [holidays] = HOLIDAYS[timeZone] ?? [];
  return { timeZone, shifts, closed, special, ...(holidays && random(2) && { holidays }) };
}

function checkCalendar(
  definition: CalendarDefinition,
  start: number,
  wall: WallMinute[],
  random: (below: number) => number,
): string[] {
  const calendar = openCalendar(definition);
  const worked = wall.map((minute) => isWorked(definition, minute));
  const wrong: string[] = [];
  for (let question = 0; question < QUESTIONS_PER_CALENDAR; question++) {
    const pausedMinutes = Array.from({ length: random(4) }, () => [random(WINDOW_MINUTES), 1 + random(2000)] as const);
    const pauses: Pause[] = pausedMinutes.map(([at, length]) => ({
      from: new Date(start + at * MINUTE),
      to: new Date(start + (at + length) * MINUTE),
    }));
    const counts = worked.map(
      (isOpen, index) => isOpen && !pausedMinutes.some(([at, length]) => index >= at && index < at + length),
    );
    const from = random(WINDOW_MINUTES * MINUTE);
    const to = from + random(WINDOW_MINUTES * MINUTE - from);
    let sum = 0;
    let lastCounted = Number.NaN;
    for (let index = Math.floor(from / MINUTE); index * MINUTE < to; index++) {
      if (!counts[index]) continue;
      lastCounted = Math.min(to, (index + 1) * MINUTE);
      sum += lastCounted - Math.max(from, index * MINUTE);
    }
    const [begin, end] = [new Date(start + from), new Date(start + to)];
    const got = calendar.between(begin, end, pauses);
    if (got !== sum) wrong.push(`between ${begin.toISOString()} and ${end.toISOString()}: ${got} instead of ${sum}`);
    if (sum > 0) {
      const due = calendar.add(begin, sum, pauses).getTime() - start;
      if (due !== lastCounted) wrong.push(`${begin.toISOString()} + ${sum}: ${due} instead of ${lastCounted}`);
    }
    wrong.push(
      ...checkExplanation(definition, calendar.explain(begin, end, pauses), begin, end, {
        start,
        wall,
        worked,
        counts,
      }),
    );
  }
  return wrong;
}

function checkExplanation(
  definition: CalendarDefinition,
  intervals: ReturnType<ReturnType<typeof openCalendar>['explain']>,
  begin: Date,
  end: Date,
  oracle: { start: number; wall: WallMinute[]; worked: boolean[]; counts: boolean[] },
): string[] {
  const wrong: string[] = [];
  let at = begin.getTime();
  for (const { from, to, counted, why } of intervals) {
    if (from.getTime() !== at || to <= from) wrong.push(`a gap before ${from.toISOString()}`);
    at = to.getTime();
    for (
      let index = Math.floor((from.getTime() - oracle.start) / MINUTE);
      oracle.start + index * MINUTE < at;
      index++
    ) {
      const { date } = oracle.wall[index]!;
      const begins = shiftsBeginningOn(definition, date).length > 0;
      const isClosed = isClosedOn(definition, date);
      const expected = {
        shift: oracle.counts[index],
        pause: !oracle.counts[index],
        break: !oracle.worked[index] && begins,
        night: !oracle.worked[index] && begins,
        'day-off': !oracle.worked[index] && !begins && !isClosed,
        holiday: !oracle.worked[index] && isClosed,
        late: false, // a calendar knows no deadline
        day: false, // only where whole days are counted
        'day-of-receipt': false,
      }[why];
      if (!expected || counted !== oracle.counts[index]) wrong.push(`${why} at minute ${index} of ${date}`);
    }
  }
  if (begin < end && at !== end.getTime()) wrong.push(`the explanation ends at ${new Date(at).toISOString()}`);
  return wrong;
}

/** The last worked minute of each day's own shifts, and the last minute of each date. */
function daysOf(definition: CalendarDefinition, start: number, wall: WallMinute[]) {
  const [closes, ends] = [new Map<string, number>(), new Map<string, number>()];
  wall.forEach((minute, index) => {
    const after = start + (index + 1) * MINUTE;
    ends.set(minute.date, after);
    if (isWorkedToday(definition, minute)) closes.set(minute.date, after);
    if (isWorkedSinceYesterday(definition, minute)) closes.set(dayBefore(minute.date), after);
  });
  return { closes, ends };
}

function checkDays(
  definition: CalendarDefinition,
  start: number,
  wall: WallMinute[],
  random: (below: number) => number,
): string[] {
  const calendar = openCalendar(definition);
  const { closes, ends } = daysOf(definition, start, wall);
  const dates = [...ends.keys()].toSorted();
  // Beyond it the window may cut off the end of a shift.
  const lastWhole = dates.at(-3)!;
  const wrong: string[] = [];
  for (let question = 0; question < QUESTIONS_PER_CALENDAR; question++) {
    const index = random(WINDOW_MINUTES);
    const received = wall[index]!.date;
    const begin = new Date(start + index * MINUTE + random(MINUTE));
    const days = 1 + random(3);
    const working = dates.filter((date) => date > received && closes.has(date));
    const expected = working[days - 1];
    if (expected && expected <= lastWhole) {
      const got = calendar.endOfBusinessDay(begin, days).getTime();
      if (got !== closes.get(expected)) {
        wrong.push(`working day ${days} after ${begin.toISOString()} closes at ${new Date(got).toISOString()}`);
      }
    }
    let target = received;
    for (let passed = 0; passed < days; passed++) target = dayAfter(target);
    if (!ends.has(target) || target > lastWhole) continue;
    const end = calendar.endOfDay(begin, days);
    if (end.getTime() !== ends.get(target)) wrong.push(`day ${days} after ${received} ends at ${end.toISOString()}`);
    const counted = (date: string): boolean => date > received && closes.has(date);
    for (const { from, to, counted: got } of calendar.explainDays(begin, end, 'business')) {
      const { date } = wall[Math.floor((from.getTime() - start) / MINUTE)]!;
      if (to.getTime() !== ends.get(date) || got !== counted(date))
        wrong.push(`${date} counted ${got} until ${to.toISOString()}`);
    }
  }
  return wrong;
}

describe('the calendar agrees with somebody who looks at the wall clock every minute', () => {
  test.each(WINDOWS)('%s from %s', (timeZone, date) => {
    const start = Date.parse(date);
    const wall = wallClock(timeZone, start);
    const dates = [...new Set(wall.map((minute) => minute.date))];
    const random = seeded(start / 86_400_000 + timeZone.length);
    for (let round = 0; round < CALENDARS_PER_WINDOW; round++) {
      const definition = randomCalendar(random, timeZone, dates);
      expect({ definition, wrong: checkCalendar(definition, start, wall, random) }).toEqual({ definition, wrong: [] });
      expect({ definition, wrong: checkDays(definition, start, wall, random) }).toEqual({ definition, wrong: [] });
    }
  });
});
