import type { DataSource, EntityManager } from 'typeorm';
import type { Person } from './people-book.ts';
import { startOfDay, timeOnDay } from './local-day.ts';

/** When the digest is due where the person does not want it by mail: what it notices is still told in the product. */
export const USUAL_TIME = '08:00';

/** Days ahead that are searched for one on which the person works. */
const DAYS_AHEAD = 60;

/** How late (milliseconds) a digest may come, outside the shift, and for people who have none: never at night. */
const LATE = 60 * 60_000;
const LATE_WITHOUT_SHIFTS = 10 * LATE;

/**
 * Sees to it that everybody who works here has a row for the daily digest. A new one is due at once, and finds its morning
 * by itself.
 * @param agentId whose time has changed; theirs finds its morning anew
 */
export async function planDigests(
  database: DataSource | EntityManager,
  now: Date,
  agentId: string | null = null,
): Promise<void> {
  await database.query(
    `INSERT INTO reminder (id, key, kind, agent_id, due_at, next_at, created_at)
     SELECT gen_random_uuid(), 'digest:' || a.id, 'digest', a.id, $1, $1, $1 FROM agent a
     WHERE a.active AND (a.id = $2 OR NOT EXISTS (SELECT FROM reminder r WHERE r.key = 'digest:' || a.id AND r.state = 'planned'))
     ON CONFLICT (key) DO UPDATE SET state = 'planned', next_at = $1, enqueued_at = NULL, ended_at = NULL, ended_why = NULL,
       created_at = CASE reminder.state WHEN 'ended' THEN $1 ELSE reminder.created_at END`,
    [now, agentId],
  );
}

/** The next morning on which this person works. @param time local time of day, like 08:00 */
export function nextDigest(person: Person, time: string, after: Date): Date {
  let moment = after;
  for (let days = 0; days <= DAYS_AHEAD; days++) {
    moment = timeOnDay(after, person.timeZone, time, days);
    if (moment > after && isWorkday(person, moment)) return moment;
  }
  return moment;
}

/**
 * Whether today's digest is to be written now: it is due, it may have come a little late, and neither a day off nor the
 * backlog of an outage makes another one.
 */
export function isDigestTime(person: Person, time: string, now: Date): boolean {
  const due = timeOnDay(now, person.timeZone, time);
  if (due > now || !isWorkday(person, due) || isAway(person, now)) return false;
  const late = now.getTime() - due.getTime();
  if (late < LATE) return true;
  return person.shifts ? person.shifts.isOpenAt(now) : late < LATE_WITHOUT_SHIFTS;
}

function isWorkday(person: Person, moment: Date): boolean {
  const { shifts, timeZone } = person;
  if (isAway(person, moment)) return false;
  return !shifts || shifts.between(startOfDay(moment, timeZone), startOfDay(moment, timeZone, 1)) > 0;
}

const isAway = ({ absences }: Person, moment: Date) =>
  absences.some(({ from, to }) => from <= moment && (to === null || moment < to));
