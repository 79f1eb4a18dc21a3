import { describe, expect, test } from '@jest/globals';
import { openCalendar, type CalendarDefinition } from '#calendar/business-calendar';
import { explainDeadline, isPaused, isStopped, type Deadline } from './deadline.ts';
import { deadlines } from './deadlines.ts';
import type { ClockFact, Severity, Status } from './facts.ts';
import { nextDue, type Rung } from './ladder.ts';
import type { Policy } from './policy.ts';

const HOUR = 3_600_000;
const office: CalendarDefinition = {
  timeZone: 'Europe/Berlin',
  shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }],
};
const calendar = openCalendar(office);
const policy: Policy = {
  targets: {
    'first-response': { low: 'PT8H', normal: 'PT4H', high: 'PT1H', critical: 'PT15M' },
    resolution: { low: 'PT80H', normal: 'PT24H', high: 'PT8H', critical: 'PT4H' },
  },
};
const LADDER: Rung[] = [
  { key: 'most', at: '75%', action: 'notify', to: 'owner' },
  { key: 'breach', at: 'PT0S', action: 'notify', to: 'supervisor' },
];

/** Local times of one week: 'mon 09:00' is Monday, 2 March 2026 in Berlin. */
function on(text: string): Date {
  const [day, time] = text.split(' ') as [string, string];
  const date = 2 + ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'next-mon', 'next-tue'].indexOf(day);
  return new Date(`2026-03-${String(date).padStart(2, '0')}T${time}:00+01:00`);
}
const received = (at: string, severity: Severity = 'normal', status?: Status): ClockFact =>
  status ? { type: 'received', at: on(at), severity, status } : { type: 'received', at: on(at), severity };
const became = (to: Status, at: string): ClockFact => ({ type: 'status-changed', at: on(at), to });
const answered = (at: string, by: 'person' | 'automatic' = 'person'): ClockFact => ({
  type: 'responded',
  at: on(at),
  by,
});
const promised = (at: string, dueAt: string): ClockFact => ({
  type: 'promise-made',
  at: on(at),
  promiseId: 'call back',
  dueAt: on(dueAt),
});

function clocksOf(facts: ClockFact[], now: string): Deadline[] {
  return deadlines(policy, calendar, facts, on(now));
}
function clock(name: string, facts: ClockFact[], now: string): Deadline {
  const found = clocksOf(facts, now).find(({ kind, ordinal }) => `${kind} ${ordinal}` === name);
  if (!found) throw new Error(`There is no ${name}`);
  return found;
}
const openOnes = (all: Deadline[]): string[] => all.filter((d) => !isStopped(d)).map((d) => `${d.kind} ${d.ordinal}`);
const alarms = (deadline: Deadline): Date | null => nextDue(deadline, LADDER, new Set(), calendar);

describe('first response', () => {
  test('runs in business hours from receipt to the first answer by a person', () => {
    const facts = [received('fri 16:30', 'high')];
    expect(clock('first-response 1', facts, 'fri 16:40')).toMatchObject({
      state: 'running',
      dueAt: on('next-mon 09:30'),
      remainingMs: 50 * 60_000,
    });
    expect(clock('first-response 1', [...facts, answered('next-mon 09:10')], 'next-mon 12:00')).toMatchObject({
      state: 'met',
      metAt: on('next-mon 09:10'),
    });
  });

  test('an automatic acknowledgement and the customer’s own message do not count', () => {
    const facts = [
      received('mon 09:00'),
      answered('mon 09:01', 'automatic'),
      { type: 'customer-wrote', at: on('mon 10:00') } as const,
    ];
    expect(clock('first-response 1', facts, 'mon 11:00').state).toBe('running');
  });

  test('goes on while we wait for the customer, to whom nobody has written yet', () => {
    expect(
      clock('first-response 1', [received('mon 09:00'), became('pending', 'mon 09:30')], 'mon 10:00'),
    ).toMatchObject({
      state: 'running',
      dueAt: on('mon 13:00'),
    });
  });

  test('an answer at the very instant of the deadline is in time; a millisecond later is late, and both instants stay', () => {
    const late = new Date(on('mon 13:00').getTime() + 1);
    expect(clock('first-response 1', [received('mon 09:00'), answered('mon 13:00')], 'fri 09:00').state).toBe('met');
    const facts: ClockFact[] = [received('mon 09:00'), { type: 'responded', at: late, by: 'person' }];
    expect(clock('first-response 1', facts, 'fri 09:00')).toMatchObject({
      state: 'breached',
      breachedAt: on('mon 13:00'),
      metAt: late,
      stoppedAt: late,
    });
  });

  test('an open clock is late from the very instant of its deadline on', () => {
    const first = clock('first-response 1', [received('mon 09:00')], 'mon 13:00');
    expect(first).toMatchObject({ state: 'breached', breachedAt: on('mon 13:00'), remainingMs: 0 });
    expect(isStopped(first)).toBe(false);
  });

  test('an answer written in another zone is in time by the instant, not by what the agent’s watch shows (frappe PR 3776)', () => {
    const shanghai: ClockFact = { type: 'responded', at: new Date('2026-03-02T19:59:00+08:00'), by: 'person' };
    expect(clock('first-response 1', [received('mon 09:00'), shanghai], 'tue 09:00').state).toBe('met');
  });
});

