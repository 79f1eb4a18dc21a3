import { expect, test } from '@jest/globals';
import { openCalendar } from '#calendar/business-calendar';
import { deadlines } from './deadlines.ts';
import { SEVERITIES, type ClockFact, type Severity, type Status } from './facts.ts';
import { rungInstants, type Rung } from './ladder.ts';
import type { Policy } from './policy.ts';

// An independent, deliberately simple second opinion: live through the history minute by minute with a tally per clock,
// the way a person with a stopwatch and a sheet of paper would.

const MINUTE = 60_000;
const START = Date.parse('2026-03-26T00:00:00Z'); // the clock changes on the 29th
const MINUTES = 25 * 1440;
const HISTORIES = 300;

const calendar = openCalendar({
  timeZone: 'Europe/Berlin',
  shifts: [
    { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '12:30' },
    { days: ['mon', 'tue', 'wed', 'thu'], from: '13:00', to: '18:00' },
    { days: ['sat'], from: '22:00', to: '04:00' },
  ],
  closed: ['2026-04-03', '2026-04-06'],
});
const isWorked = Array.from(
  { length: MINUTES },
  (_, minute) => calendar.between(new Date(START + minute * MINUTE), new Date(START + (minute + 1) * MINUTE)) > 0,
);
const GRANTED = {
  'first-response': { low: 960, normal: 480, high: 120, critical: 30 },
  resolution: { low: 3000, normal: 1800, high: 600, critical: 240 },
};
const inMinutes = (bySeverity: Record<Severity, number>): Record<Severity, string> =>
  Object.fromEntries(SEVERITIES.map((s) => [s, `PT${bySeverity[s]}M`])) as Record<Severity, string>;
const HALFWAY: Rung[] = [{ at: '50%', action: 'notify', to: 'owner' }];

type Below = (below: number) => number;

