import { describe, expect, test } from '@jest/globals';
import { openCalendar, type CalendarDefinition, type Hours, type Pause, type Weekday } from './business-calendar.ts';

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

function shiftsBeginningOn(definition: CalendarDefinition, date: string): Hours[] {
  const special = definition.special?.find((day) => day.date === date);
  if (special) return special.shifts;
  if (definition.closed?.some((day) => closedDate(day) === date)) return [];
  const weekday = DAYS[new Date(date).getUTCDay()]!;
  return definition.shifts.filter(({ days }) => days.includes(weekday));
}

function isWorked(definition: CalendarDefinition, { date, minute }: WallMinute): boolean {
  const today = shiftsBeginningOn(definition, date).some(({ from, to }) =>
    minutes(to) > minutes(from) ? minute >= minutes(from) && minute < minutes(to) : minute >= minutes(from),
  );
  const sinceYesterday = shiftsBeginningOn(definition, dayBefore(date)).some(
    ({ from, to }) => minutes(to) <= minutes(from) && minute < minutes(to),
  );
  return today || sinceYesterday;
}

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
  const special = dates
    .filter((date) => random(6) === 0 && !closed.some((day) => closedDate(day) === date))
    .map((date) => ({ date, shifts: randomHours(random) }));
  if (shifts.length === 0) shifts.push({ days: ['wed'], from: '09:00', to: '17:00' });
  return { timeZone, shifts, closed, special };
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
      const isClosed = definition.closed?.some((day) => closedDate(day) === date);
      const expected = {
        shift: oracle.counts[index],
        pause: !oracle.counts[index],
        break: !oracle.worked[index] && begins,
        night: !oracle.worked[index] && begins,
        'day-off': !oracle.worked[index] && !begins && !isClosed,
        holiday: !oracle.worked[index] && isClosed,
      }[why];
      if (!expected || counted !== oracle.counts[index]) wrong.push(`${why} at minute ${index} of ${date}`);
    }
  }
  if (begin < end && at !== end.getTime()) wrong.push(`the explanation ends at ${new Date(at).toISOString()}`);
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
    }
  });
});
