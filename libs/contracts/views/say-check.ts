import { RULE_KEYS, type RuleKey } from '#journey/say-check/finding';
import { STEP_KEYS, type StepKey } from '#journey/steps';
import { Choice, Counter, Flag } from '#kernel/fields';
import { ListOf, Text } from '#kernel/view-fields';

/** One thing in a message that had better be said otherwise. */
export class FindingView {
  @Choice(RULE_KEYS) rule: RuleKey;
  @Choice(STEP_KEYS, { description: 'The step that the rule serves' }) step: StepKey;
  @Text({ description: 'The words in question; empty when something is missing from the whole text' }) excerpt: string;
  @Counter({ description: 'UTF-16 offset into the text' }) from: number;
  @Counter({ description: 'Exclusive' }) to: number;
  @Text() message: string;
  @Text({ description: 'Other words' }) suggestion: string;
  @Flag({ description: 'Whether it would stop the message; otherwise it only warns' }) blocking: boolean;
}

export class FindingList {
  @ListOf(FindingView) items: FindingView[];
}
