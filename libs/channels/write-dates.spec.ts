import { expect, test } from '@jest/globals';
import { dateWriter } from './write-dates.ts';

test('midnight is 00:00 of the new day, in the summer zone of that day', () => {
  const instant = new Date('2026-07-01T22:00:00Z');
  expect(dateWriter('en', 'Europe/Berlin').instant(instant)).toBe(
    'Thursday, 2 July 2026 at 00:00 (Central European Summer Time)',
  );
  expect(dateWriter('zh-CN', 'Europe/Berlin').day(instant)).toBe('2026年7月2日星期四');
});

test('durations are written in their two largest units', () => {
  const { duration } = dateWriter('en', 'Etc/UTC');
  expect(duration(90_000)).toBe('1 minute 30 seconds');
  expect(duration(2 * 86_400_000 + 3_600_000 + 60_000)).toBe('2 days 1 hour');
  expect(duration(999.6)).toBe('1 second');
  expect(duration(0)).toBe('0 seconds');
  expect(dateWriter('zh-CN', 'Etc/UTC').duration(5_400_000)).toBe('1小时30分钟');
});

test('a zone that does not exist is an error', () => {
  expect(() => dateWriter('en', 'Mars/Olympus')).toThrow(RangeError);
});
