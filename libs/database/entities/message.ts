import type { ActorKind } from '#contracts/events';
import type { MessageKind } from '#contracts/complaint';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Complaint } from './complaint.ts';

/** One entry of the conversation: from the customer, to the customer, or an internal note. */
@Entity()
@Check('message_kind_is_known', `kind IN ('from-customer', 'to-customer', 'note')`)
@Index('message_in_order', ['complaintId', 'at', 'id'])
@Index('message_answers', ['complaintId', 'at'], { where: `kind = 'to-customer' AND author_kind <> 'system'` })
export class Message {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  @ForeignKey(() => Complaint)
  complaintId: string;

  @Column('text')
  kind: MessageKind;

  @Column('text')
  authorKind: ActorKind;

  @Column('uuid', { nullable: true })
  authorId: string | null;

  /** The author's name where it is nobody who works here: as an import named them. */
  @Column('text', { nullable: true })
  authorName: string | null;

  @Column('text')
  channel: string;

  @Column('text')
  body: string;

  @Column('timestamptz')
  at: Date;

  @Index('message_search', { type: 'gin' })
  @Column('tsvector', { select: false })
  search: string;
}
