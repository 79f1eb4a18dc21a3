import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { JobName } from '#contracts/jobs';
import { Complaint } from './complaint.ts';

/** A row whose background work failed, with the reason. Kept here and not in the queue, which may be wiped. */
@Entity()
export class TimerFailure {
  @PrimaryColumn('text')
  kind: JobName;

  @PrimaryColumn('text')
  rowId: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Complaint)
  complaintId: string | null;

  /** Never holds a customer's words. */
  @Column('text')
  reason: string;

  @Column('integer')
  attempts: number;

  @Column('timestamptz')
  firstFailedAt: Date;

  @Index('timer_failure_by_time')
  @Column('timestamptz')
  lastFailedAt: Date;

  /** It failed so often that nobody tries again until a person says so. */
  @Column('boolean')
  parked: boolean;
}
