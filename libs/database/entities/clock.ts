import type { ClockKind } from '#clocks/policy';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Complaint } from './complaint.ts';
import { PromiseRow } from './promise.ts';

/** One deadline of a complaint as derived from its history. `next_at` is the schedule: the worker's sweep reads nothing else. */
@Entity('clock')
@Check('clock_state_is_known', `state IN ('running', 'paused', 'met', 'breached', 'cancelled')`)
// With columns that it only includes, which only the migration can write.
@Index('clock_open_by_due', { synchronize: false })
@Index('clock_once_per_ordinal', ['complaintId', 'kind', 'ordinal'], { unique: true })
export class ClockRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  @ForeignKey(() => Complaint)
  complaintId: string;

  @Column('text')
  kind: ClockKind;

  /** 1, 2, …: a reopened complaint starts resolution clock 2. */
  @Column('integer')
  ordinal: number;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PromiseRow)
  promiseId: string | null;

  @Column('timestamptz')
  startedAt: Date;

  /** The deadline; null while paused. */
  @Column('timestamptz', { nullable: true })
  dueAt: Date | null;

  /** `breached` stays, also when it is met later: see `stopped_at`. */
  @Column('text')
  state: 'running' | 'paused' | 'met' | 'breached' | 'cancelled';

  @Column('timestamptz', { nullable: true })
  breachedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  stoppedAt: Date | null;

  /** The time granted, in milliseconds of the clock's own (business) time. */
  @Column('bigint')
  targetMs: string;

  /** When something is to be done next (a rung, the breach); null when nothing is. */
  @Index('clock_due', { where: 'next_at IS NOT NULL' })
  @Column('timestamptz', { nullable: true })
  nextAt: Date | null;

  @Column('timestamptz', { nullable: true })
  enqueuedAt: Date | null;
}
