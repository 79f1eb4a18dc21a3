import { Choice, Flag, Id, Instant } from '#kernel/fields';
import { ListOf, Text } from '#kernel/view-fields';

/** What was promised to the customer, and by when. */
export class PromiseView {
  @Id() id: string;
  @Text() what: string;
  @Instant() dueAt: string;
  @Instant() madeAt: string;
  @Choice(['open', 'kept', 'withdrawn']) state: 'open' | 'kept' | 'withdrawn';
  @Instant({ nullable: true }) settledAt: string | null;
  @Flag({ description: 'Whether its time passed before it was kept' }) broken: boolean;
}

export class PromiseList {
  @ListOf(PromiseView) items: PromiseView[];
}
