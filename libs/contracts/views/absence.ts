import { Id, Instant, Nested } from '#kernel/fields';
import { ListOf, Text, Version } from '#kernel/view-fields';
import { PersonRef } from './people.ts';

/** A time in which somebody is not there: rules give them nothing and call somebody else. */
export class AbsenceView {
  @Id() id: string;
  @Nested(PersonRef) agent: PersonRef;
  @Instant() from: string;
  @Instant({ nullable: true, description: 'null: until further notice' }) to: string | null;
  @Text({ nullable: true }) reason: string | null;
  @Version() version: number;
}

export class AbsenceList {
  @ListOf(AbsenceView) items: AbsenceView[];
}
