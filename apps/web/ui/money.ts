/** Money crosses the wire as a whole number of the currency's smallest units: 12900 of CNY is 129.00 yuan. */

/** Offered first; any other code of three letters can be written. */
export const CURRENCIES = ['CNY', 'USD', 'EUR', 'GBP', 'HKD', 'JPY', 'SGD', 'TWD', 'AUD', 'CAD', 'CHF'];

/** How many decimals the currency has; 2 for one that is not known. */
export function decimalsOf(currency: string | undefined): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** As people write it: 12900 of CNY is 129. */
export const toMajor = (minor: number, currency: string | undefined): number => minor / 10 ** decimalsOf(currency);

/** Back, to the nearest smallest unit. */
export const toMinor = (major: number, currency: string | undefined): number =>
  Math.round(major * 10 ** decimalsOf(currency));

/** For reading: ¥129.00. */
export function writeMoney(minor: number, currency: string | undefined, locale: string): string {
  const major = toMajor(minor, currency);
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(major);
  } catch {
    return `${new Intl.NumberFormat(locale).format(major)} ${currency ?? ''}`.trim();
  }
}
