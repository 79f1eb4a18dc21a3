import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Channel } from '#contracts/complaint';
import type { CustomerType } from '#journey/evidence/objectivity';
import { CalendarRow } from './calendar.ts';

/** A day that matters to a customer: a birthday comes every year, an anniversary of one date too. */
export interface ImportantDay {
  name: string;
  /** '05-17' every year, or '2026-05-17' once. */
  date: string;
}

/** Somebody who complains. Found again by e-mail, or by telephone where no e-mail is known. */
@Entity()
@Index('customer_by_name', ['name', 'id'])
// Of an expression, which only the migration can write: see queries/find-customers.ts.
@Index('customer_by_part', { synchronize: false })
@Index('customer_by_important_day', ['importantDays'], { type: 'gin', where: `important_days <> '[]'` })
export class Customer {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  /** Lower case. */
  @Index('customer_email_once', { unique: true })
  @Column('text', { nullable: true })
  email: string | null;

  /** E.164. A family may share one telephone, so it is unique only among customers without an e-mail. */
  @Index('customer_by_phone')
  @Index('customer_phone_once_without_email', { unique: true, where: 'email IS NULL AND merged_into_id IS NULL' })
  @Column('text', { nullable: true })
  phone: string | null;

  @Column('text', { nullable: true })
  language: string | null;

  @Column('text', { nullable: true })
  timeZone: string | null;

  /** The customer's key in the system that it was imported from. */
  @Index('customer_external_id_once', { unique: true })
  @Column('text', { nullable: true })
  externalId: string | null;

  /** No follow-ups and no automatic mail for this customer. */
  @Column('boolean', { default: false })
  doNotContact: boolean;

  /** Business hours agreed with this customer; null: those of the team or the policy. */
  @Index('customer_by_calendar', { where: 'calendar_id IS NOT NULL' })
  @Column('uuid', { nullable: true })
  @ForeignKey(() => CalendarRow)
  calendarId: string | null;

  /** From when (local time of day, like 09:00) rules may write or call; null: the usual daytime. */
  @Column('text', { nullable: true })
  contactFrom: string | null;

  /** Until when; outside it are the quiet hours. */
  @Column('text', { nullable: true })
  contactTo: string | null;

  @Column('jsonb', { default: [] })
  importantDays: ImportantDay[];

  /** How they like to be spoken to; null: as they came to us. */
  @Column('text', { nullable: true })
  preferredChannel: Channel | null;

  /** What they use and like, as one would note it (the rice seller's notebook). */
  @Column('text', { nullable: true })
  likes: string | null;

  /** The type of character that was noted for good; null: as step 5 of their latest complaint says. */
  @Column('text', { nullable: true })
  personality: CustomerType | null;

  /** The customer who goes on, where this one turned out to be the same: whoever writes from this address is that one. */
  @Index('customer_by_merger', { where: 'merged_into_id IS NOT NULL' })
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Customer)
  mergedIntoId: string | null;

  @Column('timestamptz')
  createdAt: Date;

  /** Goes up by one with every change, whoever makes it; the ETag. A trigger counts it. */
  @Column('integer', { default: 1 })
  version: number;
}
