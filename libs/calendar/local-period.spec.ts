import { expect, test } from '@jest/globals';
import { bucketsOf, countDates, dateAt, daysFrom, localPeriod } from './local-period.ts';

const iso = ({ start, end }: { start: Date; end: Date }) => [start.toISOString(), end.toISOString()];

test('a period is whole local days: the day on which clocks go forward has 23 hours', () => {
  expect(iso(localPeriod('2026-03-29', '2026-03-29', 'Europe/London'))).toEqual([
    '2026-03-29T00:00:00.000Z',
    '2026-03-29T23:00:00.000Z',
  ]);
  expect(iso(localPeriod('2026-11-01', '2026-11-02', 'Asia/Shanghai'))).toEqual([
    '2026-10-31T16:00:00.000Z',
    '2026-11-02T16:00:00.000Z',
  ]);
});

test('a day that has no midnight begins with its first moment', () => {
  // In Beirut clocks went from 00:00 to 01:00 on 29 March 2026.
  expect(localPeriod('2026-03-29', '2026-03-29', 'Asia/Beirut').start.toISOString()).toBe('2026-03-28T22:00:00.000Z');
});

test('weeks begin on Monday and months on the first, cut where the period begins', () => {
  const of = (grain: 'day' | 'week' | 'month', from: string, to: string) =>
    bucketsOf(from, to, 'UTC', grain).map(({ key, start }) => [key, start.toISOString().slice(0, 10)]);
  expect(of('week', '2026-11-18', '2026-11-30')).toEqual([
    ['2026-11-16', '2026-11-18'],
    ['2026-11-23', '2026-11-23'],
    ['2026-11-30', '2026-11-30'],
  ]);
  expect(of('month', '2026-01-31', '2026-03-01')).toEqual([
    ['2026-01-01', '2026-01-31'],
    ['2026-02-01', '2026-02-01'],
    ['2026-03-01', '2026-03-01'],
  ]);
  expect(of('day', '2026-11-20', '2026-11-21')).toHaveLength(2);
});

test('dates are counted with both ends, and not positive the wrong way round', () => {
  expect([countDates('2026-11-20', '2026-11-20'), countDates('2026-11-20', '2026-11-19')]).toEqual([1, 0]);
  expect(daysFrom('2026-03-01', -1)).toBe('2026-02-28');
  expect(dateAt(new Date('2026-11-20T16:30:00Z'), 'Asia/Shanghai')).toBe('2026-11-21');
});
