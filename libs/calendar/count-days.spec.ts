import { describe, expect, test } from '@jest/globals';
import { openCalendar, type CalendarDefinition, type DayCount, type Weekday } from './business-calendar.ts';

const WORKDAYS: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const london: CalendarDefinition = {
  timeZone: 'Europe/London',
  shifts: [
    { days: WORKDAYS, from: '14:00', to: '17:00' },
    { days: WORKDAYS, from: '09:00', to: '13:00' },
  ],
  closed: [{ date: '2026-05-04', name: 'Early May bank holiday' }],
};
const at = (iso: string): Date => new Date(iso);
const businessEnd = (definition: CalendarDefinition, start: string, days: number): string =>
  openCalendar(definition).endOfBusinessDay(at(start), days).toISOString();
const end = (definition: CalendarDefinition, start: string, days: number): string =>
  openCalendar(definition).endOfDay(at(start), days).toISOString();
const shown = (date: Date): string => date.toISOString().slice(5, 16).replace('T', ' ');
const explained = (definition: CalendarDefinition, start: string, until: string, count: DayCount): string[] =>
  openCalendar(definition)
    .explainDays(at(start), at(until), count)
    .map(({ from, to, counted, why, name }) =>
      [shown(from), shown(to), why, counted ? 'counted' : '', name ?? ''].join(' ').trim(),
    );

describe('the n-th working day after receipt', () => {
  test('is counted from the day after receipt, and ends at close of business', () => {
    // Received on Thursday: Friday, Tuesday (the Monday is a bank holiday), Wednesday.
    expect(businessEnd(london, '2026-04-30T08:00:00Z', 3)).toBe('2026-05-06T16:00:00.000Z');
  });

  test('does not depend on the hour of receipt, nor on whether that day is worked', () => {
    expect(businessEnd(london, '2026-04-29T23:00:00Z', 1)).toBe('2026-05-01T16:00:00.000Z');
    expect(businessEnd(london, '2026-04-30T22:59:59Z', 1)).toBe('2026-05-01T16:00:00.000Z');
    expect(businessEnd(london, '2026-05-02T12:00:00Z', 1)).toBe('2026-05-05T16:00:00.000Z');
  });

  test('of day 0 is the close of the day of receipt, else of the next working day', () => {
    expect(businessEnd(london, '2026-04-30T20:00:00Z', 0)).toBe('2026-04-30T16:00:00.000Z');
    expect(businessEnd(london, '2026-05-02T12:00:00Z', 0)).toBe('2026-05-05T16:00:00.000Z');
  });

  test('a shift over midnight closes on the next morning, the day on which it begins', () => {
    const bar: CalendarDefinition = { timeZone: 'UTC', shifts: [{ days: ['thu', 'fri'], from: '21:00', to: '02:00' }] };
    expect(businessEnd(bar, '2026-04-30T22:00:00Z', 1)).toBe('2026-05-02T02:00:00.000Z');
    expect(explained(bar, '2026-04-30T22:00:00Z', '2026-05-02T02:00:00Z', 'business')).toEqual([
      '04-30 22:00 05-01 00:00 day-of-receipt',
      '05-01 00:00 05-02 02:00 day counted',
    ]);
  });

  test('a make-up working Saturday is a working day with a close of its own', () => {
    const shanghai: CalendarDefinition = {
      timeZone: 'Asia/Shanghai',
      shifts: [{ days: WORKDAYS, from: '09:00', to: '18:00' }],
      special: [{ date: '2026-02-14', name: '春节调休', shifts: [{ from: '09:00', to: '12:00' }] }],
    };
    expect(businessEnd(shanghai, '2026-02-12T15:00:00+08:00', 2)).toBe('2026-02-14T04:00:00.000Z');
    expect(explained(shanghai, '2026-02-12T15:00:00+08:00', '2026-02-14T04:00:00Z', 'business')).toEqual([
      '02-12 07:00 02-12 16:00 day-of-receipt',
      '02-12 16:00 02-13 16:00 day counted',
      '02-13 16:00 02-14 04:00 day counted 春节调休',
    ]);
  });

  test('a day whose only hours the clock skips is none, a closing hour that comes twice closes the second time', () => {
    const nights = (from: string, to: string): CalendarDefinition => ({
      timeZone: 'Europe/Berlin',
      shifts: [{ days: [...WORKDAYS, 'sat', 'sun'], from, to }],
    });
    expect(businessEnd(nights('02:00', '03:00'), '2026-03-28T12:00:00Z', 1)).toBe('2026-03-30T01:00:00.000Z');
    expect(businessEnd(nights('01:00', '02:30'), '2026-10-24T12:00:00Z', 1)).toBe('2026-10-25T01:30:00.000Z');
  });

  test('a day that the zone left out is none', () => {
    const apia: CalendarDefinition = {
      timeZone: 'Pacific/Apia',
      shifts: [{ days: [...WORKDAYS, 'sat'], from: '09:00', to: '17:00' }],
    };
    expect(businessEnd(apia, '2011-12-29T20:00:00Z', 1)).toBe('2011-12-31T03:00:00.000Z');
  });

  test('without another working day it is refused, not searched for ever', () => {
    const once = { ...london, shifts: [], special: [{ date: '2026-05-05', shifts: [{ from: '09:00', to: '12:00' }] }] };
    expect(businessEnd(once, '2026-05-04T08:00:00Z', 1)).toBe('2026-05-05T11:00:00.000Z');
    expect(() => businessEnd(once, '2026-05-04T08:00:00Z', 2)).toThrow('not enough working time left');
    expect(() => businessEnd(london, '2026-05-04T08:00:00Z', -1)).toThrow(RangeError);
    expect(() => businessEnd(london, '2026-05-04T08:00:00Z', 1.5)).toThrow(RangeError);
  });
});

