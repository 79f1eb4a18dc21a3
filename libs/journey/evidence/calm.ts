import { Instant, Nested, Text } from '#kernel/fields';

export class Apology {
  @Text({ max: 4000, optional: true }) words?: string;
  @Text({ max: 200, optional: true, description: 'Who apologised' }) by?: string;
  @Instant({ optional: true }) at?: Date;
}

/** Step 6. */
export class CalmEvidence {
  @Nested(Apology, { optional: true }) apology?: Apology;
}
