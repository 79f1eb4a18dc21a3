import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agent } from './agent.ts';
import { Complaint } from './complaint.ts';

/** An ownerless complaint that was offered to somebody. One offer at a time: the index says so. */
@Entity()
@Check('offer_state_is_known', `state IN ('open', 'accepted', 'declined', 'expired', 'withdrawn')`)
@Index('offer_one_open_per_complaint', ['complaintId'], { unique: true, where: `state = 'open'` })
export class Offer {
  @PrimaryColumn('uuid')
  id: string;

  @Index('offer_by_complaint')
  @Column('uuid')
  @ForeignKey(() => Complaint)
  complaintId: string;

  @Index('offer_by_agent', { where: `state = 'open'` })
  @Column('uuid')
  @ForeignKey(() => Agent)
  agentId: string;

  @Column('text', { default: 'open' })
  state: 'open' | 'accepted' | 'declined' | 'expired' | 'withdrawn';

  @Column('timestamptz')
  offeredAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;

  /** Why it was declined. */
  @Column('text', { nullable: true })
  reason: string | null;
}
