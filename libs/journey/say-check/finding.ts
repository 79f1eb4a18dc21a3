import type { Language, LocalText } from '#kernel/language';
import type { StepKey } from '../steps.ts';

export const RULE_KEYS = [
  'blame',
  'commonplace',
  'not-my-job',
  'asks-again',
  'asks-if-solved',
  'apology-missing',
  'promise-without-date',
  'date-too-early',
  'all-capitals',
  'informal-you',
] as const;
export type RuleKey = (typeof RULE_KEYS)[number];

/** One thing in a message that had better be said otherwise. */
export interface Finding {
  rule: RuleKey;
  /** The step of the toolkit that the rule serves. */
  step: StepKey;
  /** The words in question; empty when something is missing from the whole text. */
  excerpt: string;
  /** UTF-16 offsets into the text; `to` is exclusive. */
  from: number;
  to: number;
  /** The language of the words, in which the suggestion is to be used. */
  language: Language;
  message: LocalText;
  /** Other words. */
  suggestion: LocalText;
  /** False unless a manager marked the rule as blocking: say-check warns. */
  blocking: boolean;
}

/** Facts that the case may hold already, so that nobody should ask for them again. */
export const KNOWN_FACTS = ['story', 'name', 'email', 'phone', 'address', 'order-number'] as const;
export type KnownFact = (typeof KNOWN_FACTS)[number];

/** What is known besides the text. */
export interface SayCheckContext {
  /** The message's language, if known; otherwise told from its letters. */
  language?: Language;
  /** Whether this is the first reply to the complaint. */
  firstReply?: boolean;
  /** Whether an apology was made before. */
  hasApologised?: boolean;
  /** What the case holds; the story alone if unset, since a case always has the customer's words. */
  knownFacts?: readonly KnownFact[];
  /** The present instant (UTC). */
  now: Date;
  /** The customer's IANA zone, in which "tomorrow" is meant; UTC if unset. */
  zone?: string;
  /** The first instant at which the calendar allows the promised work to be done; `now` if unset. */
  earliest?: Date;
  /** Whether anybody works on this local date ("2026-11-20"). */
  isWorkingDay?: (date: string) => boolean;
  /** Rules that a manager marked as blocking. */
  blocking?: readonly RuleKey[];
}

/** Words in a text that a rule objects to, before the text about them is added. */
export interface Match {
  from: number;
  to: number;
  language: Language;
}

/** A family of the say-check. */
export interface SayRule {
  key: RuleKey;
  step: StepKey;
  message: LocalText;
  suggestion: LocalText;
  find(text: string, context: SayCheckContext): Match[];
}
