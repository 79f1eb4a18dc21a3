import { MESSAGE_KINDS, type MessageKind } from '#contracts/complaint';
import { ACTOR_KINDS, EVENT_TYPES, type ActorKind, type EventType } from '#contracts/events';
import { Choice, Either, Flag, Id, Instant, Nested, Whole } from '#kernel/fields';
import { Fields, ListOf, Text } from '#kernel/view-fields';
import { AttachmentView } from './attachment.ts';
import { PersonRef } from './people.ts';

/** One entry of the conversation. */
export class MessageView {
  @Id() id: string;
  @Text({ description: 'The complaint that it was written on: this one, or one that was merged into it' })
  reference: string;
  @Choice(MESSAGE_KINDS) kind: MessageKind;
  @Choice(ACTOR_KINDS) authorKind: ActorKind;
  @Nested(PersonRef, { nullable: true }) author: PersonRef | null;
  @Text({ nullable: true, description: "The author's name; as the import gave it where it is nobody who works here" })
  authorName: string | null;
  @Text() channel: string;
  @Text() body: string;
  @Instant() at: string;
  @ListOf(AttachmentView) attachments: AttachmentView[];
}

export class MessagePage {
  @ListOf(MessageView) items: MessageView[];
  @Text({ nullable: true }) nextCursor: string | null;
}

/** One thing that happened: who, when, what before and after. */
export class EventView {
  @Text({ description: 'Ascending within a complaint' }) id: string;
  @Choice(EVENT_TYPES) type: EventType;
  @Instant() at: string;
  @Choice(ACTOR_KINDS) actorKind: ActorKind;
  @Nested(PersonRef, { nullable: true }) actor: PersonRef | null;
  @Text({ nullable: true, description: 'The request or job in which it happened' }) origin: string | null;
  @Either([], { description: 'What changed; `before` and `after` where a fact was changed' }) data: Record<
    string,
    unknown
  >;
}

export class EventPage {
  @ListOf(EventView) items: EventView[];
  @Text({ nullable: true }) nextCursor: string | null;
}

export class HandoverView {
  @Id() id: string;
  @Nested(PersonRef) from: PersonRef;
  @Nested(PersonRef) to: PersonRef;
  @Text() briefing: string;
  @Instant() at: string;
  @Instant({ nullable: true }) confirmedAt: string | null;
}

export class HandoverList {
  @ListOf(HandoverView) items: HandoverView[];
}

export class FollowUpView {
  @Id() id: string;
  @Whole({ min: 1 }) resolution: number;
  @Whole({ min: 0 }) step: number;
  @Choice(['planned', 'sent', 'answered', 'expired', 'cancelled']) state:
    'planned' | 'sent' | 'answered' | 'expired' | 'cancelled';
  @Instant() dueAt: string;
  @Instant({ nullable: true }) sentAt: string | null;
  @Instant({ nullable: true, description: 'Until when an answer is waited for' }) waitsUntil: string | null;
  @Instant({ nullable: true }) answeredAt: string | null;
  @Whole({ min: 1, max: 5, nullable: true }) satisfaction: number | null;
  @Text({ nullable: true }) comment: string | null;
}

export class FollowUpList {
  @ListOf(FollowUpView) items: FollowUpView[];
}

/** A mail of this complaint and what became of it. */
export class MailView {
  @Id() id: string;
  @Text() template: string;
  @Id({ nullable: true, description: 'The message that it carries to the customer; null: it tells of something else' })
  messageId: string | null;
  @Text() toAddress: string;
  @Choice(['waiting', 'sent', 'failed', 'cancelled']) state: string;
  @Whole({ min: 0 }) attempts: number;
  @Text({ nullable: true }) error: string | null;
  @Text({ nullable: true }) subject: string | null;
  @Flag() automatic: boolean;
  @Instant() createdAt: string;
  @Instant({ nullable: true }) sentAt: string | null;
}

export class MailList {
  @ListOf(MailView) items: MailView[];
}

export class NotificationView {
  @Id() id: string;
  @Text() kind: string;
  @Text({ nullable: true, description: 'The complaint; null where it is about none' }) reference: string | null;
  @Fields() data: Record<string, unknown>;
  @Instant() at: string;
  @Instant({ nullable: true }) readAt: string | null;
}

/** Unread notifications are counted up to this many; who has more has too many to care for the number. */
export const UNREAD_COUNTED = 100;

export class NotificationPage {
  @ListOf(NotificationView) items: NotificationView[];
  @Whole({ min: 0, max: UNREAD_COUNTED, description: `How many are unread in all, counted up to ${UNREAD_COUNTED}` })
  unread: number;
  @Text({ nullable: true }) nextCursor: string | null;
}
