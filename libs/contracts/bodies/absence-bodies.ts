import { Instant, Text } from '#kernel/fields';

export class AbsenceBody {
  @Instant() from: Date;
  @Instant({ nullable: true, description: 'null: until further notice' }) to: Date | null;
  @Text({ optional: true, nullable: true, max: 200 }) reason?: string | null;
}

export class WhoIsAwayQuery {
  @Instant({ optional: true, description: 'At which moment; now if left out' }) on?: Date;
  @Instant({ optional: true, description: 'Or, together with `to`: between these moments' }) from?: Date;
  @Instant({ optional: true, description: 'Later than `from`' }) to?: Date;
}