describe('the n-th calendar day after receipt', () => {
  test('ends at local midnight, through a change of the clock', () => {
    expect(end(london, '2026-03-01T23:30:00Z', 28)).toBe('2026-03-29T23:00:00.000Z');
    expect(end(london, '2026-03-01T23:30:00Z', 27)).toBe('2026-03-29T00:00:00.000Z');
    expect(end(london, '2026-03-01T23:30:00Z', 0)).toBe('2026-03-02T00:00:00.000Z');
    // 31 July in London already, though still the 30th in UTC.
    expect(end(london, '2026-07-30T23:30:00Z', 56)).toBe('2026-09-25T23:00:00.000Z');
  });

  test('ends with the last moment of that date where midnight is missing or comes twice', () => {
    expect(end({ ...london, timeZone: 'America/Sao_Paulo' }, '2018-11-02T12:00:00Z', 1)).toBe(
      '2018-11-04T03:00:00.000Z',
    );
    // At 00:01 on the 29th the clock was put back to 23:01 on the 28th.
    expect(end({ ...london, timeZone: 'America/St_Johns' }, '2006-10-27T12:00:00Z', 1)).toBe(
      '2006-10-29T03:30:00.000Z',
    );
    expect(end({ ...london, timeZone: 'Pacific/Apia' }, '2011-12-29T20:00:00Z', 1)).toBe('2011-12-30T10:00:00.000Z');
  });

  test('every day counts but that of receipt, holidays by name', () => {
    expect(explained(london, '2026-05-01T10:00:00Z', '2026-05-04T23:00:00Z', 'calendar')).toEqual([
      '05-01 10:00 05-01 23:00 day-of-receipt',
      '05-01 23:00 05-02 23:00 day counted',
      '05-02 23:00 05-03 23:00 day counted',
      '05-03 23:00 05-04 23:00 day counted Early May bank holiday',
    ]);
  });
});

test('the explanation of working days names what it leaves out', () => {
  expect(explained(london, '2026-05-01T10:00:00Z', '2026-05-05T16:00:00Z', 'business')).toEqual([
    '05-01 10:00 05-01 23:00 day-of-receipt',
    '05-01 23:00 05-02 23:00 day-off',
    '05-02 23:00 05-03 23:00 day-off',
    '05-03 23:00 05-04 23:00 holiday  Early May bank holiday',
    '05-04 23:00 05-05 16:00 day counted',
  ]);
});

test('whether somebody is at work now, and when next', () => {
  const calendar = openCalendar(london);
  expect(
    ['08:00:00.000', '11:59:59.999', '12:00:00.000', '13:00:00.000'].map((time) =>
      calendar.isOpenAt(at(`2026-05-01T${time}Z`)),
    ),
  ).toEqual([true, true, false, true]);
  expect(calendar.nextOpen(at('2026-05-01T10:00:00Z'))).toEqual(at('2026-05-01T10:00:00Z'));
  expect(calendar.nextOpen(at('2026-05-01T16:00:00Z'))).toEqual(at('2026-05-05T08:00:00Z'));
});
