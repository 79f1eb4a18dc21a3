import { expect, test } from '@jest/globals';
import { Refusal } from '#kernel/refusal';
import { checkPolicy, type Policy } from './policy.ts';

const HOURS = { low: 'PT40H', normal: 'PT16H', high: 'PT8H', critical: 'PT30S' };

/** Input that has not been through the compiler, as it comes from a form or a file. */
function refusedField(policy: object): string | undefined {
  try {
    checkPolicy(policy as Policy);
  } catch (error) {
    if (error instanceof Refusal) return error.reasons[0]?.field;
    throw error;
  }
  return undefined;
}

test.each<[string, object, string]>([
  ['a clock that we do not have', { targets: { resolutoin: HOURS } }, 'targets.resolutoin'],
  ['a severity left out', { targets: { resolution: { ...HOURS, high: undefined } } }, 'targets.resolution.high'],
  [
    'a target that is no duration',
    { targets: { 'first-response': { ...HOURS, low: '8h' } } },
    'targets.first-response.low',
  ],
  ['no time at all', { targets: { resolution: { ...HOURS, low: 'PT0S' } } }, 'targets.resolution.low'],
  ['a day of business time', { targets: { resolution: { ...HOURS, low: 'P3D' } } }, 'targets.resolution.low'],
  [
    'hours of another kind',
    { targets: {}, counting: { resolution: { hours: 'office' } } },
    'counting.resolution.hours',
  ],
  [
    'a status we do not have',
    { targets: {}, counting: { resolution: { pausedIn: ['new', 'lost'] } } },
    'counting.resolution.pausedIn.1',
  ],
])('a policy with %s is refused, naming the field', (_what, policy, field) => {
  expect(refusedField(policy)).toBe(field);
});

test('days are accepted where elapsed time is counted, and a clock may be left out', () => {
  expect(refusedField({ targets: { resolution: HOURS } })).toBeUndefined();
  const days = { low: 'P2W', normal: 'P3D', high: 'P1D', critical: 'PT8H' };
  expect(
    refusedField({ targets: { resolution: days }, counting: { resolution: { hours: 'elapsed' } } }),
  ).toBeUndefined();
});
