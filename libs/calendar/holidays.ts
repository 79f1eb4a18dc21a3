import { invalid } from '#kernel/refusal';
import { HOLIDAY_TYPES, type CalendarDefinition, type HolidayRule, type HolidayType } from './calendar-definition.ts';
import { holidayLibrary, type HolidayLibrary } from './holiday-library.ts';
import { DAY, dayOf, isoDateOf } from './local-date.ts';

interface Feast {
  name: string;
  type: string;
}

/** The days of one place, of every type, year by year. */
type Feasts = (year: number) => ReadonlyMap<number, readonly Feast[]>;

interface CheckedRule {
  feasts: Feasts;
  types: readonly HolidayType[];
}

/** The holidays of countries and regions by their local dates, worked out when first asked for. */
export class Holidays {
  readonly #rules: readonly CheckedRule[];

  constructor(rules: readonly CheckedRule[]) {
    this.#rules = rules;
  }

  /** The name of the holiday on a day (counted from 1970-01-01), of all of them when there are several. */
  nameOf(day: number): string | undefined {
    const year = Number(isoDateOf(day).slice(0, 4));
    const names = this.#rules.flatMap(({ feasts, types }) => {
      const named = (of: number) =>
        (feasts(of).get(day) ?? []).filter(({ type }) => types.some((one) => one === type)).map(({ name }) => name);
      const own = named(year);
      // A feast of several days may have begun in the year before.
      return own.length > 0 ? own : named(year - 1);
    });
    return names.length === 0 ? undefined : [...new Set(names)].join(', ');
  }
}

/**
 * A year of a lunar calendar takes the library up to 50 ms, so what was worked out serves every calendar, whichever types
 * of holidays it keeps.
 */
const known = new Map<string, Feasts>();
const MOST_KNOWN = 100;

/** More than a calendar ever looks ahead, which is 100 years. */
const YEARS_KEPT = 150;

/** Where two types have a feast of the same name on the same day, the library keeps the last of these. */
const EVERY_TYPE = HOLIDAY_TYPES.toReversed();

function feastsOf({ country, region, city, language }: HolidayRule): Feasts {
  const key = JSON.stringify([country, region, city, language?.toLowerCase()]);
  const before = known.get(key);
  if (before) return before;
  if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value!);
  const library = holidayLibrary({ country, region, city, language, types: EVERY_TYPE });
  const years = new Map<number, ReturnType<Feasts>>();
  const feasts: Feasts = (year) => {
    const found = years.get(year) ?? workOut(library, year);
    if (years.size >= YEARS_KEPT && !years.has(year)) years.clear();
    years.set(year, found);
    return found;
  };
  known.set(key, feasts);
  return feasts;
}

/** What the types of the library leave out. */
interface Noted {
  note?: string;
}

/** How the library notes that a day is off for some people only, like Children's Day in China: offices are open. */
const FOR_SOME = /^(?:women|youth|children|military|only for|for muslim|for all persons)/i;

function workOut(library: HolidayLibrary, year: number): ReturnType<Feasts> {
  const found = new Map<number, Feast[]>();
  for (const feast of library.getHolidays(year)) {
    const { date, start, end, name, type, note } = feast as typeof feast & Noted;
    if (note && FOR_SOME.test(note)) continue;
    // The date as the library writes it, never its instants: they would move with a zone (zammad #3706). A feast that
    // begins at sunset bears the date of the daylight that follows, on which offices are shut; its eve is worked.
    const first = dayOf(date.slice(0, 10));
    if (first === null) continue;
    // Only days that are holidays as a whole: an afternoon off, often for some people only, is for a special day to say.
    const days = Math.floor((end.getTime() - start.getTime()) / DAY);
    for (let day = first; day < first + days; day++) found.set(day, [...(found.get(day) ?? []), { name, type }]);
  }
  return found;
}

/**
 * Understands the rules of a definition, and loads the library only if there are any.
 * @throws Refusal 'invalid' that names the field, such as 'holidays.0.region', with what is known there
 */
export function checkHolidays(given: CalendarDefinition['holidays']): Holidays | null {
  if (given === undefined || given === null) return null;
  const rules = Array.isArray(given) ? given : [given];
  if (rules.length === 0) return null;
  return new Holidays(rules.map((rule, at) => checkRule(rule, Array.isArray(given) ? `holidays.${at}` : 'holidays')));
}

function checkRule(rule: HolidayRule, field: string): CheckedRule {
  if (typeof rule !== 'object' || rule === null) throw invalid(field, 'must be an object with a country.');
  const { country, region, city, types = ['public'], language } = rule;
  const atlas = holidayLibrary();
  mustBeKnown(country, atlas.getCountries(), `${field}.country`, 'a country whose holidays we know');
  if (region !== undefined) {
    mustBeKnown(region, atlas.getStates(country), `${field}.region`, `a region of ${country}`);
  }
  if (city !== undefined) {
    if (region === undefined) throw invalid(`${field}.city`, 'name the region in which it lies as well.');
    mustBeKnown(city, atlas.getRegions(country, region), `${field}.city`, `a town of ${country}-${region}`);
  }
  if (!Array.isArray(types) || types.length === 0) throw invalid(`${field}.types`, 'name at least one type.');
  types.forEach((type, at) => {
    if (!HOLIDAY_TYPES.includes(type)) {
      throw invalid(`${field}.types.${at}`, `'${type}' is not one of ${HOLIDAY_TYPES.join(', ')}.`);
    }
  });
  if (language !== undefined && typeof language !== 'string') throw invalid(`${field}.language`, 'must be a text.');
  return { feasts: feastsOf({ country, region, city, language }), types };
}

/** How many codes a refusal shows. */
const SHOWN = 12;

function mustBeKnown(
  code: unknown,
  known: Readonly<Record<string, string>> | undefined,
  field: string,
  what: string,
): void {
  if (typeof code === 'string' && known && Object.hasOwn(known, code)) return;
  const codes = Object.keys(known ?? {});
  // The ones that begin alike are likely to be meant.
  const alike = codes.filter((one) => one[0] === String(code)[0]?.toUpperCase());
  const shown = [...new Set([...alike, ...codes])].slice(0, SHOWN);
  if (codes.length > SHOWN) shown.push('…');
  const list = codes.length === 0 ? 'none is known there' : `write one of ${shown.join(', ')}`;
  throw invalid(field, `'${String(code)}' is not ${what}: ${list}.`);
}
