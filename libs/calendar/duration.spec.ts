import { describe, expect, test } from '@jest/globals';
import { formatDuration, parseDuration, type DurationRules } from './duration.ts';
import { Refusal } from '#kernel/refusal';

function reasonFor(text: string, rules?: DurationRules): string {
  try {
    parseDuration(text, rules);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  throw new Error(`${text} was accepted`);
}

describe('reading a duration', () => {
  test.each([
    ['PT8H', 28_800],
    ['PT30S', 30],
    ['PT1H30M', 5_400],
    ['PT90M', 5_400],
    ['P3D', 259_200],
    ['P2W', 1_209_600],
    ['P1DT12H', 129_600],
  ])('%s is %d seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds * 1000);
  });

  test.each([
    ['P1Y', 'no fixed length'],
    ['P1M', 'no fixed length'],
    ['-PT1H', 'sign'],
    ['PT-1H', 'not an ISO 8601 duration'],
    ['PT0.5H', 'fraction'],
    ['PT0S', 'no time at all'],
    ['P', 'not an ISO 8601 duration'],
    ['PT', 'not an ISO 8601 duration'],
    ['P1DT', 'not an ISO 8601 duration'],
    ['8h', 'not an ISO 8601 duration'],
    ['PT1M1H', 'not an ISO 8601 duration'],
    ['P99999999W', 'ten years'],
  ])('%s is refused: %s', (text, reason) => {
    expect(reasonFor(text)).toContain(reason);
  });

  test('days and weeks of business time are refused, since nobody agrees how long they are', () => {
    expect(reasonFor('P1D', { businessTime: true })).toContain('ambiguous');
    expect(reasonFor('P1WT1H', { businessTime: true })).toContain('ambiguous');
    expect(parseDuration('PT16H', { businessTime: true })).toBe(57_600_000);
  });

  test('nothing at all is allowed where it means something', () => {
    expect(parseDuration('PT0S', { allowZero: true })).toBe(0);
  });

  test('the refusal names the field', () => {
    expect(reasonFor('soon', { field: 'targets.resolution.high' })).toMatch(/^targets\.resolution\.high: /);
  });
});

test('a duration written back reads the same', () => {
  for (const text of ['PT8H', 'PT30S', 'PT1H30M', 'PT72H', 'PT1H1S']) {
    expect(formatDuration(parseDuration(text))).toBe(text);
  }
  expect(formatDuration(0)).toBe('PT0S');
  expect(formatDuration(59_999)).toBe('PT59S');
  expect(formatDuration(-90_000)).toBe('-PT1M30S');
});
