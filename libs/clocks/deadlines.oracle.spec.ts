import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { openCalendar, type CalendarDefinition } from '#calendar/business-calendar';
import { loggedDeadlines } from './clock-log.ts';
import { deadlines } from './deadlines.ts';
import { SEVERITIES, type ClockFact, type Severity, type Status } from './facts.ts';
import { rungInstants, type Rung } from './ladder.ts';
import type { ClockKind, Policy } from './policy.ts';
import type { Regime, Within } from './regimes.ts';
import { REGULATORY_KINDS } from './regulatory-rules.ts';

// An independent, deliberately simple second opinion: live through the history minute by minute with a tally per clock,
// the way a person with a stopwatch, a wall clock and a sheet of paper would. It shares no code with the calendar either.

const MINUTE = 60_000;
const DAY = 1440;
const START = Date.parse('2026-03-22T00:00:00Z'); // Europe's clocks change on the 29th, Australia's on 5 April
const MINUTES = 27 * DAY;
const CALENDARS = 9;
const HISTORIES = 7;
const ZONES = ['Europe/Berlin', 'Asia/Shanghai', 'America/New_York', 'Australia/Sydney', 'Asia/Kathmandu', 'UTC'];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const TARGETS = {
  'first-response': { low: 960, normal: 480, high: 120, critical: 30 },
  'next-response': { low: 900, normal: 300, high: 90, critical: 20 },
  'next-update': { low: 1200, normal: 700, high: 300, critical: 60 },
  resolution: { low: 3000, normal: 1800, high: 600, critical: 240 },
};
type Target = keyof typeof TARGETS;
const TARGETED = Object.keys(TARGETS) as Target[];
const inMinutes = (bySeverity: Record<Severity, number>): Record<Severity, string> =>
  Object.fromEntries(SEVERITIES.map((s) => [s, `PT${bySeverity[s]}M`])) as Record<Severity, string>;
const HALFWAY: Rung[] = [{ key: 'half', at: '50%', action: 'notify', to: 'owner' }];

type Below = (below: number) => number;

