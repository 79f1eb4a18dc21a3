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
