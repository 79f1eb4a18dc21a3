import type { components } from '../../../api/schema';

export type Calendar = components['schemas']['CalendarView'];
export type CalendarBody = components['schemas']['CalendarBody'];
type Hours = components['schemas']['HoursBody'];

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A special day has hours of its own, or those of a weekday. */
export interface SpecialDay {
  date: string;
  name: string;
  like: Weekday | 'own';
  shifts: Hours[];
}

/** A calendar as its form holds it. */
export interface CalendarValues extends Record<string, unknown> {
  name: string;
  timeZone: string;
  shifts: { days: Weekday[]; from: string; to: string }[];
  holidays: { country: string; region: string; city: string; types: HolidayType[] }[];
  closed: { date: string; name: string }[];
  special: SpecialDay[];
}

export const HOLIDAY_TYPES = ['public', 'bank', 'school', 'optional', 'observance'] as const;
export type HolidayType = (typeof HOLIDAY_TYPES)[number];

export function valuesOf(calendar: Calendar | null): CalendarValues {
  return {
    name: calendar?.name ?? '',
    timeZone: calendar?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    shifts: calendar?.shifts ?? [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }],
    holidays: listOf(calendar?.holidays).map(({ country, region = '', city = '', types = ['public'] }) => {
      return { country, region, city, types };
    }),
    closed: listOf(calendar?.closed).map((day) =>
      typeof day === 'string' ? { date: day, name: '' } : { name: '', ...day },
    ),
    special: (calendar?.special ?? []).map(({ date, name = '', like, shifts = [] }) => {
      return { date, name, like: like ?? 'own', shifts };
    }),
  };
}

const listOf = <T>(given: T | T[] | undefined): T[] => (given === undefined ? [] : ([given].flat() as T[]));

/** The form as the api takes it. What was left empty is left out. */
export function bodyOf({ name, timeZone, shifts, holidays, closed, special }: CalendarValues): CalendarBody {
  const named = <Day extends { name: string }>({ name: title, ...day }: Day) => ({
    ...day,
    ...(title && { name: title }),
  });
  return {
    name,
    timeZone,
    shifts,
    holidays: holidays.map(({ country, region, city, types }) => ({
      country,
      types,
      ...(region && { region }),
      ...(city && { city }),
    })),
    closed: closed.map(named),
    special: special.map(({ like, shifts: own, ...day }) => ({
      ...named(day),
      ...(like === 'own' ? { shifts: own } : { like }),
    })),
  };
}
