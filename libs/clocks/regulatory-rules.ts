import type { ReadFact } from './clock-rules.ts';
import { isSettled } from './facts.ts';

/** A clock that a regime sets. It counts from receipt, and neither a status nor a change of severity moves it. */
export interface RegulatoryRule {
  /**
   * A time within which something is allowed, rather than a duty to do it: when it is over unmet it is simply over, as
   * 'cancelled', and nobody was late.
   */
  isWindow: boolean;
  read: ReadFact;
}

/**
 * What a reopening does: the customer is dissatisfied anew, and regulators count a renewed expression of dissatisfaction like a
 * first one; so each clock starts again with its full time from the reopening, beside the one that ended before.
 */
const begins: ReadFact = (fact, { status }) => {
  if (fact.type === 'received') return isSettled(fact.status ?? 'new') ? null : 'start';
  const isReopening = fact.type === 'status-changed' && !isSettled(fact.to) && status !== null && isSettled(status);
  return isReopening ? 'start' : null;
};

/** Met by the settlement, which is the final answer; a merger leaves what is owed to the other complaint. */
const untilSettled: ReadFact = (fact, before) => {
  if (fact.type === 'status-changed' && isSettled(fact.to)) return fact.to === 'merged' ? 'cancel' : 'meet';
  return begins(fact, before);
};

/** The clocks that a regime's obligations set, by name. */
export const REGULATORY_RULES = {
  /** "It has reached us": by an automatic acknowledgement or by any answer. */
  'regulatory-acknowledgement': {
    isWindow: false,
    read: (fact, before) => (fact.type === 'responded' ? 'meet' : endsWhenSettled(fact, before)),
  },
  /** An answer by a person, which may be a holding response. */
  'regulatory-response': {
    isWindow: false,
    read: (fact, before) =>
      fact.type === 'responded' ? (fact.by === 'person' ? 'meet' : null) : endsWhenSettled(fact, before),
  },
  /** Who settles within it may do so by a short form. */
  'regulatory-summary': { isWindow: true, read: untilSettled },
  'regulatory-resolution': { isWindow: false, read: untilSettled },
} as const satisfies Record<string, RegulatoryRule>;

function endsWhenSettled(...[fact, before]: Parameters<ReadFact>): ReturnType<ReadFact> {
  return fact.type === 'status-changed' && isSettled(fact.to) ? 'cancel' : begins(fact, before);
}

export type RegulatoryKind = keyof typeof REGULATORY_RULES;
export const REGULATORY_KINDS = Object.keys(REGULATORY_RULES) as RegulatoryKind[];
