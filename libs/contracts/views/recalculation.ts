import { Choice, Counter, Id, Instant, Nested } from '#kernel/fields';
import { ListOf, Text } from '#kernel/view-fields';
import { PersonRef } from './people.ts';

export const RECALCULATION_CAUSES = ['policy', 'calendar', 'ladder', 'team', 'customer'] as const;

/** The clocks of all open complaints are derived anew in the background: how far it has come. */
export class RecalculationView {
  @Id() id: string;
  @Choice(RECALCULATION_CAUSES, { description: 'What was changed' }) why: (typeof RECALCULATION_CAUSES)[number];
  @Text({ description: 'Its name' }) name: string;
  @Nested(PersonRef, { nullable: true }) requestedBy: PersonRef | null;
  @Instant() requestedAt: string;
  @Counter({ description: 'Open complaints when it was requested' }) total: number;
  @Counter({ description: 'Complaints looked at so far' }) done: number;
  @Counter({ description: 'Complaints of which a deadline or the next rung came out differently' }) changed: number;
  @Instant({ nullable: true, description: 'Null while it goes on' }) finishedAt: string | null;
}

export class RecalculationList {
  @ListOf(RecalculationView, { description: 'The latest 50, newest first' }) items: RecalculationView[];
}

/** A deadline that would move, or of which a rung would be reached at once: then it may be due when it was. */
export class MovedDeadline {
  @Text({ description: 'The complaint' }) reference: string;
  @Text() clock: string;
  @Instant({ nullable: true, description: 'As it is; null while paused, or where there is none' }) from: string | null;
  @Instant({ nullable: true, description: 'As it would be; null while paused, or where the clock would be dropped' })
  to: string | null;
}

/** What a change of settings would do to the open complaints. Nothing is saved. */
export class SettingsPreview {
  @Counter() openComplaints: number;
  @Counter({ description: 'How many were examined: those with the nearest deadlines, at most 5,000' }) examined: number;
  @Counter({ description: 'Of those, how many have a deadline or a rung that would change' }) changed: number;
  @Counter({ description: 'Deadlines that would be earlier' }) earlier: number;
  @Counter({ description: 'Deadlines that would be later' }) later: number;
  @Counter({ description: 'Deadlines that would be breached at once' }) newlyBreached: number;
  @Counter({ description: 'Clocks that would start' }) started: number;
  @Counter({ description: 'Clocks that would be dropped' }) dropped: number;
  @Counter({ description: 'Clocks of which a rung or the breach would be reached at once' }) reachedAtOnce: number;
  @ListOf(MovedDeadline, { description: 'The first 20' }) examples: MovedDeadline[];
}
