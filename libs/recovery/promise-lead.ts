import type { BusinessCalendar } from '#calendar/business-calendar';
import { nextShift } from './presence.ts';

const MINUTE = 60_000;

/** The share of the time left that the owner keeps for doing it, at least and at most so much (milliseconds). */
const SHARE = 0.25;
const LEAST = 15 * MINUTE;
const MOST = 24 * 60 * MINUTE;

/**
 * When the owner is to be reminded of a promise: some time before it falls due, and where that is outside their shift, near
 * the end of the last shift before it, so that it can still be kept.
 * @param shifts of the owner; null: always there
 * @returns null when it falls due too soon to be forgotten
 */
export function remindAt(now: Date, dueAt: Date, shifts: BusinessCalendar | null): Date | null {
  const lead = Math.min(Math.max((dueAt.getTime() - now.getTime()) * SHARE, LEAST), MOST);
  const at = new Date(dueAt.getTime() - lead);
  if (at <= now) return null;
  if (!shifts || shifts.isOpenAt(at)) return at;
  const worked = shifts.between(now, at);
  if (worked > 0) return shifts.add(now, worked - Math.min(LEAST, worked * SHARE));
  // Nobody works until then: in time at the beginning of the next shift, or else whoever is there is told in their place.
  const next = nextShift(shifts, at);
  return next && next < dueAt ? next : at;
}
