import { Instant, ListOf, Text } from '#kernel/fields';

export class ClarifyingQuestion {
  @Text({ max: 1000 }) question: string;
  @Text({ max: 4000, optional: true, description: 'Left out while the customer has not answered' }) answer?: string;
}

/** Step 1. The customer's own words stand in the complaint itself. */
export class CaptureEvidence {
  @ListOf(ClarifyingQuestion, { optional: true, maxItems: 50 }) clarifyingQuestions?: ClarifyingQuestion[];
  @Text({ max: 4000, optional: true, description: 'The problem, said back to the customer' }) restatement?: string;
  @Instant({ optional: true, description: 'When the customer confirmed the restatement' }) confirmedAt?: Date;
  @Text({ max: 200, optional: true, description: 'Who confirmed, if not the customer in person' }) confirmedBy?: string;
}
