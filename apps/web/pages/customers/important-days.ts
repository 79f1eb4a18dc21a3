import { addDays, localDay } from '../../ui/local-time.ts';
import type { Customer } from './customer-query.ts';

type Day = Customer['importantDays'][number];

/** The next time that a day comes, like 2026-12-05; null when it was once and is over. */
export function nextTime({ date }: Day, today: string): string | null {
  if (date.length > 5) return date >= today ? date : null;
  const year = Number(today.slice(0, 4));
  const thisYear = inYear(date, year);
  return thisYear >= today ? thisYear : inYear(date, year + 1);
}

/** Who was born on 29 February celebrates on the 28th in years without one; so do the reminders. */
function inYear(day: string, year: number): string {
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${year}-${day === '02-29' && !isLeap ? '02-28' : day}`;
}

/** The days that come within so many days, the next in front. */
export function daysToCome(
  days: readonly Day[],
  now: Date,
  timeZone: string,
  within: number,
): (Day & { next: string })[] {
  const today = localDay(now, timeZone);
  const last = addDays(today, within);
  return days
    .map((day) => ({ ...day, next: nextTime(day, today) }))
    .filter((day): day is Day & { next: string } => day.next !== null && day.next <= last)
    .toSorted((a, b) => a.next.localeCompare(b.next));
}

/** A day in the reader's words: 5 December. */
export function writeDay(day: string, locale: string): string {
  const isYearly = day.length === 5;
  const date = new Date(`${isYearly ? `2000-${day}` : day}T12:00Z`);
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    ...(!isYearly && { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(date);
}
