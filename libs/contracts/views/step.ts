import { STEP_KEYS, STEP_STATES, type StepKey, type StepState } from '#journey/steps';
import { CUSTOMER_TYPES, EMOTIONS, type CustomerType, type Emotion } from '#journey/evidence/objectivity';
import { EVIDENCE } from '#journey/evidence';
import { Choice, Either, Flag, Instant, Nested, Whole } from '#kernel/fields';
import { ListOf, Text, Texts, Version } from '#kernel/view-fields';
import { MissingView } from './journey.ts';
import { PersonRef } from './people.ts';

export class CustomerTypeAdvice {
  @Choice(CUSTOMER_TYPES) type: CustomerType;
  @Text() label: string;
  @Text() signs: string;
  @Text() treat: string;
}

export class EmotionAdvice {
  @Choice(EMOTIONS) emotion: Emotion;
  @Text() advice: string;
}

export class DifficultAdvice {
  @Texts() why: string[];
  @Texts() whatHelps: string[];
  @Texts() waysOfAnswering: string[];
}

/** Every type of customer and every degree of anger, with how to treat it. */
export class PeopleGuidanceView {
  @ListOf(CustomerTypeAdvice) types: CustomerTypeAdvice[];
  @ListOf(EmotionAdvice) emotions: EmotionAdvice[];
}

/** What to do at a step now, in the reader's language. */
export class GuidanceView {
  @Text() title: string;
  @Texts() advice: string[];
  @Nested(CustomerTypeAdvice, { optional: true, description: 'Where the type of customer is known' })
  customer?: CustomerTypeAdvice;
  @Nested(EmotionAdvice, { optional: true, description: "Where the customer's emotion is known" })
  emotion?: EmotionAdvice;
  @Nested(DifficultAdvice, { optional: true, description: 'Where the customer is upset' }) difficult?: DifficultAdvice;
}

/** One step of the recovery of a complaint. */
export class StepView {
  @Choice(STEP_KEYS) key: StepKey;
  @Whole({ min: 1, max: 10 }) number: number;
  @Text() title: string;
  @Choice(STEP_STATES) state: StepState;
  @Flag({ description: 'Whether this complaint needs the step' }) needed: boolean;
  @Either(Object.values(EVIDENCE), { description: 'The evidence on record' }) evidence: object;
  @ListOf(MissingView, { description: 'What must come before the step can be done' }) missing: MissingView[];
  @Texts({ description: 'Codes of what shuts the gate before this step; empty when it is open' }) blockedBy: string[];
  @Nested(GuidanceView) guidance: GuidanceView;
  @Text({ nullable: true, description: 'Why it was overridden or reopened' }) reason: string | null;
  @Instant({ nullable: true }) updatedAt: string | null;
  @Nested(PersonRef, { nullable: true }) updatedBy: PersonRef | null;
  @Version() version: number;
}

export class StepList {
  @ListOf(StepView) items: StepView[];
}
