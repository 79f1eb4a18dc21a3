import { Counter, Id, Instant, Nested } from '#kernel/fields';
import { ListOf, Text, Version } from '#kernel/view-fields';
import { PersonRef } from './people.ts';

/** One cause of many complaints. */
export class KnownProblemView {
  @Id() id: string;
  @Text() title: string;
  @Text({ nullable: true, description: 'What is known of it: how it shows, what helps meanwhile' })
  description: string | null;
  @Counter({ description: 'How many complaints have it in their step 9' }) complaints: number;
  @Instant() notedAt: string;
  @Nested(PersonRef) notedBy: PersonRef;
  @Version() version: number;
}

export class KnownProblemList {
  @ListOf(KnownProblemView, { description: 'Those behind most complaints in front; at most 50' })
  items: KnownProblemView[];
}
