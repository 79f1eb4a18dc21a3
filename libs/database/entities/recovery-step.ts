import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { StepKey } from '#journey/steps';
import { Complaint } from './complaint.ts';

/** One of the ten steps, once somebody has worked on it. No row: open, without evidence. */
@Entity()
// With a column that it only includes, which only the migration can write.
@Index('recovery_step_settled', { synchronize: false })
@Index('recovery_step_by_problem', { synchronize: false })
@Check('recovery_step_state_is_known', `state IN ('open', 'done', 'overridden', 'reopened')`)
@Check('recovery_step_override_has_reason', `state <> 'overridden' OR reason IS NOT NULL`)
export class RecoveryStep {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Complaint)
  complaintId: string;

  @PrimaryColumn('text')
  key: StepKey;

  @Column('text')
  state: 'open' | 'done' | 'overridden' | 'reopened';

  @Column('jsonb')
  evidence: Record<string, unknown>;

  /** Why it was overridden or reopened. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz')
  updatedAt: Date;

  @Column('uuid', { nullable: true })
  updatedBy: string | null;
}
