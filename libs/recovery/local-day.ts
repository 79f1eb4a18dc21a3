import { Temporal } from 'temporal-polyfill';

const at = (moment: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);

/** The local date of a moment, like 2026-11-20. @param timeZone IANA name */
export function localDate(moment: Date, timeZone: string): string {
  return at(moment, timeZone).toPlainDate().toString();
}

/** The first moment of the local day of a moment, some days on: not always midnight, where the clock is put forward at it. */
export function startOfDay(moment: Date, timeZone: string, days = 0): Date {
  return new Date(at(moment, timeZone).toPlainDate().add({ days }).toZonedDateTime(timeZone).epochMilliseconds);
}

/** When the wall clock shows this time on the local day of the moment, some days on. @param time like 08:00 */
export function timeOnDay(moment: Date, timeZone: string, time: string, days = 0): Date {
  const day = at(moment, timeZone).toPlainDate().add({ days });
  return new Date(day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds);
}

/** A local date some days on. @param date like 2026-11-20 */
export function dateOn(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}
