import type { BusinessCalendar } from '#calendar/business-calendar';
import { parseDuration } from '#calendar/duration';
import { unstorable } from '#kernel/field-rules';
import { invalid } from '#kernel/refusal';
import { REGIME_PRESETS, type RegimeKey } from './regime-presets.ts';
import type { Regime, Within } from './regime.ts';
import { REGULATORY_KINDS, type RegulatoryKind } from './regulatory-rules.ts';

export type { Obligation, Regime, Within } from './regime.ts';
export type { RegulatoryKind } from './regulatory-rules.ts';

const WAYS = ['businessDays', 'calendarDays', 'elapsed'] as const;
const MOST_DAYS = 3660;

/**
 * The regime of that key, or one of one's own as it is; null for none.
 * @throws Refusal 'invalid' when there is no preset of that key: a deadline that a regulator sets must not vanish silently
 */
export function regimeOf(regime: string | Regime | null): Regime | null {
  if (typeof regime !== 'string') return regime;
  if (!Object.hasOwn(REGIME_PRESETS, regime)) throw unknownKey(regime, 'regime');
  const { name, obligations } = REGIME_PRESETS[regime as RegimeKey];
  return { name, obligations: [...obligations] };
}

/**
 * Checks a policy's regime before it is saved: the key of a preset, a regime of one's own, or null.
 * @param field that a refusal names
 * @throws Refusal 'invalid' that names the field, such as 'regime.obligations.1.within.businessDays'
 */
export function checkRegime(regime: unknown, field = 'regime'): asserts regime is string | Regime | null | undefined {
  if (regime === null || regime === undefined) return;
  if (typeof regime === 'string') {
    if (!Object.hasOwn(REGIME_PRESETS, regime)) throw unknownKey(regime, field);
    return;
  }
  const { name, obligations } = recordWith(['name', 'obligations'], regime, field);
  if (typeof name !== 'string' || name.trim() === '' || name.length > 200 || unstorable(name)) {
    throw invalid(`${field}.name`, 'write what the regime is called, in at most 200 characters.');
  }
  if (!Array.isArray(obligations) || obligations.length === 0) {
    throw invalid(`${field}.obligations`, 'write a list with at least one obligation; for no regime write null.');
  }
  const seen = new Set<unknown>();
  obligations.forEach((obligation: unknown, index) => {
    const at = `${field}.obligations.${index}`;
    const { clock, within } = recordWith(['clock', 'within'], obligation, at);
    if (!REGULATORY_KINDS.includes(clock as RegulatoryKind)) {
      throw invalid(`${at}.clock`, `is none of ${REGULATORY_KINDS.join(', ')}.`);
    }
    if (seen.has(clock))
      throw invalid(`${at}.clock`, `'${String(clock)}' is given twice: the shorter time is the one that counts.`);
    seen.add(clock);
    checkWithin(within, `${at}.within`);
  });
}

/** When that time is over for what was received at `start`. */
export function regulatoryDue(within: Within, start: Date, calendar: BusinessCalendar): Date {
  if ('businessDays' in within) return calendar.endOfBusinessDay(start, within.businessDays);
  if ('calendarDays' in within) return calendar.endOfDay(start, within.calendarDays);
  return new Date(start.getTime() + parseDuration(within.elapsed));
}

function checkWithin(within: unknown, field: string): void {
  const granted = recordWith(WAYS, within, field);
  const [way, ...others] = Object.keys(granted) as (typeof WAYS)[number][];
  if (way === undefined || others.length > 0) throw invalid(field, `write exactly one of ${WAYS.join(', ')}.`);
  const amount = granted[way];
  if (way === 'elapsed') {
    if (typeof amount !== 'string') throw invalid(`${field}.elapsed`, 'write an ISO 8601 duration, such as PT24H.');
    parseDuration(amount, { field: `${field}.elapsed` });
  } else if (!Number.isInteger(amount) || (amount as number) < 1 || (amount as number) > MOST_DAYS) {
    throw invalid(`${field}.${way}`, `write a whole number of days from 1 to ${MOST_DAYS}.`);
  }
}

/** Regimes come from forms and files, whose fields may hold anything. */
function recordWith<K extends string>(known: readonly K[], value: unknown, field: string): Partial<Record<K, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(field, `write an object with ${known.join(', ')}.`);
  }
  const unknown = Object.keys(value).find((name) => !(known as readonly string[]).includes(name));
  if (unknown !== undefined) throw invalid(`${field}.${unknown}`, `is not known here: write ${known.join(', ')}.`);
  return value;
}

function unknownKey(key: string, field: string): Error {
  return invalid(field, `'${key}' is none of ${Object.keys(REGIME_PRESETS).join(', ')}.`);
}
