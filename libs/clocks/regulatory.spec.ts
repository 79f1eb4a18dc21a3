import { describe, expect, test } from '@jest/globals';
import { openCalendar } from '#calendar/business-calendar';
import { explainDeadline, isPaused, type Deadline } from './deadline.ts';
import { deadlines } from './deadlines.ts';
import type { ClockFact, Severity, Status } from './facts.ts';
import { dueRungs, nextDue, rungInstants, type Rung } from './ladder.ts';
import { regimeOf, type Regime, type RegulatoryKind } from './regimes.ts';

// Good Friday and Easter Monday 2026 are 3 and 6 April; the clocks went forward on 29 March.
const calendar = openCalendar({
  timeZone: 'Europe/London',
  shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:30' }],
  closed: [
    { date: '2026-04-03', name: 'Good Friday' },
    { date: '2026-04-06', name: 'Easter Monday' },
  ],
});
const LADDER: Rung[] = [
  { key: 'half', at: '50%', action: 'notify', to: 'owner' },
  { key: 'breach', at: 'PT0S', action: 'notify', to: 'supervisor' },
  { key: 'hour', at: '+PT1H', action: 'notify', to: 'manager' },
];
const on = (text: string): Date => new Date(`2026-${text.replace(' ', 'T')}:00+01:00`);
/** A Wednesday afternoon. */
const RECEIPT = '04-01 16:00';
const received = (at = RECEIPT, severity: Severity = 'normal', status?: Status): ClockFact => ({
  type: 'received',
  at: on(at),
  severity,
  ...(status && { status }),
});
const became = (to: Status, at: string): ClockFact => ({ type: 'status-changed', at: on(at), to });
const answered = (at: string, by: 'person' | 'automatic' = 'person'): ClockFact => ({
  type: 'responded',
  at: on(at),
  by,
});

function clocks(regime: Regime | string, facts: ClockFact[], now: string): Deadline[] {
  return deadlines({ targets: {}, regime: regimeOf(regime) }, calendar, facts, on(now));
}
function only(clock: RegulatoryKind, within: Regime['obligations'][number]['within'], facts: ClockFact[], now: string) {
  return clocks({ name: 'One duty', obligations: [{ clock, within }] }, facts, now);
}

describe('the day on which a regulatory clock is due', () => {
  test('by business days is the close of business of the n-th working day after the day of receipt', () => {
    const facts = [received()];
    const due = (businessDays: number) => only('regulatory-response', { businessDays }, facts, RECEIPT)[0]!.dueAt;
    expect([1, 2, 3].map(due)).toEqual([on('04-02 17:30'), on('04-07 17:30'), on('04-08 17:30')]);
  });

  test('by calendar days is the midnight that ends the n-th day after the day of receipt', () => {
    const facts = [received()];
    expect(only('regulatory-resolution', { calendarDays: 56 }, facts, RECEIPT)[0]!.dueAt).toEqual(on('05-28 00:00'));
    const winter = [{ ...received(), at: new Date('2026-03-28T23:30:00Z') }];
    expect(only('regulatory-resolution', { calendarDays: 1 }, winter, RECEIPT)[0]!.dueAt).toEqual(on('03-30 00:00'));
  });

  test('by elapsed time counts every moment', () => {
    const [clock] = only('regulatory-acknowledgement', { elapsed: 'PT24H' }, [received()], RECEIPT);
    expect(clock).toMatchObject({ dueAt: on('04-02 16:00'), hours: 'elapsed' });
  });

  test('explains itself day by day, with the holidays by name', () => {
    const [clock] = only('regulatory-response', { businessDays: 3 }, [received()], RECEIPT);
    const days = explainDeadline(clock!, calendar, on(RECEIPT)).map(({ counted, why, name }) => [counted, why, name]);
    expect(days).toEqual([
      [false, 'day-of-receipt', undefined],
      [true, 'day', undefined],
      [false, 'holiday', 'Good Friday'],
      [false, 'day-off', undefined],
      [false, 'day-off', undefined],
      [false, 'holiday', 'Easter Monday'],
      [true, 'day', undefined],
      [true, 'day', undefined],
    ]);
  });

  test('does not move with the severity, and knows no pause', () => {
    const facts = [
      received(),
      became('pending', '04-01 16:30'),
      { type: 'severity-changed', at: on('04-01 17:00'), to: 'critical' } as const,
      became('on-hold', '04-02 10:00'),
    ];
    const [clock] = only('regulatory-response', { businessDays: 2 }, facts, '04-07 12:00');
    expect(clock).toMatchObject({ state: 'running', dueAt: on('04-07 17:30'), pauses: [] });
    expect(isPaused(clock!)).toBe(false);
    expect(nextDue(clock!, LADDER, new Set(['half']), calendar)).toEqual(on('04-07 17:30'));
  });

  test('has rungs that share the elapsed time, nights and holidays included', () => {
    const [clock] = only('regulatory-resolution', { elapsed: 'PT48H' }, [received()], RECEIPT);
    expect(rungInstants(clock!, LADDER, calendar)).toEqual([
      { key: 'half', at: on('04-02 16:00') },
      { key: 'breach', at: on('04-03 16:00') },
      { key: 'hour', at: on('04-03 17:00') },
    ]);
  });
});

