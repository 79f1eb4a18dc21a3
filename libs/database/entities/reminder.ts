import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agent } from './agent.ts';
import { Complaint } from './complaint.ts';
import { PromiseRow } from './promise.ts';

/**
 * Something that a person is to be reminded of at a time. Keyed by the instance, never by type and day: a second reminder of
 * the same day must not be swallowed (zammad #4348).
 *
 * `promise`: the owner, before a promise falls due. `snooze`: whoever put the complaint aside. `own`: whoever asked for it.
 * `digest`: the person's daily digest, one row for each person, due again every morning.
 */
@Entity()
@Check('reminder_kind_is_known', `kind IN ('promise', 'snooze', 'own', 'digest')`)
@Check('reminder_state_is_known', `state IN ('planned', 'sent', 'ended')`)
@Index('reminder_by_complaint', ['complaintId'], { where: `state = 'planned'` })
@Index('reminder_by_agent', ['agentId', 'dueAt'], { where: `state = 'planned'` })
@Index('reminder_one_snooze', ['agentId', 'complaintId'], {
  unique: true,
  where: `kind = 'snooze' AND state = 'planned'`,
})
export class Reminder {
  @PrimaryColumn('uuid')
  id: string;

  @Index('reminder_once_per_key', { unique: true })
  @Column('text')
  key: string;

  @Column('text')
  kind: 'promise' | 'snooze' | 'own' | 'digest';

  /** Null where it goes to whoever owns the complaint by then: never to the old owner (zammad #1223). */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Agent)
  agentId: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Complaint)
  complaintId: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PromiseRow)
  promiseId: string | null;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('text', { default: 'planned' })
  state: 'planned' | 'sent' | 'ended';

  @Column('timestamptz')
  dueAt: Date;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  /** Why it ended without being sent. */
  @Column('text', { nullable: true })
  endedWhy: string | null;

  @Index('reminder_due', { where: 'next_at IS NOT NULL' })
  @Column('timestamptz', { nullable: true })
  nextAt: Date | null;

  @Column('timestamptz', { nullable: true })
  enqueuedAt: Date | null;
}
