import { describe, expect, test } from '@jest/globals';
import { openCalendar } from '#calendar/business-calendar';
import { Refusal } from '#kernel/refusal';
import type { Deadline } from './deadline.ts';
import { deadlines } from './deadlines.ts';
import type { ClockFact, Severity, Status } from './facts.ts';
import { checkRungs, dueRungs, nextDue, rungInstants, type Rung } from './ladder.ts';

const calendar = openCalendar({
  timeZone: 'Asia/Shanghai',
  shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }],
});
const policy = { targets: { resolution: { low: 'PT40H', normal: 'PT16H', high: 'PT8H', critical: 'PT1H' } } };
const LADDER: Rung[] = [
  { key: 'half', at: '50%', action: 'notify', to: 'owner' },
  { key: 'most', at: '75%', action: 'notify', to: 'owner' },
  { key: 'breach', at: 'PT0S', action: 'notify', to: 'supervisor' },
  { key: 'hour', at: '+PT1H', action: 'notify', to: 'manager' },
];
const NONE: ReadonlySet<string> = new Set();

/** A local time in March 2026; the 5th is a Thursday. */
const on = (day: number, time: string): Date => new Date(`2026-03-${String(day).padStart(2, '0')}T${time}:00+08:00`);
const received = (at: Date, severity: Severity): ClockFact => ({ type: 'received', at, severity });
const became = (to: Status, at: Date): ClockFact => ({ type: 'status-changed', at, to });
const resolution = (facts: ClockFact[], now: Date): Deadline => deadlines(policy, calendar, facts, now).at(-1)!;
const due = (deadline: Deadline, fired: ReadonlySet<string>, now: Date): string[] =>
  dueRungs(deadline, LADDER, fired, calendar, now).map(({ key }) => key);

describe('when rungs are reached', () => {
  test('shares are of the clock’s own time, offsets after the breach are elapsed time', () => {
    const clock = resolution([received(on(5, '15:00'), 'high')], on(5, '15:00'));
    expect(clock.dueAt).toEqual(on(6, '15:00'));
    expect(rungInstants(clock, LADDER, calendar)).toEqual([
      { key: 'half', at: on(6, '11:00') },
      { key: 'most', at: on(6, '13:00') },
      { key: 'breach', at: on(6, '15:00') },
      { key: 'hour', at: on(6, '16:00') },
    ]);
  });

  test('a warning before the deadline comes while somebody is at work, not at night before it (zammad #2231)', () => {
    const clock = resolution([received(on(5, '09:10'), 'high')], on(5, '09:10'));
    expect(clock.dueAt).toEqual(on(6, '09:10'));
    expect(rungInstants(clock, [{ key: 'half', at: '-PT15M', action: 'notify', to: 'owner' }], calendar)).toEqual([
      { key: 'half', at: on(5, '16:55') },
    ]);
  });

  test('a warning longer before than the whole time comes at the start of work on it', () => {
    const clock = resolution([received(on(7, '12:00'), 'critical')], on(7, '12:00'));
    expect(rungInstants(clock, [{ key: 'half', at: '-PT2H', action: 'notify', to: 'owner' }], calendar)).toEqual([
      { key: 'half', at: on(9, '09:00') },
    ]);
  });

  test('rungs move with a pause', () => {
    const facts = [received(on(5, '09:00'), 'high'), became('pending', on(5, '12:00')), became('open', on(6, '12:00'))];
    const [half] = rungInstants(resolution(facts, on(6, '12:00')), LADDER, calendar);
    expect(half).toEqual({ key: 'half', at: on(6, '13:00') });
  });

  test('while the clock stands still only those are known that it has passed', () => {
    const facts = [received(on(5, '09:00'), 'high'), became('pending', on(5, '14:00'))];
    expect(rungInstants(resolution(facts, on(6, '09:00')), LADDER, calendar)).toEqual([
      { key: 'half', at: on(5, '13:00') },
    ]);
  });

  test('a clock that has stood still from the start has reached nothing, not even its beginning', () => {
    const pending = resolution(
      [{ type: 'received', at: on(5, '09:00'), severity: 'high', status: 'pending' }],
      on(6, '09:00'),
    );
    expect(rungInstants(pending, [{ key: 'half', at: '0%', action: 'notify', to: 'owner' }], calendar)).toEqual([]);
  });

  test('rungs may stand in any order in the ladder, and are reached in order of time', () => {
    const clock = resolution([received(on(5, '09:00'), 'high')], on(5, '09:00'));
    expect(rungInstants(clock, LADDER.toReversed(), calendar).map(({ key }) => key)).toEqual([
      'half',
      'most',
      'breach',
      'hour',
    ]);
  });

  test('a rung for some clocks is not for the others', () => {
    const clock = resolution([received(on(5, '09:00'), 'high')], on(5, '09:00'));
    const rungs: Rung[] = [
      { ...LADDER[0]!, clocks: ['promise', 'first-response'] },
      { ...LADDER[1]!, clocks: ['resolution'] },
    ];
    expect(rungInstants(clock, rungs, calendar).map(({ key }) => key)).toEqual(['most']);
    expect(nextDue(clock, rungs.slice(0, 1), NONE, calendar)).toEqual(clock.dueAt);
  });

  test('a promise counts elapsed time', () => {
    const promise: ClockFact = { type: 'promise-made', at: on(5, '16:00'), promiseId: 'p', dueAt: on(6, '08:00') };
    const [half] = rungInstants(resolution([promise], on(5, '16:00')), LADDER, calendar);
    expect(half?.at).toEqual(on(6, '00:00'));
  });
});