describe('what ends a regulatory clock', () => {
  const state = (clock: RegulatoryKind, ...facts: ClockFact[]): string =>
    only(clock, { businessDays: 3 }, [received(), ...facts], '04-02 17:00')
      .map((one) => one.state)
      .join();

  test.each<[RegulatoryKind, string, string, string, string]>([
    ['regulatory-acknowledgement', 'met', 'met', 'cancelled', 'cancelled'],
    ['regulatory-response', 'running', 'met', 'cancelled', 'cancelled'],
    ['regulatory-summary', 'running', 'running', 'met', 'cancelled'],
    ['regulatory-resolution', 'running', 'running', 'met', 'cancelled'],
  ])('%s: acknowledged %s, answered %s, resolved %s, merged %s', (clock, acknowledged, byPerson, resolved, merged) => {
    expect(state(clock, answered('04-01 16:05', 'automatic'))).toBe(acknowledged);
    expect(state(clock, answered('04-02 10:00'))).toBe(byPerson);
    expect(state(clock, became('resolved', '04-02 10:00'))).toBe(resolved);
    expect(state(clock, { type: 'merged', at: on('04-02 10:00') })).toBe(merged);
    expect(state(clock, { type: 'customer-wrote', at: on('04-02 10:00') })).toBe('running');
  });

  test('an answer after the day is late, and stays in the books as late', () => {
    const facts = [received(), answered('04-08 09:00')];
    expect(only('regulatory-response', { businessDays: 2 }, facts, '04-09 09:00')).toMatchObject([
      { state: 'breached', breachedAt: on('04-07 17:30'), metAt: on('04-08 09:00') },
    ]);
  });

  test('a case that came in closed owes a regulator nothing (zammad #2949)', () => {
    expect(clocks('uk-fca-disp-payment', [received(RECEIPT, 'critical', 'closed')], '04-30 09:00')).toEqual([]);
  });
});

describe('a window', () => {
  const summary = (facts: ClockFact[], now: string): Deadline =>
    only('regulatory-summary', { businessDays: 3 }, facts, now)[0]!;

  test('that passes unused is over, and nobody was late: no rung at its end or after it', () => {
    const before = summary([received()], '04-08 17:29');
    expect(before.state).toBe('running');
    expect(nextDue(before, LADDER, new Set(['half']), calendar)).toEqual(on('04-08 17:30'));
    const after = summary([received()], '04-08 17:30');
    expect(after).toMatchObject({ state: 'cancelled', stoppedAt: on('04-08 17:30') });
    expect(after.breachedAt).toBeUndefined();
    expect(nextDue(after, LADDER, new Set(), calendar)).toBeNull();
    expect(dueRungs(after, LADDER, new Set(), calendar, on('04-30 09:00'))).toEqual([]);
  });

  test('is used by settling the case within it, also at its last moment', () => {
    const facts = [received(), became('resolved', '04-08 17:30')];
    expect(summary(facts, '04-30 09:00')).toMatchObject({ state: 'met', metAt: on('04-08 17:30') });
  });

  test('that was over before the case was settled was not used', () => {
    const facts = [received(), became('resolved', '04-09 09:00')];
    expect(summary(facts, '04-30 09:00')).toMatchObject({ state: 'cancelled', stoppedAt: on('04-08 17:30') });
    expect(summary(facts, '04-30 09:00').metAt).toBeUndefined();
  });
});

test('a reopened case, a renewed expression of dissatisfaction, has its full time from the reopening (osTicket #5955)', () => {
  const facts = [received(), became('resolved', '04-02 10:00'), became('open', '06-01 10:00')];
  const all = clocks('uk-fca-disp', facts, '06-01 10:00');
  expect(all.map(({ kind, ordinal, state, dueAt }) => [kind, ordinal, state, dueAt])).toEqual([
    ['regulatory-acknowledgement', 1, 'cancelled', on('04-08 17:30')],
    ['regulatory-summary', 1, 'met', on('04-08 17:30')],
    ['regulatory-resolution', 1, 'met', on('05-28 00:00')],
    ['regulatory-acknowledgement', 2, 'running', on('06-04 17:30')],
    ['regulatory-summary', 2, 'running', on('06-04 17:30')],
    ['regulatory-resolution', 2, 'running', on('07-28 00:00')],
  ]);
  expect(all.flatMap((one) => dueRungs(one, LADDER, new Set(), calendar, on('06-01 10:00')))).toEqual([]);
});

test.each<[string, [string, string][]]>([
  [
    'uk-fca-disp',
    [
      ['regulatory-acknowledgement', '04-08 17:30'],
      ['regulatory-summary', '04-08 17:30'],
      ['regulatory-resolution', '05-28 00:00'],
    ],
  ],
  [
    'uk-fca-disp-payment',
    [
      ['regulatory-acknowledgement', '04-08 17:30'],
      ['regulatory-summary', '04-08 17:30'],
      ['regulatory-response', '04-24 17:30'],
      ['regulatory-resolution', '05-22 17:30'],
    ],
  ],
  [
    'us-cfpb',
    [
      ['regulatory-response', '04-17 00:00'],
      ['regulatory-resolution', '06-01 00:00'],
    ],
  ],
  [
    'au-asic-rg271',
    [
      ['regulatory-acknowledgement', '04-02 16:00'],
      ['regulatory-resolution', '05-02 00:00'],
    ],
  ],
  ['iso-10002', [['regulatory-acknowledgement', '04-01 17:00']]],
])('the preset %s, counted by hand on a calendar', (key, due) => {
  expect(clocks(key, [received()], RECEIPT).map(({ kind, dueAt }) => [kind, dueAt])).toEqual(
    due.map(([kind, at]) => [kind, on(at)]),
  );
});
