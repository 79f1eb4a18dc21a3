import { HOLIDAY_TYPES, WEEKDAYS, type HolidayType, type Weekday } from '#calendar/calendar-definition';
import {
  Choice,
  Choices,
  Duration,
  Flag,
  Id,
  Instant,
  Language,
  ListOf,
  LocalDate,
  Matching,
  Nested,
  Text,
  Texts,
  TimeZone,
  Whole,
} from '#kernel/fields';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const END = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

export class HoursBody {
  @Matching(TIME, 'a time of day, like 09:00') from: string;
  @Matching(END, 'a time of day, like 17:00 or 24:00', { description: 'Not later than `from`: over midnight' })
  to: string;
}

export class ShiftBody extends HoursBody {
  @Choices(WEEKDAYS, { minItems: 1 }) days: Weekday[];
}

export class ClosedDayBody {
  @LocalDate() date: string;
  @Text({ optional: true, max: 200 }) name?: string;
}

/** Exactly one of `shifts` and `like`. */
export class SpecialDayBody extends ClosedDayBody {
  @ListOf(HoursBody, {
    optional: true,
    minItems: 1,
    maxItems: 10,
    description: "The day's own hours, instead of its weekday's",
  })
  shifts?: HoursBody[];
  @Choice(WEEKDAYS, { optional: true, description: 'Or the hours of this weekday, as on a make-up working Saturday' })
  like?: Weekday;
}

/** Holidays of a country, worked out year by year; see /api/v1/calendars/holiday-regions for what is known. */
export class HolidaysBody {
  @Text({ min: 2, max: 2, example: 'DE', description: 'ISO 3166-1' }) country: string;
  @Text({ optional: true, max: 60, example: 'BY', description: 'State or province' }) region?: string;
  @Text({ optional: true, max: 60, example: 'A', description: 'Town or district in the region' }) city?: string;
  @Choices(HOLIDAY_TYPES, { optional: true, minItems: 1, description: 'Only `public` if left out' })
  types?: HolidayType[];
  @Language({ optional: true, description: "Of the names; the country's own if left out" }) language?: string;
}

/** Business hours. Dates are local dates of the zone, never instants. */
export class HoursOfWorkBody {
  @TimeZone({ example: 'Asia/Shanghai' }) timeZone: string;
  @ListOf(ShiftBody, { minItems: 1, description: 'The hours of the week: without any, no deadline would ever come' })
  shifts: ShiftBody[];
  @ListOf(ClosedDayBody, {
    optional: true,
    maxItems: 1000,
    bareField: 'date',
    description: 'Days on which no shift begins; a bare date will do',
  })
  closed?: ClosedDayBody[];
  @ListOf(SpecialDayBody, { optional: true, maxItems: 1000 }) special?: SpecialDayBody[];
  @ListOf(HolidaysBody, {
    optional: true,
    maxItems: 10,
    bareEntry: true,
    description: 'Holidays of one or several countries; `closed` and `special` days win over them',
  })
  holidays?: HolidaysBody[];
}

/** A calendar of the company, by its name. */
export class CalendarBody extends HoursOfWorkBody {
  @Text({ max: 200 }) name: string;
}

export class TrialCalendarBody extends HoursOfWorkBody {
  @Text({ optional: true, max: 200 }) name?: string;
  @ListOf(HolidaysBody, {
    optional: true,
    maxItems: 3,
    bareEntry: true,
    description: 'Fewer than a calendar may have: to work out years of them takes a while',
  })
  declare holidays?: HolidaysBody[];
}

export class PauseBody {
  @Instant() from: Date;
  @Instant() to: Date;
}

/** A calendar put to the test: exactly one of `calendar` and `calendarId`, and exactly one of `duration` and `end`. */
export class TrialBody {
  @Nested(TrialCalendarBody, { optional: true, description: 'Is not saved' }) calendar?: TrialCalendarBody;
  @Id({ optional: true, description: 'Or one that is saved' }) calendarId?: string;
  @Instant() start: Date;
  @Duration({ optional: true, example: 'PT8H', description: 'Business time in hours, minutes and seconds' })
  duration?: string;
  @Instant({ optional: true }) end?: Date;
  @ListOf(PauseBody, { optional: true, maxItems: 1000, description: 'Times that do not count; they may overlap' })
  pauses?: PauseBody[];
}

/** Which country's regions. */
export class HolidayRegionQuery {
  @Text({ optional: true, min: 2, max: 2, example: 'DE' }) country?: string;
}

/** A day of an imported list: `isOffDay` and `working` say the same, one the other way round; a day off if neither is given. */
export class ListedDayBody extends ClosedDayBody {
  @Flag({ optional: true, description: 'false: a make-up working day' }) isOffDay?: boolean;
  @Flag({ optional: true, description: 'true: a make-up working day' }) working?: boolean;
}

/** A list of days as governments publish them; the list of `days` alone, or dates alone, will do as well. */
export class DayListBody {
  @Whole({ optional: true, min: 1900, max: 2200 }) year?: number;
  @Texts({ optional: true, max: 500, description: 'Where it was published' }) papers?: string[];
  @ListOf(ListedDayBody, { maxItems: 5000, bareField: 'date' }) days: ListedDayBody[];
}
