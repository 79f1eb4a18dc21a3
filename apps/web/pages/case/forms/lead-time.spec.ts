import { expect, test } from '@jest/globals';
import { leadTimeOf, leadTimeParts } from './lead-time.ts';

test.each(['PT45M', 'PT2H', 'P3D', 'P1W', 'PT0M'])('%s is read and written back alike', (duration) => {
  const { count, unit } = leadTimeParts(duration);
  expect(leadTimeOf(count, unit)).toBe(duration);
});

test('a duration of several units is shown in minutes, none as nothing', () => {
  expect(leadTimeParts('P1DT2H30M')).toEqual({ count: 1590, unit: 'minutes' });
  expect(leadTimeParts(undefined)).toEqual({ count: undefined, unit: 'days' });
  expect(leadTimeOf(undefined, 'hours')).toBeUndefined();
});
