import type { Severity } from './complaint.ts';

/** A complaint meets the conditions when each one given holds; none given holds always. */
export interface PolicyConditions {
  severities?: Severity[];
  categories?: string[];
  channels?: string[];
  places?: string[];
  languages?: string[];
  teamIds?: string[];
}

/** How ownerless complaints are offered to people. */
export interface Offering {
  /** How long somebody may think about an offer, an ISO 8601 duration (elapsed). */
  answerWithin: string;
  /** The most open cases that somebody is given by rules, where the person has no cap of their own. */
  cap: number;
}
