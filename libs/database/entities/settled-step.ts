import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { StepKey } from '#journey/steps';
import { Complaint } from './complaint.ts';

/**
 * One settlement of a step, as the history tells it, narrow enough that a report reads a year of them. Written by a trigger on
 * `complaint_event` alone, in the transaction that appends the event; a step that is reopened and done again has two.
 */
@Entity()
@Index('settled_step_by_at', ['at'])
export class SettledStep {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Complaint)
  complaintId: string;

  /** The event that says so. */
  @PrimaryColumn('bigint')
  eventId: string;

  @Column('timestamptz')
  at: Date;

  /** Milliseconds since the settlement before it, or since the receipt of the complaint. */
  @Column('double precision')
  took: number;

  @Column('text')
  step: StepKey;

  /** Passed over, with a reason, instead of done. */
  @Column('boolean')
  overridden: boolean;
}