/** A linear congruential generator, seeded, so that a failure comes back on every run. */
function seeded(seed: number): Below {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
const picker =
  (random: Below) =>
  <T>(list: readonly T[]): T =>
    list[random(list.length)]!;

const hhmm = (hours: number, half: number): string => `${String(hours).padStart(2, '0')}:${half ? '30' : '00'}`;

function randomCalendar(random: Below): CalendarDefinition {
  const pick = picker(random);
  const someDays = (most: number) => DAYS.filter((_, index) => index < most || !random(3));
  const date = () => new Date(START + random(27) * DAY * MINUTE).toISOString().slice(0, 10);
  const morning = { from: hhmm(6 + random(3), random(2)), to: hhmm(10 + random(3), random(2)) };
  const afternoon = {
    from: hhmm(13 + random(2), random(2)),
    to: random(5) ? hhmm(16 + random(3), random(2)) : '24:00',
  };
  const night = { from: hhmm(20 + random(3), random(2)), to: hhmm(1 + random(4), random(2)) };
  const special = date();
  return {
    timeZone: pick(ZONES),
    shifts: [
      { days: someDays(4 + random(2)), ...morning },
      { days: someDays(4 + random(2)), ...afternoon },
      ...(random(2) && afternoon.to !== '24:00' ? [{ days: [pick(DAYS)], ...night }] : []),
    ],
    closed: [...new Set([date(), date()])].filter((day) => day !== special),
    special: [{ date: special, shifts: [random(2) ? morning : afternoon] }],
  };
}

/** What a wall clock and a calendar on the wall show at each minute, and whether anybody is at work. */
interface Wall {
  /** Days since 1970 in the zone. */
  day: number[];
  /** The day on which the shift began that is on; null when nobody works. */
  shift: (number | null)[];
}

function readWall({ timeZone, shifts, closed = [], special = [] }: CalendarDefinition): Wall {
  const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const hoursOf = (day: number) => {
    const date = new Date(day * DAY * MINUTE).toISOString().slice(0, 10);
    const own = special.find((one) => one.date === date);
    if (own) return own.shifts ?? [];
    return closed.includes(date) ? [] : shifts.filter(({ days }) => days.includes(DAYS[(day + 3) % 7]!));
  };
  const wall: Wall = { day: [], shift: [] };
  let offset = 0;
  for (let minute = 0; minute < MINUTES; minute++) {
    // Clocks are changed on whole hours of UTC.
    if (minute % 60 === 0) {
      const instant = Temporal.Instant.fromEpochMilliseconds(START + minute * MINUTE);
      offset = instant.toZonedDateTimeISO(timeZone).offsetNanoseconds / 60e9;
    }
    const local = START / MINUTE + minute + offset;
    const day = Math.floor(local / DAY);
    const time = local % DAY;
    const isOver = ({ from, to }: { from: string; to: string }) => minutesOf(to) <= minutesOf(from);
    const isOn = hoursOf(day).some((h) => time >= minutesOf(h.from) && (isOver(h) || time < minutesOf(h.to)));
    const sinceYesterday = hoursOf(day - 1).some((h) => isOver(h) && time < minutesOf(h.to));
    wall.day.push(day);
    wall.shift.push(isOn ? day : sinceYesterday ? day - 1 : null);
  }
  return wall;
}

/** The minute at which the time is over that a regulator grants for what came at `minute`. */
function endOfGrant(within: Within, minute: number, wall: Wall): number {
  if ('elapsed' in within) return minute + Number(/\d+/.exec(within.elapsed)![0]);
  const today = wall.day[minute]!;
  if ('calendarDays' in within) return wall.day.lastIndexOf(today + within.calendarDays) + 1;
  let left = within.businessDays;
  for (let day = today + 1; ; day++) {
    if (wall.shift.includes(day, minute) && --left === 0) return wall.shift.lastIndexOf(day) + 1;
  }
}

function randomRegime(random: Below): Regime {
  const pick = picker(random);
  return {
    name: 'At random',
    obligations: REGULATORY_KINDS.filter(() => random(4)).map((clock) => ({
      clock,
      within: pick<Within>([
        { businessDays: 1 + random(5) },
        { calendarDays: 1 + random(10) },
        { elapsed: `PT${1 + random(6000)}M` },
      ]),
    })),
  };
}

function randomHistory(random: Below): ClockFact[] {
  const pick = picker(random);
  const statuses: Status[] = ['open', 'open', 'pending', 'on-hold', 'resolved', 'closed', 'new'];
  let minute = 2 * DAY + random(2 * DAY);
  let eventId = 0;
  const at = (later: number): Date => new Date(START + (minute + later) * MINUTE);
  const facts: ClockFact[] = [
    { type: 'received', at: at(0), severity: pick(SEVERITIES), ...(random(8) ? {} : { status: pick(statuses) }) },
  ];
  for (let count = random(18); count > 0; count--) {
    minute += random(3) ? random(700) : 0;
    const promiseId = String(random(3));
    facts.push(
      pick<ClockFact>([
        { type: 'status-changed', at: at(0), to: random(30) ? pick(statuses) : 'merged' },
        { type: 'status-changed', at: at(0), to: pick(statuses) },
        { type: 'severity-changed', at: at(0), to: pick(SEVERITIES) },
        { type: 'responded', at: at(0), by: random(3) ? 'automatic' : 'person' },
        { type: 'responded', at: at(0), by: 'person' },
        { type: 'customer-wrote', at: at(0) },
        { type: 'customer-wrote', at: at(0), ...(random(2) && { thanks: true }) },
        { type: 'promise-made', at: at(0), promiseId, dueAt: at(random(1500)) },
        { type: random(3) ? 'promise-kept' : 'promise-withdrawn', at: at(0), promiseId },
        ...(random(10) ? [] : [{ type: 'merged', at: at(0) } as const]),
      ]),
    );
  }
  return facts.map((fact) => ({ ...fact, eventId: String(eventId++) }));
}

interface Tally {
  kind: ClockKind;
  ordinal: number;
  promiseId?: string;
  startedAt: number;
  target: number;
  isFixed: boolean;
  /** When the first, second, … minute had been counted. */
  counted: number[];
  paused: boolean;
  breachedAt?: number;
  stoppedAt?: number;
  met?: boolean;
}

const PAUSED_IN: Partial<Record<ClockKind, Status[]>> = {
  resolution: ['pending', 'on-hold'],
  'next-update': ['pending'],
};

function liveThrough(facts: ClockFact[], isElapsed: boolean, regime: Regime, wall: Wall, now: number): Tally[] {
  const tallies: Tally[] = [];
  let severity: Severity = 'low';
  let status: Status = 'new';
  let nobodyAnsweredYet = true;
  let customerCameBack = false;
  const settled = (s: Status): boolean => ['resolved', 'closed', 'merged'].includes(s);
  const isOpen = (kind: ClockKind) => tallies.some((tally) => tally.kind === kind && tally.stoppedAt === undefined);
  const end = (minute: number, met: boolean, which: (tally: Tally) => boolean): void => {
    for (const tally of tallies.filter((one) => one.stoppedAt === undefined && which(one))) {
      // What ends within the minute in which it began leaves no trace, where it comes again and again.
      if (tally.kind.startsWith('next-') && tally.startedAt === minute) tallies.splice(tallies.indexOf(tally), 1);
      else Object.assign(tally, { stoppedAt: minute, met });
    }
  };
  const endKinds = (minute: number, met: boolean, ...kinds: ClockKind[]): void =>
    end(minute, met, ({ kind }) => kinds.includes(kind));
  const begin = (kind: ClockKind, startedAt: number, target: number, promiseId?: string): void => {
    if (kind !== 'promise' && isOpen(kind)) return;
    const ordinal = tallies.filter((tally) => tally.kind === kind).length + 1;
    const isFixed = !(TARGETED as string[]).includes(kind);
    tallies.push({
      kind,
      ordinal,
      startedAt,
      target,
      isFixed,
      counted: [],
      paused: false,
      ...(promiseId && { promiseId }),
    });
  };
  const beginTarget = (kind: Target, minute: number): void => begin(kind, minute, TARGETS[kind][severity]);
  const beginRegulatory = (minute: number): void =>
    regime.obligations.forEach(({ clock, within }) => begin(clock, minute, endOfGrant(within, minute, wall) - minute));
  let next = 0;
  for (let minute = 0; minute < MINUTES; minute++) {
    for (; facts[next] && facts[next]!.at.getTime() === START + minute * MINUTE; next++) {
      const fact = facts[next]!;
      const wasSettled = settled(status);
      switch (fact.type) {
        case 'received':
          severity = fact.severity;
          status = fact.status ?? 'new';
          if (settled(status)) nobodyAnsweredYet = false;
          else {
            beginTarget('first-response', minute);
            beginTarget('resolution', minute);
            beginRegulatory(minute);
          }
          break;
        case 'responded':
          endKinds(minute, true, 'regulatory-acknowledgement');
          if (fact.by === 'automatic') break;
          nobodyAnsweredYet = false;
          customerCameBack = false;
          endKinds(minute, true, 'first-response', 'next-response', 'regulatory-response');
          if (!wasSettled) {
            endKinds(minute, true, 'next-update');
            beginTarget('next-update', minute);
          }
          break;
        case 'customer-wrote':
          if (fact.thanks) break;
          if (wasSettled) customerCameBack = true;
          else if (!nobodyAnsweredYet) beginTarget('next-response', minute);
          break;
        case 'merged':
        case 'status-changed': {
          const to = fact.type === 'merged' ? 'merged' : fact.to;
          if (to === 'merged') end(minute, false, () => true);
          else if (settled(to)) {
            endKinds(minute, false, 'first-response', 'next-response', 'next-update');
            endKinds(minute, false, 'regulatory-acknowledgement', 'regulatory-response');
            endKinds(minute, true, 'resolution', 'regulatory-summary', 'regulatory-resolution');
          } else if (wasSettled) {
            beginTarget('resolution', minute);
            beginTarget('next-update', minute);
            if (customerCameBack) beginTarget('next-response', minute);
            beginRegulatory(minute);
          }
          if (settled(to)) nobodyAnsweredYet = false;
          else customerCameBack = false;
          status = to;
          break;
        }
        case 'severity-changed':
          severity = fact.to;
          for (const tally of tallies) {
            if (tally.isFixed || tally.stoppedAt !== undefined || tally.counted.length >= tally.target) continue;
            tally.target = TARGETS[tally.kind as Target][severity];
          }
          break;
        case 'promise-made':
          begin('promise', minute, (fact.dueAt.getTime() - fact.at.getTime()) / MINUTE, fact.promiseId);
          break;
        default: {
          const first = tallies.find((t) => t.promiseId === fact.promiseId && t.stoppedAt === undefined);
          end(minute, fact.type === 'promise-kept', (tally) => tally === first);
        }
      }
    }
    const isWorked = isElapsed || wall.shift[minute] !== null;
    for (const tally of tallies) {
      tally.paused = tally.stoppedAt === undefined && PAUSED_IN[tally.kind]?.includes(status) === true;
      if (tally.stoppedAt === undefined && minute <= now && tally.counted.length >= tally.target) {
        if (tally.kind === 'regulatory-summary') Object.assign(tally, { stoppedAt: minute, met: false });
        else tally.breachedAt ??= minute;
      }
      // A stopped clock is counted on: its deadline stays where it was.
      const isFull = tally.counted.length >= (tally.isFixed ? tally.target : TARGETS[tally.kind as Target].low);
      if (!isFull && !tally.paused && (tally.isFixed || isWorked)) tally.counted.push(minute + 1);
    }
  }
  return tallies;
}

const at = (minute: number | undefined): string | null =>
  minute === undefined ? null : minute >= MINUTES ? 'later' : new Date(START + minute * MINUTE).toISOString();
const written = (date: Date | null | undefined): string | null =>
  at(date ? (date.getTime() - START) / MINUTE : undefined);

function onPaper(tally: Tally, now: number): object {
  const open = tally.stoppedAt === undefined;
  const countedNow = Math.min(tally.target, tally.counted.filter((minute) => minute <= now).length);
  const state =
    tally.breachedAt !== undefined
      ? 'breached'
      : open
        ? tally.paused
          ? 'paused'
          : 'running'
        : tally.met
          ? 'met'
          : 'cancelled';
  const reached = (minutes: number): string | null => {
    if (minutes === 0) return at(tally.startedAt);
    return at(tally.counted[minutes - 1] ?? (tally.paused ? undefined : MINUTES));
  };
  return {
    clock: `${tally.kind} ${tally.ordinal} ${tally.promiseId ?? ''}`,
    startedAt: at(tally.startedAt),
    dueAt: reached(tally.target),
    state,
    breachedAt: at(tally.breachedAt),
    metAt: at(tally.met ? tally.stoppedAt : undefined),
    stoppedAt: at(tally.stoppedAt),
    remaining: open ? (state === 'breached' ? 0 : tally.target - countedNow) : null,
    halfway: tally.target % 2 || tally.target === 0 ? 'skipped' : reached(tally.target / 2),
  };
}

const SEEDS = Array.from({ length: CALENDARS }, (_, seed) => seed + 1);

test('deadlines agree with a tally kept every minute, over random calendars, zones, regimes and histories', () => {
  const seen = new Set<string>();
  for (const seed of SEEDS) {
    const random = seeded(seed);
    const definition = randomCalendar(random);
    const calendar = openCalendar(definition);
    const wall = readWall(definition);
    const hours = seed % 4 === 0 ? 'elapsed' : 'business';
    for (let round = 0; round < HISTORIES; round++) {
      const regime = randomRegime(random);
      const policy: Policy = {
        targets: Object.fromEntries(TARGETED.map((kind) => [kind, inMinutes(TARGETS[kind])])),
        counting: Object.fromEntries(TARGETED.map((kind) => [kind, { hours }])),
        regime,
      };
      const facts = randomHistory(random);
      const now = (facts.at(-1)!.at.getTime() - START) / MINUTE + random(3000);
      const expected = liveThrough(facts, hours === 'elapsed', regime, wall, now).map((tally) => onPaper(tally, now));
      const actual = deadlines(policy, calendar, facts, new Date(START + now * MINUTE)).map((deadline) => {
        seen.add(`${deadline.kind} ${deadline.state}`);
        const minutes = deadline.targetMs / MINUTE;
        const isEven = minutes % 2 === 0 && minutes > 0;
        return {
          clock: `${deadline.kind} ${deadline.ordinal} ${deadline.promiseId ?? ''}`,
          startedAt: written(deadline.startedAt),
          dueAt: written(deadline.dueAt),
          state: deadline.state,
          breachedAt: written(deadline.breachedAt),
          metAt: written(deadline.metAt),
          stoppedAt: written(deadline.stoppedAt),
          remaining: deadline.remainingMs === undefined ? null : deadline.remainingMs / MINUTE,
          halfway: isEven ? written(rungInstants(deadline, HALFWAY, calendar)[0]?.at) : 'skipped',
        };
      });
      const given = { seed, definition, facts, now, policy };
      // Clocks that start at one instant have no order among themselves.
      expect({ ...given, clocks: byName(actual) }).toEqual({ ...given, clocks: byName(expected) });
    }
  }
  // The histories must have led everywhere, else agreeing means little.
  expect([...seen].sort()).toEqual(
    [
      ...['breached', 'cancelled', 'met', 'running'].flatMap((s) => [
        ...TARGETED.map((kind) => `${kind} ${s}`),
        `promise ${s}`,
        `regulatory-acknowledgement ${s}`,
        `regulatory-response ${s}`,
        `regulatory-resolution ${s}`,
      ]),
      'next-update paused',
      'resolution paused',
      // Nobody is ever late for a window.
      ...['cancelled', 'met', 'running'].map((s) => `regulatory-summary ${s}`),
    ].sort(),
  );
});

function byName<T extends object>(clocks: T[]): T[] {
  return clocks.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

test('every log begins with the start, is in order, names events that exist, and ends as its deadline ended', () => {
  const random = seeded(99);
  const calendar = openCalendar(randomCalendar(random));
  const regime = randomRegime(random);
  const targets = Object.fromEntries(TARGETED.map((kind) => [kind, inMinutes(TARGETS[kind])]));
  for (let round = 0; round < 120; round++) {
    const facts = randomHistory(random);
    const now = new Date(facts.at(-1)!.at.getTime() + random(3000) * MINUTE);
    const logged = loggedDeadlines({ targets, regime }, calendar, facts, now);
    expect(logged.map(({ deadline }) => deadline)).toEqual(deadlines({ targets, regime }, calendar, facts, now));
    for (const { deadline, log } of logged) {
      const types = log.map(({ type }) => type);
      expect(log[0]).toMatchObject({ type: 'started', at: deadline.startedAt });
      expect(log.map((entry) => entry.at.getTime())).toEqual(
        log.map((entry) => entry.at.getTime()).toSorted((a, b) => a - b),
      );
      expect(types.includes('breached')).toBe(deadline.breachedAt !== undefined);
      expect(types.includes('met')).toBe(deadline.metAt !== undefined);
      const ends = types.filter((type) => type === 'met' || type === 'cancelled');
      expect(ends).toHaveLength(deadline.stoppedAt ? 1 : 0);
      if (deadline.stoppedAt)
        expect(log.at(-1)).toMatchObject({ type: ends[0], at: deadline.stoppedAt, dueAt: deadline.dueAt });
      expect(types.filter((type) => type === 'paused').length - types.filter((type) => type === 'resumed').length).toBe(
        // The end of a clock ends its pause without a word.
        types.findLastIndex((type) => type === 'paused') > types.findLastIndex((type) => type === 'resumed') ? 1 : 0,
      );
      for (const { type, eventId, at: when } of log) {
        const byTime = type === 'breached' || (type === 'cancelled' && deadline.kind === 'regulatory-summary');
        if (eventId === undefined) expect(byTime).toBe(true);
        else expect(facts.find((fact) => fact.eventId === eventId)?.at).toEqual(when);
      }
    }
  }
});
