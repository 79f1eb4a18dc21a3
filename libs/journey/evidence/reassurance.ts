import { Choices, Counter, Flag, Text } from '#kernel/fields';

/** Comfort given face to face. */
export const COMFORTS = ['comfortable-place', 'coffee', 'lunch', 'magazine', 'come-back-later', 'other'] as const;
export type Comfort = (typeof COMFORTS)[number];

/** Step 4. The promises stand in the case itself, each with its clock. */
export class ReassuranceEvidence {
  @Text({ optional: true, description: 'What the customer was told happens next, and when' }) nextStep?: string;
  @Flag({ optional: true, description: 'Solved on the spot: there is nothing left to promise' }) solvedAtOnce?: boolean;
  @Counter({ optional: true, description: 'Longest time on hold, in seconds' }) holdSeconds?: number;
  @Flag({ optional: true }) callBackOffered?: boolean;
  @Choices(COMFORTS, { optional: true }) comfort?: Comfort[];
}
