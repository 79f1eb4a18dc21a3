import { openCalendar, type BusinessCalendar, type CalendarDefinition } from '#calendar/business-calendar';

/** More than any installation has; those that nobody has any more, or that were only previewed, go sometime. */
const KEPT = 500;

const known = new Map<string, BusinessCalendar>();

/** The calendar of this definition: the same one each time, because it remembers the days that it has worked out. */
export function openedCalendar(definition: CalendarDefinition): BusinessCalendar {
  const key = JSON.stringify(definition);
  const before = known.get(key);
  if (before) return before;
  const calendar = openCalendar(definition);
  if (known.size >= KEPT) known.clear();
  known.set(key, calendar);
  return calendar;
}
