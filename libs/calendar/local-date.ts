import { Temporal } from 'temporal-polyfill';
import { WEEKDAYS, type Weekday } from './calendar-definition.ts';

export const MINUTE = 60_000;
export const DAY = 86_400_000;
export const MINUTES_A_DAY = 1440;

/** UTC milliseconds of a Date. An invalid one is a bug of the caller: NaN would silently compare false everywhere. */
export function instant(date: Date): number {
  const value = date.getTime();
  if (Number.isNaN(value)) throw new RangeError('Not an instant: the Date is invalid');
  return value;
}

const FIRST = Temporal.PlainDate.from('1970-01-01');

/** A local date as the count of days since 1970-01-01; null when the text is not a date that exists. */
export function dayOf(isoDate: unknown): number | null {
  if (typeof isoDate !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(isoDate)) return null;
  try {
    return FIRST.until(Temporal.PlainDate.from(isoDate), { largestUnit: 'day' }).days;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The date of a day, 'YYYY-MM-DD'. */
export function isoDateOf(day: number): string {
  return FIRST.add({ days: day }).toString();
}

/** The year that the local date of an instant is in. */
export function yearAt(timeZone: string, at: Date): number {
  return Number(isoDateOf(localDayAt(timeZone, instant(at))).slice(0, 4));
}

/** 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): Weekday {
  return WEEKDAYS[(((day + 3) % 7) + 7) % 7]!;
}

/** The local date of an instant (UTC milliseconds), as the count of days since 1970-01-01. */
export function localDayAt(timeZone: string, at: number): number {
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return Math.floor((at + Math.round(offsetNanoseconds / 1e6)) / DAY);
}

/** A local day as far as one offset lasts: usually the whole day, two pieces on a day when the clock changes. */
export interface LocalDay {
  day: number;
  /** The piece, as UTC milliseconds. */
  from: number;
  to: number;
  /** UTC milliseconds of 00:00 by this piece's offset, so that wall-clock minute m is `midnight + m * MINUTE`. */
  midnight: number;
}

/**
 * The local days between two instants, in order. Walks the spans of constant offset, so a wall-clock time that the zone
 * skips belongs to no piece, and one that it repeats belongs to two.
 */
export function* localDays(timeZone: string, from: number, to: number): Generator<LocalDay> {
  for (let start = from; start < to;) {
    const here = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timeZone);
    const offset = Math.round(here.offsetNanoseconds / 1e6);
    const end = Math.min(to, here.getTimeZoneTransition('next')?.epochMilliseconds ?? to);
    for (let day = Math.floor((start + offset) / DAY); day * DAY - offset < end; day++) {
      const midnight = day * DAY - offset;
      yield { day, midnight, from: Math.max(midnight, start), to: Math.min(midnight + DAY, end) };
    }
    start = end;
  }
}
