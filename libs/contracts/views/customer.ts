import { ImportantDayBody } from '#contracts/bodies/people-bodies';
import { SEVERITIES, STATUSES, type Severity, type Status } from '#contracts/complaint';
import { Choice, Counter, Flag, Id, Instant } from '#kernel/fields';
import { ListOf, Text } from '#kernel/view-fields';

/** Somebody who complains. */
export class CustomerRow {
  @Id() id: string;
  @Text() name: string;
  @Text({ nullable: true }) email: string | null;
  @Text({ nullable: true, description: 'E.164 where it is an international number' }) phone: string | null;
  @Text({ nullable: true, description: 'BCP 47 tag' }) language: string | null;
  @Text({ nullable: true, description: 'IANA time zone' }) timeZone: string | null;
  @Flag({ description: 'No follow-ups and no automatic mail' }) doNotContact: boolean;
  @Instant() createdAt: string;
}

export class CustomerPage {
  @ListOf(CustomerRow) items: CustomerRow[];
  @Text({ nullable: true, description: 'Send it as `cursor` for the next page; null on the last' }) nextCursor:
    string | null;
}

export class EarlierComplaint {
  @Text() reference: string;
  @Choice(STATUSES) status: Status;
  @Choice(SEVERITIES) severity: Severity;
  @Text({ nullable: true }) subject: string | null;
  @Text({ nullable: true }) category: string | null;
  @Instant() receivedAt: string;
}

/** A customer with what they complained about before, as far as the reader may see it. */
export class CustomerView extends CustomerRow {
  @Id({ nullable: true, description: 'Business hours agreed with them' }) calendarId: string | null;
  @Text({ nullable: true, description: 'From when rules may write or call, where the customer lives; null: 09:00' })
  contactFrom: string | null;
  @Text({ nullable: true, description: 'Until when; null: 20:00' }) contactTo: string | null;
  @ListOf(ImportantDayBody) importantDays: ImportantDayBody[];
  @Counter() complaintCount: number;
  @ListOf(EarlierComplaint, { description: 'The latest 100, newest first' }) complaints: EarlierComplaint[];
}
