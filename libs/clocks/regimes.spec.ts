import { expect, test } from '@jest/globals';
import { parseDuration } from '#calendar/duration';
import { Refusal } from '#kernel/refusal';
import { CLOCK_KINDS } from './policy.ts';
import { REGIME_KEYS, REGIME_PRESETS } from './regime-presets.ts';
import { checkRegime, regimeOf } from './regimes.ts';
import { SERVICE_STANDARDS } from './service-standards.ts';

const OWN = { name: 'Ours', obligations: [{ clock: 'regulatory-response', within: { businessDays: 2 } }] };
const FIRST = { clock: 'regulatory-response', within: { businessDays: 2 } };

function refusedField(regime: unknown): string | undefined {
  try {
    checkRegime(regime);
  } catch (error) {
    if (error instanceof Refusal) return error.reasons[0]?.field;
    throw error;
  }
  return undefined;
}

test.each<[string, unknown, string]>([
  ['a key that we do not have', 'uk-fsa', 'regime'],
  ['a key that every object has', 'constructor', 'regime'],
  ['a list', [], 'regime'],
  ['a field that we do not know', { ...OWN, days: 3 }, 'regime.days'],
  ['no name', { ...OWN, name: ' ' }, 'regime.name'],
  ['a name that cannot be stored', { ...OWN, name: 'a\u0000b' }, 'regime.name'],
  ['nothing demanded', { ...OWN, obligations: [] }, 'regime.obligations'],
  ['an obligation that is none', { ...OWN, obligations: [null] }, 'regime.obligations.0'],
  [
    'a clock that no regime sets',
    { ...OWN, obligations: [{ ...FIRST, clock: 'resolution' }] },
    'regime.obligations.0.clock',
  ],
  ['the same clock twice', { ...OWN, obligations: [FIRST, FIRST] }, 'regime.obligations.1.clock'],
  ['no time', { ...OWN, obligations: [{ ...FIRST, within: {} }] }, 'regime.obligations.0.within'],
  [
    'two times',
    { ...OWN, obligations: [{ ...FIRST, within: { businessDays: 1, calendarDays: 1 } }] },
    'regime.obligations.0.within',
  ],
  [
    'half a day',
    { ...OWN, obligations: [{ ...FIRST, within: { calendarDays: 0.5 } }] },
    'regime.obligations.0.within.calendarDays',
  ],
  [
    'no day at all',
    { ...OWN, obligations: [{ ...FIRST, within: { businessDays: 0 } }] },
    'regime.obligations.0.within.businessDays',
  ],
  [
    'weeks where we know days',
    { ...OWN, obligations: [{ ...FIRST, within: { weeks: 8 } }] },
    'regime.obligations.0.within.weeks',
  ],
  [
    'a duration without a fixed length',
    { ...OWN, obligations: [{ ...FIRST, within: { elapsed: 'P2M' } }] },
    'regime.obligations.0.within.elapsed',
  ],
])('a regime with %s is refused, naming the field', (_what, regime, field) => {
  expect(refusedField(regime)).toBe(field);
});

test('a preset by its key, a regime of one’s own, and none are accepted and resolved', () => {
  for (const regime of [...REGIME_KEYS, OWN, null, undefined]) expect(refusedField(regime)).toBeUndefined();
  expect(regimeOf('au-asic-rg271')).toMatchObject({ name: 'AU ASIC RG 271' });
  expect(regimeOf(null)).toBeNull();
  expect(() => regimeOf('gone')).toThrow(Refusal);
});

test('every preset obeys the rules for regimes, and says where each of its obligations is written', () => {
  for (const key of REGIME_KEYS) {
    const { name, obligations } = REGIME_PRESETS[key];
    expect(
      refusedField({ name, obligations: obligations.map(({ clock, within }) => ({ clock, within })) }),
    ).toBeUndefined();
    for (const { source } of obligations) expect(source).not.toBe('');
  }
});

test('service standards have a time that can be read, and clocks that exist', () => {
  for (const { within, clocks } of Object.values(SERVICE_STANDARDS)) {
    expect(parseDuration(within)).toBeGreaterThan(0);
    for (const clock of clocks) expect(CLOCK_KINDS).toContain(clock);
  }
});
