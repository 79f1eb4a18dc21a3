import { isSettled, type ClockFact, type Status } from './facts.ts';

/** Where a complaint stands before a fact, as far as clocks ask. */
export interface Situation {
  /** Null before it was received. */
  status: Status | null;
  /** Nobody has answered yet, nor was it settled without: what the customer writes meanwhile belongs to the first answer. */
  awaitsFirstAnswer: boolean;
  /** The customer wrote after it was settled, and nobody has answered that. */
  wroteSinceSettled: boolean;
}

/** Before anything has happened. */
export const AT_FIRST: Situation = { status: null, awaitsFirstAnswer: true, wroteSinceSettled: false };

/** Where the complaint stands after the fact. */
export function situationAfter(fact: ClockFact, before: Situation): Situation {
  const status = statusAfter(fact) ?? before.status;
  const wasSettled = before.status !== null && isSettled(before.status);
  const isAnswer = fact.type === 'responded' && fact.by === 'person';
  return {
    status,
    awaitsFirstAnswer: before.awaitsFirstAnswer && !isAnswer && !(status !== null && isSettled(status)),
    wroteSinceSettled:
      wasSettled && !isAnswer && (before.wroteSinceSettled || (fact.type === 'customer-wrote' && !fact.thanks)),
  };
}

/** The status that the fact brings; null: it brings none. */
export function statusAfter(fact: ClockFact): Status | null {
  if (fact.type === 'merged') return 'merged';
  if (fact.type === 'status-changed') return fact.to;
  return fact.type === 'received' ? (fact.status ?? 'new') : null;
}
