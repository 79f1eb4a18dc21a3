import { describe, expect, test } from '@jest/globals';
import { weeksOf, yearDays } from '../../apps/web/pages/settings/calendars/year-days.ts';
import { readRungTime, rungOrder, writeRungTime } from '../../apps/web/pages/settings/ladders/rung-time.ts';
import { instantOf, localDay, localTime, midnightsBetween, tryInstantOf } from '../../apps/web/ui/local-time.ts';
import { partsOf, readDuration } from '../../apps/web/ui/read-duration.ts';

describe('a length of time', () => {
  test.each([
    ['4 hours 30 minutes', 'PT4H30M'],
    ['90 min', 'PT1H30M'],
    ['1.5 h', 'PT1H30M'],
    ['1:30', 'PT1H30M'],
    ['1 day and 4 hours', 'P1DT4H'],
    ['1,5 h', 'PT1H30M'],
    ['1.1 hours', 'PT1H6M'],
    ['1.5 days', 'P1DT12H'],
    ['24 hours', 'PT24H'],
    ['48:00', 'PT48H'],
    ['72小时', 'PT72H'],
    ['3 days', 'P3D'],
    ['2w', 'P14D'],
    ['20s', 'PT20S'],
    ['2小时30分钟', 'PT2H30M'],
    ['3天', 'P3D'],
    ['1个小时', 'PT1H'],
    ['pt8h', 'PT8H'],
    ['pt24h', 'PT24H'],
    ['P1DT2H', 'P1DT2H'],
  ])('%s is understood as %s', (typed, iso) => expect(readDuration(typed)).toBe(iso));

  test.each(['', 'soon', '4', '4 hours later', '4 fortnights', 'P', 'PT', '1:75', '-2 h', '0.3 s', '1,500 min'])(
    '“%s” is not understood',
    (typed) => expect(readDuration(typed)).toBeNull(),
  );

  test('is told in its parts, and never in days where it was given in hours', () => {
    expect(partsOf('PT26H30M')).toEqual({ days: 0, hours: 26, minutes: 30, seconds: 0 });
    expect(partsOf('P1W1DT90M')).toEqual({ days: 8, hours: 1, minutes: 30, seconds: 0 });
    expect(partsOf('tomorrow')).toBeNull();
  });
});

describe('a local time', () => {
  test('names an instant of its zone, and the other way round', () => {
    expect(instantOf('2026-11-27T16:50', 'Asia/Shanghai').toISOString()).toBe('2026-11-27T08:50:00.000Z');
    expect(localTime('2026-11-27T08:50:00Z', 'Asia/Shanghai')).toBe('2026-11-27T16:50');
    expect(localDay('2026-11-27T18:50:00Z', 'Asia/Shanghai')).toBe('2026-11-28');
  });

  test('on the day the clocks change is the right one before and after', () => {
    expect(instantOf('2026-03-29T00:30', 'Europe/London').toISOString()).toBe('2026-03-29T00:30:00.000Z');
    expect(instantOf('2026-03-29T12:00', 'Europe/London').toISOString()).toBe('2026-03-29T11:00:00.000Z');
    expect(instantOf('2026-10-25T12:00', 'Europe/London').toISOString()).toBe('2026-10-25T12:00:00.000Z');
  });

  test.each([
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T03:30'],
    ['2026-03-29T01:30', 'Europe/London', '2026-03-29T02:30'],
    ['2026-09-06', 'America/Santiago', '2026-09-06T01:00'],
  ])('%s, which the clocks leave out in %s, is %s', (left, zone, taken) =>
    expect(localTime(instantOf(left, zone), zone)).toBe(taken),
  );

  test('that comes twice is the first of the two', () => {
    expect(instantOf('2026-11-01T01:30', 'America/New_York').toISOString()).toBe('2026-11-01T05:30:00.000Z');
    expect(instantOf('2026-10-25T01:30', 'Europe/London').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  test.each(['UTC', 'Asia/Shanghai', 'America/New_York'])(
    'may have a year that is still being typed, in %s',
    (zone) => {
      for (const half of ['0002-11-20T09:00', '0020-11-20T09:00', '0202-11-20T09:00'])
        expect(localTime(tryInstantOf(half, zone)!, zone)).toBe(half);
    },
  );

  test.each(['', '20202-11-20T09:00', '2026-13-45', 'soon'])('“%s” is none', (typed) =>
    expect(tryInstantOf(typed, 'Europe/Berlin')).toBeNull(),
  );

  test('has its midnights, also where a day has 23 hours', () => {
    const midnights = midnightsBetween(new Date('2026-03-28T12:00Z'), new Date('2026-03-30T12:00Z'), 'Europe/Berlin');
    expect(midnights.map((at) => at.toISOString())).toEqual(['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z']);
  });
});

describe('a year', () => {
  const stretch = (from: string, to: string, why: string, name?: string) => ({
    from, to, why, counted: why === 'shift', ...(name && { name }),
  }); // prettier-ignore

  test('knows of each day what it is, whichever stretches cover it', () => {
    const days = yearDays(
      [
        stretch('2026-12-24T00:00:00Z', '2026-12-24T09:00:00Z', 'night'),
        stretch('2026-12-24T09:00:00Z', '2026-12-24T12:00:00Z', 'shift', 'Christmas Eve'),
        stretch('2026-12-24T12:00:00Z', '2026-12-25T00:00:00Z', 'night'),
        stretch('2026-12-25T00:00:00Z', '2026-12-26T00:00:00Z', 'holiday', 'Christmas Day'),
        stretch('2026-12-26T00:00:00Z', '2026-12-28T00:00:00Z', 'day-off'),
        stretch('2026-12-28T22:00:00Z', '2026-12-29T02:00:00Z', 'shift'),
      ],
      'UTC',
    );
    expect(days.get('2026-12-24')).toEqual({ kind: 'special', name: 'Christmas Eve', working: 3 * 3_600_000 });
    expect(days.get('2026-12-25')).toMatchObject({ kind: 'holiday', name: 'Christmas Day', working: 0 });
    expect(days.get('2026-12-27')).toMatchObject({ kind: 'day-off' });
    expect(days.get('2026-12-29')).toEqual({ kind: 'working', working: 2 * 3_600_000 });
  });

  test('has months of whole weeks from Monday on', () => {
    const weeks = weeksOf(2026, 2);
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-02-01']);
    expect(weeks.at(-1)!.slice(5)).toEqual(['2026-02-28', null]);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
  });
});

describe('the moment of a rung', () => {
  test.each(['75%', '-PT15M', 'PT0S', '+PT1H'])('%s is written as it was read', (at) =>
    expect(writeRungTime(readRungTime(at))).toBe(at),
  );

  test('stands in its place on the way', () => {
    const order = ['+PT1H', 'PT0S', '-PT15M', '-PT1H', '75%', '50%'].map(
      (at) => [rungOrder(readRungTime(at)), at] as const,
    );
    expect(order.toSorted(([a], [b]) => a - b).map(([, at]) => at)).toEqual([
      '50%',
      '75%',
      '-PT1H',
      '-PT15M',
      'PT0S',
      '+PT1H',
    ]);
  });
});