describe('resolution', () => {
  test('stands still while pending or on hold, and has no deadline meanwhile', () => {
    const facts = [received('mon 09:00', 'high'), became('pending', 'mon 10:00')];
    const waiting = clock('resolution 1', facts, 'thu 09:00');
    expect(waiting).toMatchObject({ state: 'paused', dueAt: null, remainingMs: 7 * HOUR });
    expect(isPaused(waiting)).toBe(true);
    const again = clock(
      'resolution 1',
      [...facts, became('open', 'wed 16:00'), became('on-hold', 'wed 16:30')],
      'thu 09:00',
    );
    expect(again).toMatchObject({ state: 'paused', remainingMs: 6.5 * HOUR });
    expect(again.pauses).toEqual([
      { from: on('mon 10:00'), to: on('wed 16:00') },
      { from: on('wed 16:30'), to: null },
    ]);
  });

  test('a pause over night delays by the working hours in it, not by its nights (erpnext PR 49414)', () => {
    const facts = [received('mon 09:00', 'high'), became('pending', 'mon 16:00'), became('open', 'tue 10:00')];
    expect(clock('resolution 1', facts, 'tue 10:00').dueAt).toEqual(on('tue 11:00'));
  });

  test('a pause of no length is none', () => {
    const facts = [received('mon 09:00'), became('pending', 'mon 10:00'), became('open', 'mon 10:00')];
    expect(clock('resolution 1', facts, 'mon 11:00').pauses).toEqual([]);
  });

  test('a pause that begins at the very instant of the deadline comes too late', () => {
    const facts = [received('mon 09:00', 'critical'), became('pending', 'mon 13:00')];
    expect(clock('resolution 1', facts, 'mon 13:00')).toMatchObject({ state: 'breached', dueAt: on('mon 13:00') });
  });

  test('a deadline that passed before the pause has passed', () => {
    const facts = [received('mon 09:00', 'critical'), became('pending', 'mon 14:00')];
    const late = clock('resolution 1', facts, 'tue 09:00');
    expect(late).toMatchObject({ state: 'breached', dueAt: on('mon 13:00'), breachedAt: on('mon 13:00') });
    expect(isPaused(late)).toBe(true);
  });

  test('reopening starts a new clock with its full time, so that a case past due does not fire at once (osTicket #5955)', () => {
    const facts = [received('mon 09:00', 'critical'), became('resolved', 'tue 10:00'), became('open', 'thu 09:00')];
    const [, first, second] = clocksOf(facts, 'thu 09:00');
    expect(first).toMatchObject({ kind: 'resolution', ordinal: 1, state: 'breached', metAt: on('tue 10:00') });
    expect(second).toMatchObject({ kind: 'resolution', ordinal: 2, state: 'running', dueAt: on('thu 13:00') });
    expect(alarms(second!)).toEqual(on('thu 12:00'));
  });

  test('closing what is resolved already is no second resolution', () => {
    const facts = [received('mon 09:00'), became('resolved', 'mon 10:00'), became('closed', 'wed 10:00')];
    expect(clocksOf(facts, 'fri 09:00').map((d) => [d.kind, d.state, d.metAt])).toEqual([
      ['first-response', 'cancelled', undefined],
      ['resolution', 'met', on('mon 10:00')],
    ]);
  });

  test('a policy may let it run while on hold, and in elapsed time with days', () => {
    const strict: Policy = {
      targets: { resolution: { low: 'P1W', normal: 'P3D', high: 'P1D', critical: 'PT4H' } },
      counting: { resolution: { hours: 'elapsed', pausedIn: ['pending'] } },
    };
    const facts = [received('fri 12:00'), became('on-hold', 'fri 13:00')];
    expect(deadlines(strict, calendar, facts, on('fri 14:00'))).toMatchObject([
      { state: 'running', dueAt: on('next-mon 12:00') },
    ]);
  });
});

