import { isDay } from '../../ui/local-time.ts';

/** Which days and cases the reports are about: the search parameters of the page, so that a link shows the same. */
export const PERIODS = ['7d', '30d', '90d', 'month', 'year', 'own'] as const;
export type Period = (typeof PERIODS)[number];

export const WAYS = ['time', 'team', 'category', 'place', 'channel', 'severity'] as const;
/** How the numbers are put side by side. */
export type Way = (typeof WAYS)[number];

export interface Filters {
  period: Period;
  /** Local dates, like 2026-11-20, both included. */
  from: string;
  to: string;
  team?: string;
  category?: string;
  place?: string;
  by: Way;
}

const DAY = 86_400_000;

/** Whether a day is typed to its end: on the way to the year 2026 the browser tells of the years 2, 20 and 202. */
export const isReportDay = (text: string): boolean => isDay(text) && text >= '1900';

const shift = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** The first day of a preset that ends today. */
export function beginningOf(period: Exclude<Period, 'own'>, today: string): string {
  if (period === 'month') return `${today.slice(0, 8)}01`;
  if (period === 'year') return `${today.slice(0, 4)}-01-01`;
  return shift(today, 1 - Number.parseInt(period, 10));
}

/** Reads the address; what makes no sense there is as if it were not. */
export function readFilters(search: Record<string, unknown>, today: string): Filters {
  const text = (name: string) => (search[name] === undefined ? undefined : String(search[name]));
  const period = PERIODS.find((one) => one === search.period) ?? '30d';
  const by = WAYS.find((one) => one === search.by) ?? 'time';
  const [from, to] = [text('from'), text('to')];
  const isOwn = period === 'own' && from !== undefined && to !== undefined && isReportDay(from) && isReportDay(to);
  const days = isOwn
    ? { period, from, to }
    : {
        period: period === 'own' ? '30d' : period,
        from: beginningOf(period === 'own' ? '30d' : period, today),
        to: today,
      };
  const chosen = Object.fromEntries(
    ['team', 'category', 'place'].flatMap((name) => {
      const value = text(name);
      return value ? [[name, value]] : [];
    }),
  );
  return { ...days, ...chosen, by } as Filters;
}

/** Days between two dates, both included. */
const countDays = ({ from, to }: Filters): number => (Date.parse(to) - Date.parse(from)) / DAY + 1;

/** Days, weeks or months: as many as one can still tell apart. */
export function grainOf(filters: Filters): 'day' | 'week' | 'month' {
  const days = countDays(filters);
  if (days <= 31) return 'day';
  return days <= 190 ? 'week' : 'month';
}

/** What the api groups by. */
export const groupingOf = (filters: Filters) => (filters.by === 'time' ? grainOf(filters) : filters.by);
