export const SEVERITIES = ['low', 'normal', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const STATUSES = ['new', 'open', 'pending', 'on-hold', 'resolved', 'closed', 'merged'] as const;
/** Category of a status; labels may be renamed, categories are fixed. */
export type Status = (typeof STATUSES)[number];

/**
 * The projection of a complaint's history that clocks read. `at` is when it happened; of facts at the same instant the
 * one that comes first in the list happened first. `eventId` names the event of the history, for the log of the clocks.
 */
export type ClockFact = { eventId?: string } & (
  | /** The complaint reached us. `status` is where it stood when it came into our books: an imported one may be closed. */
    { type: 'received'; at: Date; severity: Severity; status?: Status }
    /** A public message to the customer: written by a person, or an automatic acknowledgement. */
  | { type: 'responded'; at: Date; by: 'person' | 'automatic' }
  /** A public message from the customer; `thanks`: it says no more than thanks, so nobody waits for an answer. */
  | { type: 'customer-wrote'; at: Date; thanks?: boolean }
  | { type: 'status-changed'; at: Date; to: Status }
  | { type: 'severity-changed'; at: Date; to: Severity }
  | { type: 'promise-made'; at: Date; promiseId: string; dueAt: Date }
  | { type: 'promise-kept'; at: Date; promiseId: string }
  | { type: 'promise-withdrawn'; at: Date; promiseId: string }
  /** Merged into another complaint, which carries on with what is owed. */
  | { type: 'merged'; at: Date }
);

/** Nothing is owed any more in these categories, unless the complaint is reopened. */
export function isSettled(status: Status): boolean {
  return status === 'resolved' || status === 'closed' || status === 'merged';
}
