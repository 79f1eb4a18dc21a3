import type { EvidenceByStep } from './evidence.ts';
import type { StepKey, StepState } from './steps.ts';

/** What is on record of one step. */
export interface StepFacts<K extends StepKey = StepKey> {
  state: StepState;
  evidence: EvidenceByStep[K];
}

/** Follow-ups of the present resolution only: those of an earlier one say nothing once the case was reopened. */
export interface FollowUpFacts {
  /** Planned, not yet sent. */
  planned: number;
  /** Sent, and the wait for an answer runs. */
  waiting: number;
  answered: number;
  /** Sent, and the wait ran out. */
  expired: number;
}

/** The plain view of a case that the rules of the journey look at. */
export interface RecoveryFacts {
  /** Steps that somebody has worked on; a missing one is open without evidence. */
  steps: { readonly [K in StepKey]?: StepFacts<K> };
  /** Whether the case is resolved or closed at present. */
  resolved: boolean;
  /** The customer-visible statement of what was done, if one was sent apart from the evidence of step 7. */
  resolutionStatement?: string | null;
  /** Of an open case: the customer rejected the last answer, which said this; the case owes a new one. */
  rejected?: { statement: string | null } | null;
  hasOwner: boolean;
  /** How many owners the case has had, the present one included; somebody who comes back counts again. */
  ownerCount: number;
  /** Handovers in order. */
  handovers: readonly { confirmed: boolean }[];
  promises: { open: number; kept: number; broken: number };
  /** Kinds of the deadlines that were breached, promises left out ("first-response", "resolution"). */
  breachedClocks: readonly string[];
  reopenedCount: number;
  followUps: FollowUpFacts;
  /** The customer's latest answer at a follow-up, 1 (very unhappy) to 5 (very happy). */
  satisfaction: number | null;
}

/** The state of a step, open if nobody has worked on it. */
export const stateOf = (facts: RecoveryFacts, key: StepKey): StepState => facts.steps[key]?.state ?? 'open';

/** Done, or passed over for a reason. */
export const isSettled = (facts: RecoveryFacts, key: StepKey): boolean =>
  stateOf(facts, key) === 'done' || stateOf(facts, key) === 'overridden';

/** Whether these are the words that the customer rejected. */
export const isRejected = (statement: string, { rejected }: RecoveryFacts): boolean =>
  rejected?.statement?.trim() === statement.trim();
