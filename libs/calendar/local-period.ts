import { Temporal } from 'temporal-polyfill';

export type Grain = 'day' | 'week' | 'month';

/** A day, week or month of a period, cut where the period begins or ends. */
export interface Bucket {
  /** Its first local date, like 2026-11-20: of a week its Monday, of a month its first, also where the period begins later. */
  key: string;
  start: Date;
}

/** Whole local days in one zone, as instants. */
export interface LocalPeriod {
  start: Date;
  /** The first moment after it. */
  end: Date;
}

/** The first moment of a local date; not always midnight, where the clock is put forward at it. */
const startOf = (date: Temporal.PlainDate, timeZone: string): Date =>
  new Date(date.toZonedDateTime(timeZone).epochMilliseconds);

/**
 * The days from one local date to another, both included.
 * @param timeZone IANA name
 */
export function localPeriod(from: string, to: string, timeZone: string): LocalPeriod {
  return {
    start: startOf(Temporal.PlainDate.from(from), timeZone),
    end: startOf(Temporal.PlainDate.from(to).add({ days: 1 }), timeZone),
  };
}

/** The days, weeks (from Monday) or months of a period in order. */
export function bucketsOf(from: string, to: string, timeZone: string, grain: Grain): Bucket[] {
  const last = Temporal.PlainDate.from(to);
  const buckets: Bucket[] = [];
  let date = Temporal.PlainDate.from(from);
  while (Temporal.PlainDate.compare(date, last) <= 0) {
    const first = firstOf(date, grain);
    buckets.push({ key: first.toString(), start: startOf(date, timeZone) });
    date = first.add({ [`${grain}s`]: 1 });
  }
  return buckets;
}

function firstOf(date: Temporal.PlainDate, grain: Grain): Temporal.PlainDate {
  if (grain === 'month') return date.with({ day: 1 });
  return grain === 'week' ? date.subtract({ days: date.dayOfWeek - 1 }) : date;
}

/** A local date some days before or after another. */
export function daysFrom(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** How many local dates there are from one to another, both included; not positive when they are the wrong way round. */
export function countDates(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days + 1;
}

/** The local date of a moment, like 2026-11-20. */
export function dateAt(moment: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
