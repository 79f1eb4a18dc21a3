import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ClockRow } from './clock.ts';
import { Complaint } from './complaint.ts';

/** A rung of a ladder that was reached: who was told. The unique index is what makes it happen once, whatever crashes. */
@Entity()
@Check('escalation_state_is_known', `state IN ('told', 'waiting', 'acknowledged', 'ended')`)
@Index('escalation_once_per_rung', ['clockId', 'rung'], { unique: true })
@Index('escalation_waiting', ['raisedAt'], { where: `state = 'waiting'` })
export class Escalation {
  @PrimaryColumn('uuid')
  id: string;

  @Index('escalation_by_complaint')
  @Column('uuid')
  @ForeignKey(() => Complaint)
  complaintId: string;

  @Column('uuid')
  @ForeignKey(() => ClockRow)
  clockId: string;

  /** Position in the ladder, from 0. */
  @Column('integer')
  rung: number;

  @Column('text')
  toRole: string;

  /** Who was told; empty when there was nobody to tell, which is itself an alarm. */
  @Column('uuid', { array: true })
  told: string[];

  /** `told`: a warning that wants no answer. `waiting`: somebody must take it on. */
  @Column('text')
  state: 'told' | 'waiting' | 'acknowledged' | 'ended';

  /** When the rung was reached by the clock. */
  @Column('timestamptz')
  dueAt: Date;

  /** When it was raised by us. */
  @Column('timestamptz')
  raisedAt: Date;

  @Column('timestamptz', { nullable: true })
  acknowledgedAt: Date | null;

  @Column('uuid', { nullable: true })
  acknowledgedBy: string | null;
}
