import type { Language } from '#kernel/language';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agent } from './agent.ts';

/** The company's own words for one of our messages in one language. */
@Entity()
@Check('mail_text_is_whole', '(subject IS NULL) = (body IS NULL)')
@Index('mail_text_once_per_language', ['template', 'language'], { unique: true })
export class MailText {
  @PrimaryColumn('uuid')
  id: string;

  /** Which of our messages it is. */
  @Column('text')
  template: string;

  @Column('text')
  language: Language;

  /** Null: ours again. The row stays, so that its versions go on. */
  @Column('text', { nullable: true })
  subject: string | null;

  @Column('text', { nullable: true })
  body: string | null;

  /** Goes up by one with every change; the ETag. A trigger counts it. 0: nobody has written one yet. */
  @Column('integer', { default: 0 })
  version: number;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Agent)
  changedBy: string | null;

  @Column('timestamptz', { nullable: true })
  changedAt: Date | null;
}
