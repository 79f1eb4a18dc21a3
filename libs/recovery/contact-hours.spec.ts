import { describe, expect, test } from '@jest/globals';
import type { CalendarDefinition } from '#calendar/calendar-definition';
import { contactHours, firstContact } from './contact-hours.ts';

const first = (hours: ReturnType<typeof contactHours>, at: string) => firstContact(hours, new Date(at)).toISOString();

test.each([
  ['during the day it is that moment', '2026-11-20T03:00:00Z', '2026-11-20T03:00:00.000Z'],
  ['at the first moment of the day too', '2026-11-20T01:00:00Z', '2026-11-20T01:00:00.000Z'],
  ['before the day, the morning', '2026-11-20T00:59:59Z', '2026-11-20T01:00:00.000Z'],
  ['at the end of the day, the next morning', '2026-11-20T12:00:00Z', '2026-11-21T01:00:00.000Z'],
  ['in the night, the next morning', '2026-11-20T18:00:00Z', '2026-11-21T01:00:00.000Z'],
])('in Shanghai %s', (_, at, expected) => {
  expect(first(contactHours('Asia/Shanghai', null, null), at)).toBe(expected);
});

test('the daytime of Berlin is an hour earlier in UTC once the clock is put forward, and later once it is put back', () => {
  const berlin = contactHours('Europe/Berlin', null, null);
  expect(first(berlin, '2026-03-28T22:00:00Z')).toBe('2026-03-29T07:00:00.000Z');
  expect(first(berlin, '2026-10-24T22:00:00Z')).toBe('2026-10-25T08:00:00.000Z');
  expect(first(berlin, '2026-03-27T22:00:00Z')).toBe('2026-03-28T08:00:00.000Z');
});

test('a daytime that begins in the hour that the clock leaves out begins after it', () => {
  expect(first(contactHours('Europe/Berlin', '02:30', '06:00'), '2026-03-28T22:00:00Z')).toBe(
    '2026-03-29T01:00:00.000Z',
  );
});

test('somebody who works at night may be reached at night', () => {
  const night = contactHours('Europe/London', '22:00', '04:00');
  expect(first(night, '2026-11-20T01:00:00Z')).toBe('2026-11-20T01:00:00.000Z');
  expect(first(night, '2026-11-20T12:00:00Z')).toBe('2026-11-20T22:00:00.000Z');
});

describe('with a calendar of their own', () => {
  const own: CalendarDefinition = {
    timeZone: 'Europe/Berlin',
    shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }],
    closed: ['2026-12-25'],
    special: [{ date: '2026-12-26', shifts: [{ from: '10:00', to: '12:00' }] }],
  };
  const hours = contactHours('Europe/Berlin', null, null, own);

  test('nobody is chased on a day off, at the week-end or on a holiday (glpi #15569)', () => {
    expect(first(hours, '2026-11-21T10:00:00Z')).toBe('2026-11-23T08:00:00.000Z');
    expect(first(hours, '2026-12-25T10:00:00Z')).toBe('2026-12-26T08:00:00.000Z');
  });

  test('on a working day the daytime counts, not the office hours', () => {
    expect(first(hours, '2026-11-20T18:30:00Z')).toBe('2026-11-20T18:30:00.000Z');
    expect(first(hours, '2026-11-20T19:30:00Z')).toBe('2026-11-23T08:00:00.000Z');
  });

  test('one that has run out of working days keeps nobody from it', () => {
    const over = {
      timeZone: 'UTC',
      shifts: [],
      special: [{ date: '2020-01-01', shifts: [{ from: '09:00', to: '10:00' }] }],
    };
    expect(first(contactHours('UTC', null, null, over), '2026-11-20T03:00:00Z')).toBe('2026-11-20T09:00:00.000Z');
  });
});
