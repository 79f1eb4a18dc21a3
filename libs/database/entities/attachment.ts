import type { ActorKind } from '#contracts/events';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Complaint } from './complaint.ts';
import { Message } from './message.ts';

/**
 * A file of a case; what is in it lies in the file store under its hash, and was there before this row. It is uploaded first and
 * waits; then it belongs to one message or note, or to the words of the complaint itself.
 */
@Entity()
@Check('attachment_is_named_by_its_content', `sha256 ~ '^[0-9a-f]{64}$'`)
@Check('attachment_of_message_is_bound', 'message_id IS NULL OR bound_at IS NOT NULL')
@Index('attachment_by_complaint', ['complaintId', 'uploadedAt', 'id'])
@Index('attachment_waiting', ['uploadedAt'], { where: 'bound_at IS NULL' })
export class Attachment {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  @ForeignKey(() => Complaint)
  complaintId: string;

  /** Null while it waits, and where it came with the words of the complaint. */
  @Index('attachment_by_message', { where: 'message_id IS NOT NULL' })
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Message)
  messageId: string | null;

  /** Of the content, in hexadecimal; several rows may share one file. */
  @Index('attachment_by_content')
  @Column('text')
  sha256: string;

  /** As it is shown and saved: cleaned, with an ending that belongs to the content. */
  @Column('text')
  name: string;

  /** By the content. */
  @Column('text')
  mediaType: string;

  /** Bytes. */
  @Column('integer')
  size: number;

  @Column('text')
  uploaderKind: ActorKind;

  @Column('uuid', { nullable: true })
  uploaderId: string | null;

  @Column('timestamptz')
  uploadedAt: Date;

  /** When it came to belong to something; null: it waits, and is thrown away after a day. */
  @Column('timestamptz', { nullable: true })
  boundAt: Date | null;
}
