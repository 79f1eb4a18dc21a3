import { Choice, Id, Instant } from '#kernel/fields';
import { ListOf, Text } from '#kernel/view-fields';

/** Something that the reader is to be reminded of. */
export class ReminderView {
  @Id() id: string;
  @Choice(['own', 'snooze'], { description: '`snooze`: a complaint that was put aside' }) kind: 'own' | 'snooze';
  @Text({ nullable: true, description: 'The complaint' }) reference: string | null;
  @Text({ nullable: true }) note: string | null;
  @Instant() dueAt: string;
  @Choice(['planned', 'sent', 'ended']) state: 'planned' | 'sent' | 'ended';
  @Text({ nullable: true, description: 'Why it ended without being sent' }) endedWhy: string | null;
}

export class ReminderPage {
  @ListOf(ReminderView) items: ReminderView[];
  @Text({ nullable: true, description: 'Send it as `cursor` for the next page; null on the last' }) nextCursor:
    string | null;
}
