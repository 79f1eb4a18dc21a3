import { addDays, localDay, midnightsBetween } from '../../../ui/local-time.ts';
import type { Stretch } from '../../../ui/stretches.ts';

/** What a day of the year is. */
export interface YearDay {
  /** Working hours that begin or go on in it (milliseconds). */
  working: number;
  kind: 'working' | 'special' | 'day-off' | 'holiday';
  /** Of the holiday or the special day. */
  name?: string;
}

/** The days of a year by their date, from the explanation of the whole year. */
export function yearDays(stretches: readonly Stretch[], zone: string): Map<string, YearDay> {
  const days = new Map<string, YearDay>();
  for (const { from, to, why, counted, name } of stretches) {
    const [start, end] = [new Date(from), new Date(to)];
    const edges = [start, ...midnightsBetween(start, end, zone), end];
    for (let index = 0; index + 1 < edges.length; index++) {
      const [begins, ends] = [edges[index]!, edges[index + 1]!];
      const date = localDay(begins, zone);
      const day = days.get(date) ?? { working: 0, kind: 'day-off' };
      if (counted) {
        day.working += ends.getTime() - begins.getTime();
        // A shift that ends on a holiday's morning began on the day before.
        if (day.kind !== 'holiday') day.kind = name ? 'special' : 'working';
      }
      if (why === 'holiday') day.kind = 'holiday';
      if (name && why !== 'pause') day.name ??= name;
      days.set(date, day);
    }
  }
  return days;
}

/** The weeks of a month, each of seven days from Monday on; null before its first and after its last day. */
export function weeksOf(year: number, month: number): (string | null)[][] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const before = (new Date(`${first}T12:00Z`).getUTCDay() + 6) % 7;
  const cells: (string | null)[] = Array.from({ length: before }, () => null);
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) cells.push(day);
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
