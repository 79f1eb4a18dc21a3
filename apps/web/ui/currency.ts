/* Which currency somebody most likely speaks of. Offered and never insisted on. */

const EURO = ['AT', 'BE', 'DE', 'ES', 'FI', 'FR', 'GR', 'IE', 'IT', 'LU', 'NL', 'PT'];
/** By country, ISO 3166. */
const CURRENCY: Readonly<Record<string, string>> = {
  CN: 'CNY', US: 'USD', GB: 'GBP', HK: 'HKD', JP: 'JPY', SG: 'SGD', TW: 'TWD', AU: 'AUD', CA: 'CAD', CH: 'CHF',
  ...Object.fromEntries(EURO.map((country) => [country, 'EUR'])),
}; // prettier-ignore

/** Time zones by country, as far as there are currencies for them. */
const ZONES: Readonly<Record<string, readonly string[]>> = {
  CN: ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Chongqing', 'Asia/Harbin', 'PRC'],
  HK: ['Asia/Hong_Kong'], TW: ['Asia/Taipei'], SG: ['Asia/Singapore'], JP: ['Asia/Tokyo'], GB: ['Europe/London'], CH: ['Europe/Zurich'],
  US: ['America/New_York', 'America/Detroit', 'America/Chicago', 'America/Denver', 'America/Phoenix', 'America/Los_Angeles', 'America/Anchorage', 'Pacific/Honolulu'],
  CA: ['America/Toronto', 'America/Montreal', 'America/Halifax', 'America/Winnipeg', 'America/Edmonton', 'America/Vancouver', 'America/St_Johns'],
  AU: ['Australia/Sydney', 'Australia/Melbourne', 'Australia/Brisbane', 'Australia/Adelaide', 'Australia/Perth', 'Australia/Hobart', 'Australia/Darwin'],
  DE: ['Europe/Berlin', 'Europe/Vienna', 'Europe/Brussels', 'Europe/Madrid', 'Europe/Helsinki', 'Europe/Paris', 'Europe/Athens', 'Europe/Dublin', 'Europe/Rome', 'Europe/Luxembourg', 'Europe/Amsterdam', 'Europe/Lisbon'],
}; // prettier-ignore

/** Where somebody is and what they speak, as far as that is known. */
export interface Whereabouts {
  /** IANA. */
  timeZone?: string | null | undefined;
  /** BCP 47; only one with a country, like en-GB, says anything. */
  languages?: readonly (string | null | undefined)[];
}

/** By the first whose country is known: of each the place, then the languages. */
export function likelyCurrency(...people: readonly Whereabouts[]): string | undefined {
  for (const { timeZone, languages = [] } of people) {
    const countries = [countryOfZone(timeZone), ...languages.map(countryOfLanguage)];
    const found = countries.map((country) => country && CURRENCY[country]).find(Boolean);
    if (found) return found;
  }
  return undefined;
}

const countryOfZone = (zone: string | null | undefined): string | undefined =>
  Object.keys(ZONES).find((country) => zone && ZONES[country]!.includes(zone));

function countryOfLanguage(language: string | null | undefined): string | undefined {
  try {
    return language ? new Intl.Locale(language).region : undefined;
  } catch {
    return undefined;
  }
}

/** The first currency that stands anywhere in what was written. */
export function currencyIn(written: unknown): string | undefined {
  if (typeof written !== 'object' || written === null) return undefined;
  if ('currency' in written && typeof written.currency === 'string' && written.currency.length === 3)
    return written.currency;
  for (const inner of Object.values(written)) {
    const found = currencyIn(inner);
    if (found) return found;
  }
  return undefined;
}
