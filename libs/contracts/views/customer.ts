import { ImportantDayBody } from '#contracts/bodies/people-bodies';
import { CHANNELS, SEVERITIES, STATUSES, type Channel, type Severity, type Status } from '#contracts/complaint';
import { CUSTOMER_TYPES, type CustomerType } from '#journey/evidence/objectivity';
import { Choice, Counter, Flag, Id, Instant } from '#kernel/fields';
import { ListOf, Text, Version } from '#kernel/view-fields';
import { PromiseView } from './promise.ts';

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

/** A promise of one of the customer's complaints. */
export class EarlierPromise extends PromiseView {
  @Text({ description: 'The complaint' }) reference: string;
}

/** Somebody who turned out to be this customer. Whoever writes from the address, or calls from the telephone, is known by it. */
export class MergedCustomer {
  @Id() id: string;
  @Text() name: string;
  @Text({ nullable: true }) email: string | null;
  @Text({ nullable: true }) phone: string | null;
}

/** A customer with what they complained about before, as far as the reader may see it. */
export class CustomerView extends CustomerRow {
  @Id({ nullable: true, description: 'Business hours agreed with them' }) calendarId: string | null;
  @Text({ nullable: true, description: 'From when rules may write or call, where the customer lives; null: 09:00' })
  contactFrom: string | null;
  @Text({ nullable: true, description: 'Until when; null: 20:00' }) contactTo: string | null;
  @ListOf(ImportantDayBody) importantDays: ImportantDayBody[];
  @Choice(CHANNELS, { nullable: true, description: 'How they like to be spoken to' }) preferredChannel: Channel | null;
  @Text({ nullable: true, description: 'What they use and like' }) likes: string | null;
  @Choice(CUSTOMER_TYPES, {
    nullable: true,
    description: 'Type of character: as noted for good, else as step 5 of their latest complaint says',
  })
  personality: CustomerType | null;
  @ListOf(MergedCustomer, { description: 'Who was merged into this customer' }) merged: MergedCustomer[];
  @Counter() complaintCount: number;
  @ListOf(EarlierComplaint, { description: 'The latest 100, newest first' }) complaints: EarlierComplaint[];
  @ListOf(EarlierPromise, { description: 'Of these complaints, the latest 100, newest first' })
  promises: EarlierPromise[];
  @Version() version: number;
}
