import type { EntityManager } from 'typeorm';
import type { BusinessCalendar } from '#calendar/business-calendar';
import { WEEKDAYS, type CalendarDefinition } from '#calendar/calendar-definition';
import { CalendarRow } from '#database/entities/calendar';
import type { Customer } from '#database/entities/customer';
import { startOfDay } from './local-day.ts';
import { openedCalendar } from './opened-calendar.ts';

/** When rules may write to or call customers who said nothing else: their usual daytime. */
export const DAYTIME = { from: '09:00', to: '20:00' };

/** Days off in a row that are looked through at most. */
const DAYS_OFF = 400;

/** When rules may get in touch with a customer; outside it are the quiet hours and the customer's days off. */
export interface ContactHours {
  daytime: BusinessCalendar;
  /** The calendar agreed with the customer, if there is one: nobody is chased on a day on which it has no hours (glpi #15569). */
  own: { calendar: BusinessCalendar; timeZone: string } | null;
}

/** @param elsewhere the IANA zone to go by where the customer's is not known */
export async function contactHoursOf(
  manager: EntityManager,
  { contactFrom, contactTo, timeZone, calendarId }: Customer,
  elsewhere: string,
): Promise<ContactHours> {
  const row = calendarId === null ? null : await manager.findOneBy(CalendarRow, { id: calendarId });
  return contactHours(timeZone ?? elsewhere, contactFrom, contactTo, row?.definition ?? null);
}

/** @param from local time of day, like 09:00; null: the usual daytime; `to` not later than `from` runs over midnight */
export function contactHours(
  timeZone: string,
  from: string | null,
  to: string | null,
  own: CalendarDefinition | null = null,
): ContactHours {
  return {
    daytime: openedCalendar({
      timeZone,
      shifts: [{ days: [...WEEKDAYS], from: from ?? DAYTIME.from, to: to ?? DAYTIME.to }],
    }),
    own: own && { calendar: openedCalendar(own), timeZone: own.timeZone },
  };
}

/**
 * The first moment at or after this one at which rules may get in touch. A calendar that has run out of working days keeps
 * nobody from it.
 */
export function firstContact({ daytime, own }: ContactHours, at: Date): Date {
  const first = daytime.nextOpen(at);
  for (let moment = first, looked = 0; looked < DAYS_OFF; looked++) {
    if (!own || !isDayOff(own, moment)) return moment;
    moment = daytime.nextOpen(startOfDay(moment, own.timeZone, 1));
  }
  return first;
}

function isDayOff({ calendar, timeZone }: { calendar: BusinessCalendar; timeZone: string }, moment: Date): boolean {
  return calendar.between(startOfDay(moment, timeZone), startOfDay(moment, timeZone, 1)) === 0;
}
