import type { OutboxJob } from '#contracts/jobs';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Work that a committed change asks for. Deleted in the transaction that does the work, so a lost queue loses nothing. */
@Entity()
@Index('outbox_offer', ['subjectId'], { where: `job = 'offer-complaint'` })
export class Outbox {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('text')
  job: OutboxJob;

  /** What it is about, by id only: the processor reads the rest afresh. */
  @Column('uuid')
  subjectId: string;

  @Index('outbox_due', { where: 'next_at IS NOT NULL' })
  @Column('timestamptz', { nullable: true })
  nextAt: Date | null;

  @Column('timestamptz', { nullable: true })
  enqueuedAt: Date | null;
}
