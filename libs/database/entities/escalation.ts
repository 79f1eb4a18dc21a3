import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agent } from './agent.ts';
import { ClockRow } from './clock.ts';
import { Complaint } from './complaint.ts';

/**
 * Somebody was called: because a rung of a ladder was reached, or because the customer asked for it. The unique indexes are
 * what makes it happen once, whatever crashes.
 */
@Entity()
@Check('escalation_state_is_known', `state IN ('told', 'waiting', 'acknowledged', 'ended')`)
@Check('escalation_kind_is_known', `kind IN ('rung', 'customer')`)
@Check('escalation_rung_has_clock', `(kind = 'rung') = (clock_id IS NOT NULL AND rung_key IS NOT NULL)`)
@Index('escalation_once_per_rung', ['clockId', 'rungKey'], { unique: true })
@Index('escalation_one_of_customer', ['complaintId'], {
  unique: true,
  where: `kind = 'customer' AND state = 'waiting'`,
})
@Index('escalation_waiting', ['raisedAt'], { where: `state = 'waiting'` })
export class Escalation {
  @PrimaryColumn('uuid')
  id: string;

  @Index('escalation_by_complaint')
  @Column('uuid')
  @ForeignKey(() => Complaint)
  complaintId: string;

  @Column('text', { default: 'rung' })
  kind: 'rung' | 'customer';

  /** Null where the customer escalated. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => ClockRow)
  clockId: string | null;

  /** Position in the ladder, from 0, when it was raised. */
  @Column('integer', { nullable: true })
  rung: number | null;

  /** Which rung of the ladder it is, wherever it stands. */
  @Column('text', { nullable: true })
  rungKey: string | null;

  /** What the rung did. */
  @Column('text', { default: 'notify' })
  action: string;

  /** Why the customer escalated. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** Who wrote the customer's escalation down. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Agent)
  raisedBy: string | null;

  /** There was nobody to tell: everybody was away or off shift. */
  @Column('boolean', { default: false })
  unheard: boolean;

  /** How often the next ones were told because nobody had taken it on. */
  @Column('integer', { default: 0 })
  climbs: number;

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

  /** When it climbs, unless somebody has taken it on. */
  @Index('escalation_due', { where: 'next_at IS NOT NULL' })
  @Column('timestamptz', { nullable: true })
  nextAt: Date | null;

  @Column('timestamptz', { nullable: true })
  enqueuedAt: Date | null;
}
