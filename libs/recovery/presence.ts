import type { BusinessCalendar } from '#calendar/business-calendar';
import { Refusal } from '#kernel/refusal';
import { obstacleOf, type Person } from './people-book.ts';

/** Absences and shifts in a row that are looked through at most. */
const LOOKS = 100;

/** The first moment of a shift at or after this one; null when the calendar has run out of them. */
export function nextShift(shifts: BusinessCalendar, moment: Date): Date | null {
  try {
    return shifts.nextOpen(moment);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'calendar-runs-out') return null;
    throw error;
  }
}

/** The first moment at or after now at which this person is there to be told; null when nobody knows when. */
export function whenThere(person: Person, now: Date): Date | null {
  let moment = now;
  for (let looks = 0; looks < LOOKS; looks++) {
    const at = moment;
    const obstacle = obstacleOf(person, at);
    if (obstacle === null) return at;
    const next =
      obstacle === 'absent'
        ? person.absences.find(({ from, to }) => from <= at && (to === null || at < to))!.to
        : obstacle === 'off-shift'
          ? nextShift(person.shifts!, at)
          : null;
    if (next === null) return null;
    moment = next;
  }
  return null;
}
