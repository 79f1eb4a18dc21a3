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
