const digits = (phone: string): string => phone.replace(/\D/g, '');

/** Long enough to be a telephone number, and not only its beginning that somebody is looked for by. */
export const isWholeNumber = (typed: string): boolean => digits(typed).length >= 5;

/** Whether two ways of writing mean one number: with the country or without, with a zero in front or without. */
export function sameNumber(a: string, b: string): boolean {
  const [short, long] = [digits(a).replace(/^0+/, ''), digits(b).replace(/^0+/, '')].sort(
    (x, y) => x.length - y.length,
  );
  return long!.endsWith(short!);
}
