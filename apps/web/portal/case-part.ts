import type { CaseView } from './public-api.ts';

/** What each part of the page of a case is given. */
export interface CasePart {
  token: string;
  view: CaseView;
  /** Something was done: what the customer is told of it. */
  onDone: (said: string) => void;
}
