/** Days of the week in ISO order, Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/**
 * Wall-clock times of one stretch of work. The wall clock decides, also on the days it is put forward or back: work is
 * on while it shows a time from `from` (included) to `to` (excluded).
 */
export interface Hours {
  /** 'HH:MM' */
  from: string;
  /** 'HH:MM' or '24:00'; a time not later than `from` runs over midnight into the next day. */
  to: string;
}

/** Hours that come back every week. A shift over midnight belongs to the day on which it begins. */
export interface Shift extends Hours {
  days: Weekday[];
}

/**
 * A day on which no shift begins. A shift that began the evening before still ends as planned: who came at 21:00 on the
 * 24th goes home at 02:00 on the 25th, holiday or not. To stop earlier, make the day before a special day.
 */
export interface ClosedDay {
  /** Local date 'YYYY-MM-DD': a date in the calendar's own zone, never an instant. */
  date: string;
  name?: string;
}

/**
 * A day with hours of its own instead of its weekday's shifts: a short Christmas Eve (`shifts`), a make-up working Saturday
 * (`like: 'mon'`, the hours of that weekday, so that they follow when the shifts are changed). Exactly one of the two.
 */
export interface SpecialDay {
  /** Local date 'YYYY-MM-DD'. */
  date: string;
  name?: string;
  shifts?: Hours[];
  like?: Weekday;
}

/** What a holiday means to those who keep it; only 'public' ones close everywhere. */
export const HOLIDAY_TYPES = ['public', 'bank', 'school', 'optional', 'observance'] as const;
export type HolidayType = (typeof HOLIDAY_TYPES)[number];

/**
 * Holidays worked out year by year from the rules of a country, as the library date-holidays knows them. One's own
 * `closed` and `special` days win over them.
 */
export interface HolidayRule {
  /** ISO 3166-1 code: 'DE'. */
  country: string;
  /** Code of the state or province in that country: 'BY'. */
  region?: string;
  /** Code of the town or district in that region: 'A' for Augsburg. */
  city?: string;
  /** Public ones only, if left out. */
  types?: HolidayType[];
  /** Language of the names, where they are known in it; the country's own if left out. */
  language?: string;
}

/** When a team works. A plain record: it may come from a form, a file or a database column. */
export interface CalendarDefinition {
  /** IANA name such as 'Europe/Berlin'. Offsets such as '+01:00' are refused: they are wrong for half of the year. */
  timeZone: string;
  shifts: Shift[];
  closed?: (string | ClosedDay)[];
  special?: SpecialDay[];
  holidays?: HolidayRule | HolidayRule[];
}
