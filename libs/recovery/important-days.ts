import type { DigestCustomer } from '#database/queries/read-digest';
import { dateOn, localDate } from './local-day.ts';

/** How many days ahead a customer's important day is spoken of. */
const AHEAD = 3;

/** One day that matters to a customer, in one year. */
export interface DayToCome {
  customerId: string;
  customerName: string;
  name: string;
  /** Local date where the customer lives. */
  date: string;
  inDays: number;
}

/** As days are written with customers: those to come, where it is earliest and where it is latest. */
export function datesToLookFor(now: Date, timeZone: string): string[] {
  const today = localDate(now, timeZone);
  return Array.from({ length: AHEAD + 3 }, (_, index) => waysToWrite(dateOn(today, index - 1))).flat();
}

/** The days of the customer that come today or soon, by the date where the customer lives. @param elsewhere zone where that is not known */
export function daysToCome(
  { id, name, timeZone, importantDays }: DigestCustomer,
  now: Date,
  elsewhere: string,
): DayToCome[] {
  const today = localDate(now, timeZone ?? elsewhere);
  return Array.from({ length: AHEAD + 1 }, (_, inDays) => ({ inDays, date: dateOn(today, inDays) })).flatMap(
    ({ inDays, date }) =>
      importantDays
        .filter((day) => waysToWrite(date).includes(day.date))
        .map((day) => ({ customerId: id, customerName: name, name: day.name, date, inDays })),
  );
}

/** Every year or once; who was born on 29 February celebrates on the 28th in years without one. */
function waysToWrite(date: string): string[] {
  const everyYear = date.slice(5);
  const leapDay = everyYear === '02-28' && dateOn(date, 1).endsWith('03-01') ? ['02-29'] : [];
  return [everyYear, date, ...leapDay];
}
