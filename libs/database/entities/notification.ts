import { Column, Entity, ForeignKey, Generated, Index, PrimaryColumn } from 'typeorm';
import { Agent } from './agent.ts';
import { Complaint } from './complaint.ts';

/** Something that a person here should know, said once. */
@Entity()
@Index('notification_by_agent', ['agentId', 'at'])
@Index('notification_unread', ['agentId'], { where: '(read_at IS NULL)' })
export class Notification {
  @PrimaryColumn('uuid')
  id: string;

  /** What it is about, so that it is said once: `escalation:{id}`, `handover:{id}`. */
  @Index('notification_once_per_key', { unique: true })
  @Column('text')
  key: string;

  @Column('uuid')
  @ForeignKey(() => Agent)
  agentId: string;

  /** Null where it is about no complaint, like a customer's birthday. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Complaint)
  complaintId: string | null;

  @Column('text')
  kind: string;

  @Column('jsonb')
  data: Record<string, unknown>;

  @Column('timestamptz')
  at: Date;

  /** In the order in which they were told, for looking for what is new; whoever commits later may have the lower one. */
  @Index('notification_by_place', { unique: true })
  @Column('bigint')
  @Generated('increment')
  place: string;

  @Column('timestamptz', { nullable: true })
  readAt: Date | null;
}
