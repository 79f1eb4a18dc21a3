import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Complaint } from './complaint.ts';

/** A check after a resolution that the customer is satisfied. */
@Entity()
@Check('follow_up_state_is_known', `state IN ('planned', 'sent', 'answered', 'expired', 'cancelled')`)
@Check('follow_up_satisfaction_in_range', 'satisfaction BETWEEN 1 AND 5')
@Index('follow_up_open_by_due', ['dueAt'], { where: `state IN ('planned', 'sent')` })
@Index('follow_up_once_per_plan_step', ['complaintId', 'resolution', 'step'], { unique: true })
export class FollowUp {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  @ForeignKey(() => Complaint)
  complaintId: string;

  /** Which resolution it follows, from 1: a reopened complaint is resolved again. */
  @Column('integer')
  resolution: number;

  /** Position in the plan, from 0. */
  @Column('integer')
  step: number;

  @Column('text', { default: 'planned' })
  state: 'planned' | 'sent' | 'answered' | 'expired' | 'cancelled';

  @Column('timestamptz')
  dueAt: Date;

  @Column('timestamptz', { nullable: true })
  sentAt: Date | null;

  /** Until when an answer is waited for, once sent. */
  @Column('timestamptz', { nullable: true })
  waitsUntil: Date | null;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;

  /** 1 (very unhappy) to 5 (very happy). */
  @Column('integer', { nullable: true })
  satisfaction: number | null;

  @Column('text', { nullable: true })
  comment: string | null;

  /** When the worker acts next: sends it, or ends the wait. */
  @Index('follow_up_due', { where: 'next_at IS NOT NULL' })
  @Column('timestamptz', { nullable: true })
  nextAt: Date | null;

  @Column('timestamptz', { nullable: true })
  enqueuedAt: Date | null;
}
