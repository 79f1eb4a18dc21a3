/*
 * Local times of a zone and the instants that they name. Local times are written as inputs of the browser write them:
 * 2026-11-20T09:00, a day 2026-11-20.
 */

const HOUR = 3_600_000;
const writers = new Map<string, Intl.DateTimeFormat>();

function writer(timeZone: string): Intl.DateTimeFormat {
  let found = writers.get(timeZone);
  if (!found) {
    const [numeric, twoDigits] = ['numeric', '2-digit'] as const;
    const parts = { year: numeric, month: twoDigits, day: twoDigits, hour: twoDigits, minute: twoDigits };
    // Swedish writes dates as ISO 8601 does.
    found = new Intl.DateTimeFormat('sv-SE', { ...parts, hourCycle: 'h23', timeZone });
    writers.set(timeZone, found);
  }
  return found;
}

/** The local time of an instant in the zone, to the minute. */
export function localTime(instant: Date | string, timeZone: string): string {
  return writer(timeZone).format(new Date(instant)).replace(' ', 'T');
}

/** The local day of an instant in the zone. */
export const localDay = (instant: Date | string, timeZone: string): string => localTime(instant, timeZone).slice(0, 10);

/** The instant of a local time in the zone; one that a clock change leaves out is taken an hour later. */
export function instantOf(local: string, timeZone: string): Date {
  const wanted = Date.parse(`${local.length === 10 ? `${local}T00:00` : local}Z`);
  let guess = wanted;
  // The offset at the guess may differ from that at the instant itself, next to a clock change.
  for (let round = 0; round < 2; round++) guess += wanted - Date.parse(`${localTime(new Date(guess), timeZone)}Z`);
  return new Date(guess);
}

/** The midnights of the zone that lie between the instants. */
export function midnightsBetween(from: Date, to: Date, timeZone: string): Date[] {
  const found: Date[] = [];
  for (let day = addDays(localDay(from, timeZone), 1); ; day = addDays(day, 1)) {
    const midnight = instantOf(day, timeZone);
    if (midnight >= to) return found;
    found.push(midnight);
  }
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00Z`) + days * 24 * HOUR).toISOString().slice(0, 10);
}
