import { createRequire } from 'node:module';
import type Library from 'date-holidays';
import type { HolidayRule } from './calendar-definition.ts';

/** What we use of date-holidays. */
export type HolidayLibrary = Pick<
  Library,
  'getHolidays' | 'getCountries' | 'getStates' | 'getRegions' | 'getLanguages'
>;

let loaded: typeof Library | undefined;
let atlas: HolidayLibrary | undefined;

/**
 * The library, bound to a rule; without one it knows the countries and regions only. It is loaded when first needed,
 * because its rules of the whole world take some 25 MB of memory and most calendars need none.
 */
export function holidayLibrary(rule?: HolidayRule): HolidayLibrary {
  loaded ??= createRequire(import.meta.url)('date-holidays') as typeof Library;
  if (!rule) return (atlas ??= new loaded());
  const { country, region: state, city: region, types, language } = rule;
  const languages = language === undefined ? undefined : [...new Set([language.toLowerCase(), language.slice(0, 2)])];
  return new loaded(
    { country, ...(state !== undefined && { state }), ...(region !== undefined && { region }) },
    // By UTC, so that a day has 24 hours however the clocks of the country change.
    { timezone: 'UTC', ...(types && { types }), ...(languages && { languages }) },
  );
}

export interface HolidayRegion {
  code: string;
  name: string;
}

/** A country whose holidays are known, and what is known within it. */
export interface HolidayCountry extends HolidayRegion {
  /** Languages of the names of its holidays, the first one used if none is asked for. */
  languages: string[];
  regions: (HolidayRegion & { cities: HolidayRegion[] })[];
}

/** The countries whose holidays are known. */
export function holidayCountries(): HolidayRegion[] {
  return listed(holidayLibrary().getCountries('en'));
}

/** A country with its regions and their towns; null when its holidays are not known. */
export function holidayCountry(code: string): HolidayCountry | null {
  const known = holidayLibrary();
  const country = holidayCountries().find((one) => one.code === code);
  if (!country) return null;
  return {
    ...country,
    languages: holidayLibrary({ country: code }).getLanguages(),
    regions: listed(known.getStates(code)).map((region) => ({
      ...region,
      cities: listed(known.getRegions(code, region.code)),
    })),
  };
}

function listed(names: Readonly<Record<string, string>> | undefined): HolidayRegion[] {
  return Object.entries(names ?? {}).map(([code, name]) => ({ code, name }));
}
