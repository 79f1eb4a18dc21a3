/** How many decimals a currency has: 2 for CNY, 0 for JPY. */
export function decimalsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** What people type, like "129", "1,290.50" or "129,5", in minor units of the currency; null: no amount. */
export function toMinor(typed: string, currency: string): number | null {
  const plain = typed.replace(/[\s']/g, '');
  const decimal = /^\d+(?:[.,]\d{1,2})?$/.test(plain) ? plain.replace(',', '.') : plain.replaceAll(',', '');
  if (!/^\d+(\.\d+)?$/.test(decimal)) return null;
  const minor = Math.round(Number(decimal) * 10 ** decimalsOf(currency));
  return Number.isSafeInteger(minor) ? minor : null;
}

/** Offered with an amount; the first where nothing says which. */
export const CURRENCIES = ['USD', 'EUR', 'CNY', 'GBP', 'HKD', 'JPY', 'SGD', 'TWD', 'AUD', 'CAD', 'CHF'];
