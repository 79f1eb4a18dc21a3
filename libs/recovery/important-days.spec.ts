import { expect, test } from '@jest/globals';
import { datesToLookFor, daysToCome } from './important-days.ts';

const days = (now: string, ...dates: string[]) =>
  daysToCome(
    { id: 'x', name: 'Li Wei', timeZone: 'Asia/Shanghai', importantDays: dates.map((date) => ({ name: 'Day', date })) },
    new Date(now),
    'UTC',
  ).map(({ date, inDays }) => [date, inDays]);

test('a day of every year comes today or within three days, not later', () => {
  expect(days('2026-05-17T00:00:00Z', '05-17', '05-20', '05-21')).toEqual([
    ['2026-05-17', 0],
    ['2026-05-20', 3],
  ]);
});

test('today is today where the customer lives', () => {
  expect(days('2026-05-16T17:00:00Z', '05-17')).toEqual([['2026-05-17', 0]]);
});

test('a day of one year comes once', () => {
  expect(days('2026-12-30T00:00:00Z', '2027-01-01')).toEqual([['2027-01-01', 2]]);
  expect(days('2027-12-30T00:00:00Z', '2027-01-01')).toEqual([]);
});

test('who was born on 29 February celebrates on the 28th, and in leap years on the 29th', () => {
  expect(days('2027-02-28T00:00:00Z', '02-29')).toEqual([['2027-02-28', 0]]);
  expect(days('2028-02-28T00:00:00Z', '02-29')).toEqual([['2028-02-29', 1]]);
});

test('every day that may come is looked for, whatever the zone', () => {
  const wide = datesToLookFor(new Date('2026-05-17T12:00:00Z'), 'UTC');
  expect(wide).toEqual(expect.arrayContaining(['05-16', '05-17', '05-20', '05-21', '2026-05-21']));
});
