import { describe, expect, test } from '@jest/globals';
import { openCalendar } from '#calendar/business-calendar';
import type { Person } from './people-book.ts';
import { isDigestTime, nextDigest } from './plan-digests.ts';

const office = openCalendar({
  timeZone: 'Europe/Berlin',
  shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }],
  closed: ['2026-12-25'],
});
const someone = (facts: Partial<Person> = {}): Person => ({
  id: 'x',
  name: 'Anna',
  email: 'anna@company.example',
  role: 'agent',
  teamId: null,
  language: 'en',
  timeZone: 'Europe/Berlin',
  active: true,
  caseCap: null,
  shifts: office,
  absences: [],
  ...facts,
});
const next = (person: Person, after: string, time = '08:00') => nextDigest(person, time, new Date(after)).toISOString();
const isTime = (person: Person, now: string, time = '08:00') => isDigestTime(person, time, new Date(now));

describe('the next digest', () => {
  test.each([
    ['comes this morning', '2026-11-20T06:59:00Z', '2026-11-20T07:00:00.000Z'],
    ['comes after the week-end (zammad #4432)', '2026-11-20T07:00:00Z', '2026-11-23T07:00:00.000Z'],
    ['leaves out a holiday', '2026-12-24T07:00:00Z', '2026-12-28T07:00:00.000Z'],
    ['comes by the wall clock once it is put forward', '2026-03-27T07:00:00Z', '2026-03-30T06:00:00.000Z'],
  ])('%s', (_, after, expected) => {
    expect(next(someone(), after)).toBe(expected);
  });

  test('leaves out the days of an absence', () => {
    const away = { from: new Date('2026-11-22T23:00:00Z'), to: new Date('2026-11-24T23:00:00Z') };
    expect(next(someone({ absences: [away] }), '2026-11-20T07:00:00Z')).toBe('2026-11-25T07:00:00.000Z');
  });

  test('comes every day for whoever has no shifts', () => {
    expect(next(someone({ shifts: null }), '2026-11-20T07:00:00Z')).toBe('2026-11-21T07:00:00.000Z');
  });

  test('comes once on the day on which its hour is left out', () => {
    const person = someone({ shifts: null });
    const spring = next(person, '2026-03-28T01:30:00Z', '02:30');
    expect(spring).toBe('2026-03-29T01:30:00.000Z');
    expect(next(person, spring, '02:30')).toBe('2026-03-30T00:30:00.000Z');
  });
});

describe('after an outage', () => {
  test('it comes hours late while the person is at work', () => {
    expect(isTime(someone(), '2026-11-20T13:00:00Z')).toBe(true);
  });

  test.each([
    ['before the morning', '2026-11-20T02:00:00Z'],
    ['after the shift', '2026-11-20T17:00:00Z'],
    ['on a day off', '2026-11-21T09:00:00Z'],
  ])('it does not come %s', (_, now) => {
    expect(isTime(someone(), now)).toBe(false);
  });

  test('it comes by day only for whoever has no shifts', () => {
    expect(isTime(someone({ shifts: null }), '2026-11-21T16:00:00Z')).toBe(true);
    expect(isTime(someone({ shifts: null }), '2026-11-21T20:00:00Z')).toBe(false);
  });
});

test('a digest before the shift comes on time', () => {
  expect(isTime(someone(), '2026-11-20T07:00:02Z')).toBe(true);
});
