import { isSettled, type ClockFact, type Status } from './facts.ts';
import type { Situation } from './situation.ts';

/** How a clock counts its time. */
export interface Counting {
  /** The hours of the calendar, or every moment. */
  hours: 'business' | 'elapsed';
  /** Status categories during which the clock stands still. */
  pausedIn: readonly Status[];
}

/**
 * What a fact does to a clock; null: nothing. A start while one is running does nothing either; 'restart' meets the one
 * that is running, if there is one, and starts the next.
 */
export type Verdict = 'start' | 'meet' | 'restart' | 'cancel' | null;

/** @param before where the complaint stood before the fact */
export type ReadFact = (fact: ClockFact, before: Situation) => Verdict;

export interface ClockRule {
  /** How it counts unless the policy says otherwise. */
  counting: Counting;
  /**
   * It comes again and again, so one that ended at the very instant of its start is forgotten: an imported conversation,
   * all of which counts as said at the import, would leave one for each message.
   */
  forgetsMoments?: boolean;
  read: ReadFact;
}

/** The clocks that a policy sets targets for. To add one, add its entry: targets, rows and ladders follow. */
export const CLOCK_RULES = {
  'first-response': {
    counting: { hours: 'business', pausedIn: [] },
    read(fact) {
      if (fact.type === 'received') return isSettled(fact.status ?? 'new') ? null : 'start';
      if (fact.type === 'responded') return fact.by === 'person' ? 'meet' : null;
      // Nobody is to be chased about a closed case (osTicket #2333).
      return fact.type === 'status-changed' && isSettled(fact.to) ? 'cancel' : null;
    },
  },
  // From the oldest message that nobody has answered, so that a customer who writes again doesn't wait longer for it. Our own
  // answer ends it, and the customer's silence after that starts nothing (zammad #3140).
  'next-response': {
    counting: { hours: 'business', pausedIn: [] },
    forgetsMoments: true,
    read(fact, { status, awaitsFirstAnswer, wroteSinceSettled }) {
      if (fact.type === 'responded') return fact.by === 'person' ? 'meet' : null;
      const wasSettled = status === null || isSettled(status);
      if (fact.type === 'customer-wrote') {
        // "Thanks!" asks for nothing (chatwoot #10178).
        return fact.thanks || wasSettled || awaitsFirstAnswer ? null : 'start';
      }
      if (fact.type !== 'status-changed') return null;
      if (isSettled(fact.to)) return 'cancel';
      // What reopened the case is answered from the reopening on: an old message on a closed case must not be late at once.
      return wasSettled && wroteSinceSettled ? 'start' : null;
    },
  },
  // News is owed even when there is nothing new, while a third party has us wait too; not while we wait for the customer.
  'next-update': {
    counting: { hours: 'business', pausedIn: ['pending'] },
    forgetsMoments: true,
    read(fact, { status }) {
      const wasSettled = status === null || isSettled(status);
      if (fact.type === 'responded') return fact.by === 'person' && !wasSettled ? 'restart' : null;
      if (fact.type !== 'status-changed') return null;
      if (isSettled(fact.to)) return 'cancel';
      return wasSettled && status !== null ? 'start' : null;
    },
  },
  resolution: {
    counting: { hours: 'business', pausedIn: ['pending', 'on-hold'] },
    read(fact, { status }) {
      if (fact.type === 'received') return isSettled(fact.status ?? 'new') ? null : 'start';
      if (fact.type !== 'status-changed') return null;
      if (fact.to === 'merged') return 'cancel';
      if (isSettled(fact.to)) return 'meet';
      return status !== null && isSettled(status) ? 'start' : null;
    },
  },
} as const satisfies Record<string, ClockRule>;

export type TargetKind = keyof typeof CLOCK_RULES;
export const TARGET_KINDS = Object.keys(CLOCK_RULES) as TargetKind[];
