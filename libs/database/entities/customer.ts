import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody who complains. Found again by e-mail, or by telephone where no e-mail is known. */
@Entity()
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
  @Index('customer_phone_once_without_email', { unique: true, where: 'email IS NULL' })
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

  @Column('timestamptz')
  createdAt: Date;
}