describe('a change of severity', () => {
  const raised = (to: Severity, at: string): ClockFact => ({ type: 'severity-changed', at: on(at), to });

  test('gives running clocks the new time from their old start, and leaves stopped ones alone', () => {
    const facts = [received('mon 09:00'), answered('mon 10:00'), raised('high', 'mon 11:00')];
    const [first, resolution] = clocksOf(facts, 'mon 12:00');
    expect(first).toMatchObject({ state: 'met', targetMs: 4 * HOUR });
    expect(resolution).toMatchObject({ state: 'running', targetMs: 8 * HOUR, dueAt: on('mon 17:00') });
  });

  test('that shortens the time below what has passed makes it late from the change on, not before', () => {
    const facts = [received('mon 09:00'), raised('critical', 'tue 10:00')];
    const resolution = clock('resolution 1', facts, 'tue 10:00');
    expect(resolution).toMatchObject({ state: 'breached', dueAt: on('mon 13:00'), breachedAt: on('tue 10:00') });
    expect(clock('resolution 1', [...facts, became('resolved', 'tue 10:00')], 'wed 09:00').state).toBe('met');
  });

  test('does not wash a breach out of the books', () => {
    const facts = [received('mon 09:00', 'critical'), raised('low', 'mon 14:00')];
    expect(clock('resolution 1', facts, 'mon 15:00')).toMatchObject({ state: 'breached', breachedAt: on('mon 13:00') });
  });

  test('applies to the clock of a later reopening', () => {
    const facts = [
      received('mon 09:00'),
      became('resolved', 'mon 10:00'),
      raised('critical', 'mon 11:00'),
      became('open', 'mon 12:00'),
    ];
    expect(clock('resolution 2', facts, 'mon 12:00').dueAt).toEqual(on('mon 16:00'));
  });
});

describe('promises', () => {
  test('are due exactly when the agent said, also at night, and never pause', () => {
    const facts = [received('mon 09:00'), promised('mon 10:00', 'tue 22:15'), became('pending', 'mon 11:00')];
    expect(clock('promise 1', facts, 'tue 22:14')).toMatchObject({
      state: 'running',
      dueAt: on('tue 22:15'),
      promiseId: 'call back',
    });
    expect(clock('promise 1', facts, 'tue 22:15').state).toBe('breached');
  });

  test('are met by being kept, not by closing the case', () => {
    const facts = [
      received('mon 09:00'),
      promised('mon 10:00', 'tue 10:00'),
      became('resolved', 'mon 12:00'),
      became('closed', 'mon 13:00'),
    ];
    expect(clock('promise 1', facts, 'mon 14:00').state).toBe('running');
    const kept: ClockFact = { type: 'promise-kept', at: on('tue 09:00'), promiseId: 'call back' };
    expect(clock('promise 1', [...facts, kept], 'wed 09:00')).toMatchObject({ state: 'met', metAt: on('tue 09:00') });
  });

  test('that were withdrawn in time are cancelled; withdrawn late, they stay broken', () => {
    const facts = [received('mon 09:00'), promised('mon 10:00', 'tue 10:00')];
    const withdrawn = (at: string): ClockFact => ({ type: 'promise-withdrawn', at: on(at), promiseId: 'call back' });
    expect(clock('promise 1', [...facts, withdrawn('mon 12:00')], 'fri 09:00').state).toBe('cancelled');
    const broken = clock('promise 1', [...facts, withdrawn('wed 12:00')], 'fri 09:00');
    expect(broken).toMatchObject({ state: 'breached', breachedAt: on('tue 10:00'), stoppedAt: on('wed 12:00') });
    expect(broken.metAt).toBeUndefined();
  });

  test('for a time that had passed already are broken from the moment they were made', () => {
    expect(clock('promise 1', [promised('tue 10:00', 'mon 10:00')], 'tue 10:00')).toMatchObject({
      state: 'breached',
      dueAt: on('mon 10:00'),
      breachedAt: on('tue 10:00'),
    });
  });
});

