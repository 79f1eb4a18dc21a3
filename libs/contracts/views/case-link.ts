import { Choice, Id, Instant, Nested } from '#kernel/fields';
import { ListOf, Text } from '#kernel/view-fields';
import { PersonRef } from './people.ts';

const MAIL_STATES = ['waiting', 'sent', 'failed', 'cancelled'] as const;

/** A private link that was mailed to the customer and has not run out. The link itself is told to nobody here. */
export class IssuedLinkView {
  @Id() id: string;
  @Text({ nullable: true, description: 'The address that it was mailed to; null where the mail is not known' })
  to: string | null;
  @Choice(MAIL_STATES, { nullable: true, description: 'What became of the mail' })
  mail: (typeof MAIL_STATES)[number] | null;
  @Text({ nullable: true, description: 'What the mail was about, like `acknowledgement`' }) template: string | null;
  @Instant() issuedAt: string;
  @Instant({ description: 'Until when it works' }) expiresAt: string;
  @Instant({ nullable: true, description: 'To within five minutes; null: never' }) lastUsedAt: string | null;
  @Instant({ nullable: true, description: 'From then on it opens nothing' }) revokedAt: string | null;
  @Nested(PersonRef, { nullable: true }) revokedBy: PersonRef | null;
}

export class IssuedLinkList {
  @ListOf(IssuedLinkView, { description: 'The latest first; revoked ones too, until they would have run out' })
  items: IssuedLinkView[];
}
