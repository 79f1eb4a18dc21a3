import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agent } from './agent.ts';

/** The clocks of all open complaints are derived anew, batch by batch: how far it has come. */
@Entity()
@Check('recalculation_why_is_known', `why IN ('policy', 'calendar', 'ladder', 'team', 'customer')`)
export class Recalculation {
  @PrimaryColumn('uuid')
  id: string;

  /** What was changed. */
  @Column('text')
  why: 'policy' | 'calendar' | 'ladder' | 'team' | 'customer';

  /** Its name. */
  @Column('text')
  name: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Agent)
  requestedBy: string | null;

  @Index('recalculation_by_request')
  @Column('timestamptz')
  requestedAt: Date;

  /** Open complaints when it was requested. */
  @Column('integer')
  total: number;

  @Column('integer', { default: 0 })
  done: number;

  /** Complaints of which a deadline or a rung came out differently. */
  @Column('integer', { default: 0 })
  changed: number;

  /** The last complaint that was done, in order of ids; null at the beginning. */
  @Column('uuid', { nullable: true })
  reached: string | null;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;

  @Index('recalculation_due', { where: 'next_at IS NOT NULL' })
  @Column('timestamptz', { nullable: true })
  nextAt: Date | null;

  @Column('timestamptz', { nullable: true })
  enqueuedAt: Date | null;
}