describe('cases that owe nothing', () => {
  test('the agent replied and the customer is silent: nothing escalates (zammad #3140)', () => {
    const facts = [received('mon 09:00', 'critical'), answered('mon 09:10'), became('pending', 'mon 09:10')];
    expect(clocksOf(facts, 'fri 09:00').map(alarms)).toEqual([null, null]);
  });

  test('“Thanks!” after the resolution starts no clock (chatwoot #10178)', () => {
    const facts = [received('mon 09:00'), answered('mon 10:00'), became('resolved', 'mon 11:00')];
    const thanks: ClockFact = { type: 'customer-wrote', at: on('mon 12:00') };
    expect(clocksOf([...facts, thanks], 'fri 09:00')).toEqual(clocksOf(facts, 'fri 09:00'));
    expect(openOnes(clocksOf([...facts, thanks], 'fri 09:00'))).toEqual([]);
  });

  test('a case closed without an answer alarms nobody (osTicket #2333)', () => {
    const all = clocksOf([received('mon 09:00', 'critical'), became('closed', 'mon 09:05')], 'fri 09:00');
    expect(all.map(({ state }) => state)).toEqual(['cancelled', 'met']);
    expect(all.map(alarms)).toEqual([null, null]);
  });

  test.each<[string, ClockFact]>([
    ['merged', { type: 'merged', at: on('mon 10:00') }],
    ['moved to the status merged', became('merged', 'mon 10:00')],
  ])('a case that was %s owes nothing any more, promises included (znuny #200)', (_how, merged) => {
    const all = clocksOf([received('mon 09:00'), promised('mon 09:30', 'tue 10:00'), merged], 'fri 09:00');
    expect(all.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  test.each<Status>(['resolved', 'closed', 'merged'])(
    'an imported case that came in %s runs nothing (zammad #2949)',
    (status) => {
      expect(clocksOf([received('mon 09:00', 'critical', status)], 'fri 09:00')).toEqual([]);
    },
  );

  test('an imported closed case that is reopened here starts its first resolution', () => {
    const facts = [received('mon 09:00', 'critical', 'closed'), became('open', 'thu 10:00')];
    expect(openOnes(clocksOf(facts, 'thu 10:00'))).toEqual(['resolution 1']);
  });
});

describe('derived anew', () => {
  const facts = [received('mon 09:00')];

  test('after a change of policy nothing of the old one survives (zammad #5624)', () => {
    const other: Policy = { targets: { resolution: { low: 'PT9H', normal: 'PT9H', high: 'PT9H', critical: 'PT9H' } } };
    expect(deadlines(other, calendar, facts, on('mon 10:00')).map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      ['resolution', on('tue 10:00')],
    ]);
  });

  test('after an edited calendar open deadlines move, and the explanation names the holiday (zammad #534, #390)', () => {
    const edited = openCalendar({ ...office, closed: [{ date: '2026-03-04', name: 'Founder’s Day' }] });
    const [, resolution] = deadlines(policy, edited, facts, on('mon 10:00'));
    expect(resolution?.dueAt).toEqual(on('thu 17:00'));
    const explanation = explainDeadline(resolution!, edited, on('mon 10:00'));
    expect(explanation.filter(({ why }) => why === 'holiday')).toEqual([
      { from: on('wed 00:00'), to: on('thu 00:00'), counted: false, why: 'holiday', name: 'Founder’s Day' },
    ]);
    expect(explanation.at(-1)?.to).toEqual(on('thu 17:00'));
    const counted = explanation.filter((interval) => interval.counted);
    expect(counted.reduce((sum, { from, to }) => sum + to.getTime() - from.getTime(), 0)).toBe(24 * HOUR);
  });

  test('the explanation of a clock that stands still ends now, with the pause', () => {
    const paused = clock('resolution 1', [...facts, became('pending', 'mon 16:00')], 'tue 12:00');
    expect(explainDeadline(paused, calendar, on('tue 12:00'))).toEqual([
      { from: on('mon 09:00'), to: on('mon 16:00'), counted: true, why: 'shift' },
      { from: on('mon 16:00'), to: on('tue 12:00'), counted: false, why: 'pause' },
    ]);
  });

  test('facts at one instant count in the order in which they stand', () => {
    const inOrder = [...facts, became('resolved', 'mon 10:00'), became('open', 'mon 10:00')];
    expect(openOnes(clocksOf(inOrder, 'mon 11:00'))).toEqual(['resolution 2']);
    const otherOrder = [...facts, became('open', 'mon 10:00'), became('resolved', 'mon 10:00')];
    expect(openOnes(clocksOf(otherOrder, 'mon 11:00'))).toEqual([]);
  });

  test('the same facts in another order of arrival give the same deadlines', () => {
    const history = [...facts, became('pending', 'mon 10:00'), answered('mon 11:00'), became('open', 'tue 10:00')];
    expect(clocksOf(history.toReversed(), 'wed 09:00')).toEqual(clocksOf(history, 'wed 09:00'));
  });

  test('a receipt that stands in the history twice starts each clock once', () => {
    expect(openOnes(clocksOf([...facts, received('mon 10:00')], 'mon 11:00'))).toEqual([
      'first-response 1',
      'resolution 1',
    ]);
  });

  test('asking does not change the facts', () => {
    const history = Object.freeze([became('pending', 'mon 10:00'), ...facts].map((fact) => Object.freeze(fact)));
    expect(() => deadlines(policy, calendar, history, on('wed 09:00'))).not.toThrow();
  });
});
