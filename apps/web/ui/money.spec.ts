import { expect, test } from '@jest/globals';
import { toMajor, toMinor, writeMoney } from './money.ts';

test.each([
  ['CNY', 12900, 129],
  ['USD', 5, 0.05],
  ['JPY', 500, 500],
  ['KWD', 1234, 1.234],
])('of %s %d smallest units are %d', (currency, minor, major) => {
  expect(toMajor(minor, currency)).toBe(major);
  expect(toMinor(major, currency)).toBe(minor);
});

test('what floating point would lose is not lost', () => {
  expect(toMinor(19.99, 'EUR')).toBe(1999);
  expect(toMinor(1.005, 'KWD')).toBe(1005);
});

test('is written in the way of the reader, also without a currency', () => {
  expect(writeMoney(12900, 'CNY', 'zh-CN')).toBe('¥129.00');
  expect(writeMoney(12900, undefined, 'en')).toBe('129');
  expect(writeMoney(12900, 'not one', 'en')).toBe('129 not one');
});
