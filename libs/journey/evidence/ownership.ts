import { Flag, Instant, Text } from '#kernel/fields';

/** Step 3. The owner and the handovers stand in the case itself. */
export class OwnershipEvidence {
  @Instant({ optional: true, description: 'When the owner took the case on' }) acceptedAt?: Date;
  @Text({ max: 200, optional: true, description: 'The name that the customer was given' }) acceptedBy?: string;
  @Flag({ optional: true }) policyExplained?: boolean;
  @Flag({ optional: true }) alternativesExplained?: boolean;
  @Text({ optional: true }) note?: string;
}