describe('what is due next', () => {
  const facts = [received(on(5, '09:00'), 'high')];

  test('is the first rung not fired, then the breach, then the rungs after it, then nothing', () => {
    const running = resolution(facts, on(5, '10:00'));
    expect(nextDue(running, LADDER, NONE, calendar)).toEqual(on(5, '13:00'));
    expect(nextDue(running, LADDER, new Set(['half']), calendar)).toEqual(on(5, '15:00'));
    expect(nextDue(running, LADDER, new Set(['half', 'most']), calendar)).toEqual(on(5, '17:00'));
    expect(nextDue(running, [], NONE, calendar)).toEqual(on(5, '17:00'));
    expect(nextDue(running, LADDER.slice(3), NONE, calendar)).toEqual(on(5, '17:00'));
    const late = resolution(facts, on(5, '17:00'));
    expect(nextDue(late, LADDER, new Set(['half', 'most', 'breach']), calendar)).toEqual(on(5, '18:00'));
    expect(nextDue(late, LADDER, new Set(['half', 'most', 'breach', 'hour']), calendar)).toBeNull();
    expect(nextDue(late, [], NONE, calendar)).toBeNull();
  });

  test('a rung that was fired is never due again, however late it is (glpi #1996)', () => {
    const late = resolution(facts, on(20, '09:00'));
    expect(due(late, NONE, on(20, '09:00'))).toEqual(['half', 'most', 'breach', 'hour']);
    expect(due(late, new Set(['half', 'most', 'breach']), on(20, '09:00'))).toEqual(['hour']);
    expect(due(late, new Set(['half', 'most', 'breach', 'hour']), on(20, '09:00'))).toEqual([]);
  });

  test('is nothing once the case is resolved or stands still', () => {
    const resolved = resolution([...facts, became('resolved', on(6, '09:00'))], on(9, '09:00'));
    expect(resolved.state).toBe('breached');
    expect(nextDue(resolved, LADDER, NONE, calendar)).toBeNull();
    expect(due(resolved, NONE, on(9, '09:00'))).toEqual([]);
    const waiting = resolution([...facts, became('pending', on(5, '14:00'))], on(9, '09:00'));
    expect(nextDue(waiting, LADDER, NONE, calendar)).toBeNull();
    expect(due(waiting, NONE, on(9, '09:00'))).toEqual([]);
  });

  test('a rung passed while a late case awaited the customer is due at once when it goes on, in order', () => {
    const waiting = [...facts, became('pending', on(5, '17:30'))];
    expect(
      nextDue(resolution(waiting, on(6, '10:00')), LADDER, new Set(['half', 'most', 'breach']), calendar),
    ).toBeNull();
    const goesOn = resolution([...waiting, became('open', on(6, '10:00'))], on(6, '10:00'));
    expect(nextDue(goesOn, LADDER, new Set(['half', 'most', 'breach']), calendar)).toEqual(on(5, '18:00'));
    expect(due(goesOn, new Set(['half']), on(6, '10:00'))).toEqual(['most', 'breach', 'hour']);
  });

  test('raising the severity past due tells owner and supervisor at once, the manager an hour later', () => {
    const raised = resolution(
      [...facts, { type: 'severity-changed', at: on(5, '12:00'), to: 'critical' }],
      on(5, '12:00'),
    );
    expect(due(raised, NONE, on(5, '12:00'))).toEqual(['half', 'most', 'breach']);
    expect(nextDue(raised, LADDER, new Set(['half', 'most', 'breach']), calendar)).toEqual(on(5, '13:00'));
  });
});

describe('a ladder is refused with the field that is wrong', () => {
  test.each<[string, object, string]>([
    ['a share above all of the time', { at: '150%' }, 'rungs.1.at'],
    ['a time that says nothing', { at: 'soon' }, 'rungs.1.at'],
    ['an offset without a fixed length', { at: '+P1M' }, 'rungs.1.at'],
    ['a day of business time before the deadline', { at: '-P1D' }, 'rungs.1.at'],
    ['an action we do not know', { action: 'shout' }, 'rungs.1.action'],
    ['somebody we do not know', { to: 'everybody' }, 'rungs.1.to'],
    ['a key that another rung has', { key: 'half' }, 'rungs.1.key'],
    ['a call without the system to call', { action: 'call-webhook' }, 'rungs.1.webhookId'],
    ['a system to call without a call', { webhookId: 'crm' }, 'rungs.1.webhookId'],
    ['a clock that we do not have', { clocks: ['resolution', 'lunch'] }, 'rungs.1.clocks.1'],
  ])('%s', (_what, change, field) => {
    const rungs = [LADDER[0]!, { ...LADDER[1]!, ...change }];
    let refusal: unknown;
    try {
      checkRungs(rungs);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).reasons[0]?.field).toBe(field);
  });

  test('shares, offsets with and without a sign, and days after the breach are accepted', () => {
    const rungs = ['0%', '12.5%', '100%', '-PT30S', 'PT0S', 'PT5M', '+P1D'].map((at): Rung => ({
      ...LADDER[0]!,
      key: at,
      at,
    }));
    expect(() => checkRungs(rungs)).not.toThrow();
  });
});
