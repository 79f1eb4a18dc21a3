import type { Deadline } from '#clocks/deadline';
import type { Rung } from '#clocks/ladder';
import type { Audience } from './who-hears.ts';
import type { Work } from './work.ts';

/** A rung that a deadline has reached. */
export interface ReachedRung {
  work: Work;
  deadline: Deadline;
  clockId: string;
  rung: Rung;
  /** Position in the ladder, from 0. */
  position: number;
  at: Date;
  /** It had passed before the complaint was even written down, and a later rung calls somebody: this one calls nobody. */
  passed: boolean;
}

/** A rung that is being raised: for the first time, which its row is witness of. */
export interface RaisedNow extends ReachedRung {
  /** Of the escalation. */
  id: string;
  state: 'told' | 'waiting';
  audience: Audience;
  /** Ids of the people who are told; a rung that does something else tells nobody. */
  told: string[];
  /** Everybody who should be told is away or off shift. */
  unheard: boolean;
}

/**
 * A complaint that is written down late may have passed half of its ladder before: whoever stands on it would be called four
 * times in the same second about one deadline. Only the highest rung calls; the others are in the books all the same.
 * @param due rungs of one deadline that are raised together, in their order
 */
export function withPassed(due: readonly Omit<ReachedRung, 'passed'>[]): ReachedRung[] {
  const highest = due.findLast(({ rung }) => rung.action === 'notify');
  return due.map((one) => ({
    ...one,
    passed: one !== highest && one.rung.action === 'notify' && one.at < one.work.complaint.loggedAt,
  }));
}
