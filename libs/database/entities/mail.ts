import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Complaint } from './complaint.ts';

export type MailState = 'waiting' | 'sent' | 'failed' | 'cancelled';

/**
 * One mail that goes out: a row first, then sent. The recipient is a snapshot: an edited customer never misdirects it.
 * Its key says what it is for, so that the same thing is never written to anybody twice.
 */
@Entity()
@Check('mail_state_is_known', `state IN ('waiting', 'sent', 'failed', 'cancelled')`)
export class Mail {
  @PrimaryColumn('uuid')
  id: string;

  @Index('mail_once_per_key', { unique: true })
  @Column('text')
  key: string;

  @Index('mail_by_complaint')
  /** Null where it is about no single complaint, like the daily digest. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Complaint)
  complaintId: string | null;

  @Column('text')
  toAddress: string;

  @Column('text')
  toName: string;

  @Column('text')
  language: string;

  /** Which of our messages it is. */
  @Column('text')
  template: string;

  /** Written when the row is: what was promised to go out is what goes out. */
  @Column('text')
  subject: string;

  @Column('text')
  text: string;

  @Column('text')
  html: string;

  /** The files that it carries, in this order. */
  @Column('uuid', { array: true, default: '{}' })
  attachmentIds: string[];

  /** Sent by a rule rather than a person: carries the headers that keep robots from answering. */
  @Column('boolean')
  automatic: boolean;

  /** It calls a person here to work, and does not queue behind what customers get. */
  @Column('boolean', { default: false })
  urgent: boolean;

  @Column('text', { default: 'waiting' })
  state: MailState;

  @Column('integer', { default: 0 })
  attempts: number;

  /** Why the last attempt failed; never holds the text. */
  @Column('text', { nullable: true })
  error: string | null;

  /** When the worker should (next) try; null when there is nothing to do. */
  @Index('mail_due', { where: 'next_at IS NOT NULL AND NOT urgent' })
  @Index('mail_due_urgent', { where: 'next_at IS NOT NULL AND urgent' })
  @Column('timestamptz', { nullable: true })
  nextAt: Date | null;

  @Column('timestamptz', { nullable: true })
  enqueuedAt: Date | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  sentAt: Date | null;
}
