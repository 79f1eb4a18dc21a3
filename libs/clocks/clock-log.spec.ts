import { expect, test } from '@jest/globals';
import { openCalendar } from '#calendar/business-calendar';
import { loggedDeadlines } from './clock-log.ts';
import type { ClockFact, Status } from './facts.ts';
import type { Policy } from './policy.ts';
import { regimeOf } from './regimes.ts';

const calendar = openCalendar({
  timeZone: 'Asia/Shanghai',
  shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }],
});
const policy: Policy = {
  targets: { resolution: { low: 'PT40H', normal: 'PT8H', high: 'PT4H', critical: 'PT1H' } },
};
/** A local time in March 2026; the 5th is a Thursday. */
const on = (day: number, time: string): Date => new Date(`2026-03-${String(day).padStart(2, '0')}T${time}:00+08:00`);
const received: ClockFact = { type: 'received', at: on(5, '09:00'), severity: 'normal', eventId: '1' };
const became = (eventId: string, to: Status, at: Date): ClockFact => ({ type: 'status-changed', at, to, eventId });
const raised = (eventId: string, at: Date): ClockFact => ({ type: 'severity-changed', at, to: 'high', eventId });

function log(facts: ClockFact[], now: Date, under = policy): (string | Date | null | undefined)[][] {
  return loggedDeadlines(under, calendar, facts, now)[0]!.log.map(({ type, at, dueAt, eventId }) => [
    type,
    at,
    dueAt,
    eventId,
  ]);
}

test('tells each turn, by which event, and when the clock was due from then on', () => {
  const facts = [
    received,
    became('2', 'pending', on(5, '11:00')),
    became('3', 'open', on(5, '15:00')),
    raised('4', on(5, '16:00')),
    became('5', 'resolved', on(5, '16:30')),
  ];
  expect(log(facts, on(9, '09:00'))).toEqual([
    ['started', on(5, '09:00'), on(5, '17:00'), '1'],
    ['paused', on(5, '11:00'), null, '2'],
    ['resumed', on(5, '15:00'), on(6, '13:00'), '3'],
    ['moved', on(5, '16:00'), on(5, '17:00'), '4'],
    ['met', on(5, '16:30'), on(5, '17:00'), '5'],
  ]);
});

test('the breach stands at the instant of the deadline, before what came later', () => {
  const facts = [received, became('2', 'pending', on(6, '10:00')), became('3', 'resolved', on(6, '12:00'))];
  expect(log(facts, on(9, '09:00'))).toEqual([
    ['started', on(5, '09:00'), on(5, '17:00'), '1'],
    ['breached', on(5, '17:00'), on(5, '17:00'), undefined],
    ['paused', on(6, '10:00'), on(5, '17:00'), '2'],
    ['met', on(6, '12:00'), on(5, '17:00'), '3'],
  ]);
});

test('a breach by a raised severity names the event that raised it', () => {
  const facts = [received, raised('2', on(5, '14:00'))];
  expect(log(facts, on(5, '15:00')).slice(1)).toEqual([
    ['moved', on(5, '14:00'), on(5, '13:00'), '2'],
    ['breached', on(5, '14:00'), on(5, '13:00'), '2'],
  ]);
});

test('a severity that changes nothing about the deadline is no move', () => {
  const same: Policy = { targets: { resolution: { low: 'PT8H', normal: 'PT8H', high: 'PT8H', critical: 'PT8H' } } };
  expect(log([received, raised('2', on(5, '10:00'))], on(5, '11:00'), same).map(([type]) => type)).toEqual(['started']);
});

test('a window ends by time alone, whatever happened to the case after it', () => {
  const regime = regimeOf({
    name: 'Window',
    obligations: [{ clock: 'regulatory-summary', within: { businessDays: 1 } }],
  });
  for (const later of [[], [became('2', 'resolved', on(9, '10:00'))]]) {
    expect(log([received, ...later], on(10, '09:00'), { targets: {}, regime })).toEqual([
      ['started', on(5, '09:00'), on(6, '17:00'), '1'],
      ['cancelled', on(6, '17:00'), on(6, '17:00'), undefined],
    ]);
  }
});
