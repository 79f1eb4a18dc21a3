/*
 * Local times of a zone and the instants that they name. Local times are written as inputs of the browser write them:
 * 2026-11-20T09:00, a day 2026-11-20.
 */

const DAY = 86_400_000;
/** The last that inputs take: browsers would let years of six digits be typed. */
export const LAST_MINUTE = '9999-12-31T23:59';

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
  const written = writer(timeZone).format(new Date(instant)).replace(' ', 'T');
  // While a year is typed it is 2, 20 and 202 first: the writer leaves its zeros out.
  return written.padStart(16, '0');
}

/** The local day of an instant in the zone. */
export const localDay = (instant: Date | string, timeZone: string): string => localTime(instant, timeZone).slice(0, 10);

/** The instant of a local time in the zone; null for what is no time, as a year of five digits. */
export function tryInstantOf(local: string, timeZone: string): Date | null {
  const wanted = Date.parse(`${local.length === 10 ? `${local}T00:00` : local}Z`);
  if (!/^\d{4}-/.test(local) || Number.isNaN(wanted)) return null;
  // Next to a clock change the offset is the one before it or the one after it.
  const found = [-DAY, DAY].map((way) => wanted - offsetAt(wanted + way, timeZone));
  const fitting = found.filter((instant) => instant + offsetAt(instant, timeZone) === wanted);
  // A time that the change leaves out is as much later as the clocks are put on.
  return new Date(fitting.length > 0 ? Math.min(...fitting) : Math.max(...found));
}

/** The instant of a local time in the zone, for times that come from an instant, or from a field that takes nothing else. */
export function instantOf(local: string, timeZone: string): Date {
  const found = tryInstantOf(local, timeZone);
  if (!found) throw new RangeError(`“${local}” is no local time`);
  return found;
}

/** How far the zone is ahead of UTC, in milliseconds. */
const offsetAt = (instant: number, timeZone: string): number =>
  Date.parse(`${localTime(new Date(instant), timeZone)}Z`) - instant;

/** Whether it is a day of the calendar, as 2026-02-30 is not. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;

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
  return new Date(Date.parse(`${day}T12:00Z`) + days * DAY).toISOString().slice(0, 10);
}
