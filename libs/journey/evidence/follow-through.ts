import { Choice, Counter, Currency, Instant, ListOf, LocalDate, Nested, Text, Whole } from '#kernel/fields';
import { REMEDIES, type Remedy } from './expectation.ts';

/** Tokens of goodwill (handbook, section 6). */
export const TOKENS = [
  'refund',
  'credit',
  'coupon',
  'replacement',
  'free-item',
  'extra-service',
  'gift',
  'letter-of-apology',
] as const;
export type Token = (typeof TOKENS)[number];

export class GoodwillToken {
  @Choice(TOKENS) kind: Token;
  @Text({ optional: true }) description?: string;
  @Counter({ optional: true, description: 'Worth, in minor units' }) amount?: number;
  @Currency({ optional: true }) currency?: string;
  @Instant({ optional: true, description: 'When the customer received it' }) deliveredAt?: Date;
}

/** What the customer really got in the end. */
export class Outcome {
  @Choice(REMEDIES) remedy: Remedy;
  @Text({ optional: true }) description?: string;
  @Counter({ optional: true, description: 'Minor units of the currency' }) amount?: number;
  @Currency({ optional: true }) currency?: string;
  @LocalDate({ optional: true, description: 'The day on which the customer had it' }) onDate?: string;
}

/** Step 8. The follow-ups and their answers stand in the case itself. */
export class FollowThroughEvidence {
  @ListOf(GoodwillToken, { optional: true, maxItems: 50 }) tokens?: GoodwillToken[];
  @Whole({ min: 1, max: 5, optional: true, description: 'From 1, very unhappy, to 5, very happy' })
  satisfaction?: number;
  @Nested(Outcome, { optional: true }) outcome?: Outcome;
}