/** A linear congruential generator, seeded, so that a failure comes back on every run. */
function seeded(seed: number): Below {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomHistory(random: Below): ClockFact[] {
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
  const statuses: Status[] = ['open', 'open', 'pending', 'on-hold', 'resolved', 'closed', 'new'];
  let minute = random(2 * 1440);
  const at = (later: number): Date => new Date(START + (minute + later) * MINUTE);
  const facts: ClockFact[] = [
    { type: 'received', at: at(0), severity: pick(SEVERITIES), ...(random(8) ? {} : { status: pick(statuses) }) },
  ];
  for (let count = random(14); count > 0; count--) {
    minute += random(3) ? random(900) : 0;
    const promiseId = String(random(3));
    facts.push(
      pick<ClockFact>([
        { type: 'status-changed', at: at(0), to: random(30) ? pick(statuses) : 'merged' },
        { type: 'status-changed', at: at(0), to: pick(statuses) },
        { type: 'severity-changed', at: at(0), to: pick(SEVERITIES) },
        { type: 'responded', at: at(0), by: random(3) ? 'automatic' : 'person' },
        { type: 'customer-wrote', at: at(0) },
        { type: 'promise-made', at: at(0), promiseId, dueAt: at(random(1500)) },
        { type: random(3) ? 'promise-kept' : 'promise-withdrawn', at: at(0), promiseId },
        ...(random(10) ? [] : [{ type: 'merged', at: at(0) } as const]),
      ]),
    );
  }
  return facts;
}

interface Tally {
  kind: 'first-response' | 'resolution' | 'promise';
  ordinal: number;
  promiseId?: string;
  startedAt: number;
  target: number;
  /** When the first, second, … minute had been counted. */
  counted: number[];
  paused: boolean;
  breachedAt?: number;
  stoppedAt?: number;
  met?: boolean;
}

function liveThrough(facts: ClockFact[], isElapsed: boolean, now: number): Tally[] {
  const tallies: Tally[] = [];
  let severity: Severity = 'low';
  let status: Status = 'new';
  const settled = (s: Status): boolean => ['resolved', 'closed', 'merged'].includes(s);
  const end = (minute: number, met: boolean, which: (tally: Tally) => boolean): void => {
    for (const tally of tallies) {
      if (tally.stoppedAt === undefined && which(tally)) Object.assign(tally, { stoppedAt: minute, met });
    }
  };
  const begin = (kind: Tally['kind'], startedAt: number, target: number, promiseId?: string): void => {
    const ordinal = tallies.filter((tally) => tally.kind === kind).length + 1;
    tallies.push({ kind, ordinal, startedAt, target, counted: [], paused: false, ...(promiseId && { promiseId }) });
  };
  let next = 0;
  for (let minute = 0; minute < MINUTES; minute++) {
    for (; facts[next] && facts[next]!.at.getTime() === START + minute * MINUTE; next++) {
      const fact = facts[next]!;
      if (fact.type === 'received') {
        severity = fact.severity;
        status = fact.status ?? 'new';
        if (!settled(status)) {
          begin('first-response', minute, GRANTED['first-response'][severity]);
          begin('resolution', minute, GRANTED.resolution[severity]);
        }
      }
      if (fact.type === 'responded' && fact.by === 'person') end(minute, true, ({ kind }) => kind === 'first-response');
      if (fact.type === 'merged' || (fact.type === 'status-changed' && fact.to === 'merged')) {
        end(minute, false, () => true);
        status = 'merged';
      } else if (fact.type === 'status-changed') {
        if (settled(fact.to)) {
          end(minute, false, ({ kind }) => kind === 'first-response');
          end(minute, true, ({ kind }) => kind === 'resolution');
        } else if (settled(status)) begin('resolution', minute, GRANTED.resolution[severity]);
        status = fact.to;
      }
      if (fact.type === 'severity-changed') {
        severity = fact.to;
        for (const tally of tallies) {
          if (tally.kind === 'promise' || tally.stoppedAt !== undefined || tally.counted.length >= tally.target)
            continue;
          tally.target = GRANTED[tally.kind][severity];
        }
      }
      if (fact.type === 'promise-made') {
        begin('promise', minute, (fact.dueAt.getTime() - fact.at.getTime()) / MINUTE, fact.promiseId);
      }
      if (fact.type === 'promise-kept' || fact.type === 'promise-withdrawn') {
        const first = tallies.find((t) => t.promiseId === fact.promiseId && t.stoppedAt === undefined);
        end(minute, fact.type === 'promise-kept', (tally) => tally === first);
      }
    }
    for (const tally of tallies) {
      if (tally.stoppedAt !== undefined && minute >= tally.stoppedAt) tally.paused = false;
      else tally.paused = tally.kind === 'resolution' && ['pending', 'on-hold'].includes(status);
      const isOpen = tally.stoppedAt === undefined;
      if (isOpen && minute <= now && tally.counted.length >= tally.target) tally.breachedAt ??= minute;
      // A stopped clock is counted on: its deadline stays where it was.
      if (!tally.paused && (isElapsed || tally.kind === 'promise' || isWorked[minute])) tally.counted.push(minute + 1);
    }
  }
  return tallies;
}

function onPaper(tally: Tally, now: number): object {
  const at = (minute: number | undefined): string | null =>
    minute === undefined ? null : new Date(START + minute * MINUTE).toISOString();
  const open = tally.stoppedAt === undefined;
  const countedNow = tally.counted.filter((minute) => minute <= now).length;
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
  return {
    clock: `${tally.kind} ${tally.ordinal} ${tally.promiseId ?? ''}`,
    startedAt: at(tally.startedAt),
    dueAt: at(tally.target === 0 ? tally.startedAt : tally.counted[tally.target - 1]),
    state,
    breachedAt: at(tally.breachedAt),
    metAt: at(tally.met ? tally.stoppedAt : undefined),
    stoppedAt: at(tally.stoppedAt),
    remaining: open ? (state === 'breached' ? 0 : tally.target - countedNow) : null,
    halfway: tally.target % 2 || tally.target === 0 ? 'skipped' : at(tally.counted[tally.target / 2 - 1]),
  };
}

test.each(['business', 'elapsed'] as const)('deadlines in %s time agree with a tally kept every minute', (hours) => {
  const policy: Policy = {
    targets: { 'first-response': inMinutes(GRANTED['first-response']), resolution: inMinutes(GRANTED.resolution) },
    counting: { 'first-response': { hours }, resolution: { hours } },
  };
  const random = seeded(hours.length);
  const seen = new Set<string>();
  for (let round = 0; round < HISTORIES; round++) {
    const facts = randomHistory(random);
    const now = (facts.at(-1)!.at.getTime() - START) / MINUTE + random(3000);
    const expected = liveThrough(facts, hours === 'elapsed', now).map((tally) => onPaper(tally, now));
    const actual = deadlines(policy, calendar, facts, new Date(START + now * MINUTE)).map((deadline) => {
      seen.add(`${deadline.kind} ${deadline.state}`);
      const minutes = deadline.targetMs / MINUTE;
      return {
        clock: `${deadline.kind} ${deadline.ordinal} ${deadline.promiseId ?? ''}`,
        startedAt: deadline.startedAt.toISOString(),
        dueAt: deadline.dueAt?.toISOString() ?? null,
        state: deadline.state,
        breachedAt: deadline.breachedAt?.toISOString() ?? null,
        metAt: deadline.metAt?.toISOString() ?? null,
        stoppedAt: deadline.stoppedAt?.toISOString() ?? null,
        remaining: deadline.remainingMs === undefined ? null : deadline.remainingMs / MINUTE,
        halfway:
          minutes % 2 || minutes === 0
            ? 'skipped'
            : (rungInstants(deadline, HALFWAY, calendar)[0]?.at.toISOString() ?? null),
      };
    });
    expect({ facts, now, clocks: actual }).toEqual({ facts, now, clocks: expected });
  }
  // The histories must have led everywhere, else agreeing means little.
  expect([...seen].sort()).toEqual(
    [
      ...['breached', 'cancelled', 'met', 'running'].flatMap((s) => [
        `first-response ${s}`,
        `promise ${s}`,
        `resolution ${s}`,
      ]),
      'resolution paused',
    ].sort(),
  );
});
