import type { ActorKind, EventType } from '#contracts/events';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Complaint } from './complaint.ts';

/** One thing that happened to a complaint. Append-only: a trigger refuses changes. History is the truth; clocks derive from it. */
@Entity()
@Index('complaint_event_in_order', ['complaintId', 'id'])
// With a column that it only includes, which only the migration can write.
@Index('complaint_event_first_settled', { synchronize: false })
@Index('complaint_event_turns', ['at'], { where: `type IN ('status.changed', 'complaint.merged')` })
export class ComplaintEvent {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('uuid')
  @ForeignKey(() => Complaint)
  complaintId: string;

  @Column('timestamptz')
  at: Date;

  @Column('text')
  type: EventType;

  @Column('text')
  actorKind: ActorKind;

  @Column('uuid', { nullable: true })
  actorId: string | null;

  /** The request or job in which it happened, for finding it in the logs. */
  @Column('text', { nullable: true })
  origin: string | null;

  @Column('jsonb')
  data: Record<string, unknown>;
}
