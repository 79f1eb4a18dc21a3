import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Complaint } from './complaint.ts';

/** What was promised to the customer, and by when. Whether it was broken is told by its clock. */
@Entity('promise')
@Index('promise_open_by_due', ['dueAt'], { where: `state = 'open'` })
@Check('promise_state_is_known', `state IN ('open', 'kept', 'withdrawn')`)
export class PromiseRow {
  @PrimaryColumn('uuid')
  id: string;

  @Index('promise_by_complaint')
  @Column('uuid')
  @ForeignKey(() => Complaint)
  complaintId: string;

  @Column('text')
  what: string;

  @Column('timestamptz')
  dueAt: Date;

  @Column('uuid', { nullable: true })
  madeBy: string | null;

  @Column('timestamptz')
  madeAt: Date;

  @Column('text', { default: 'open' })
  state: 'open' | 'kept' | 'withdrawn';

  @Column('timestamptz', { nullable: true })
  settledAt: Date | null;
}
