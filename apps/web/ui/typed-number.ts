/** The number in what a number field gives: text as long as it is on its way to one, like "12." or "12.50"; undefined: none yet. */
export function numberIn(typed: string | number): number | undefined {
  if (typeof typed === 'string' && typed.trim() === '') return undefined;
  const number = Number(typed);
  return Number.isFinite(number) ? number : undefined;
}

/** What the field shows: what was typed as it was typed, as long as it says the value; else the value. */
export const shownNumber = (typed: string | number, value: number | undefined): string | number =>
  numberIn(typed) === value ? typed : (value ?? '');
