import type { Doing } from '#contracts/views/live';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Agent } from './agent.ts';
import { Complaint } from './complaint.ts';

/** A window in which somebody has a case open before them. The table is unlogged: a crash forgets it, and the next sign of life fills it. */
@Entity()
@Check('presence_doing_is_known', `doing IN ('reading', 'writing')`)
export class Presence {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Complaint)
  complaintId: string;

  @PrimaryColumn('uuid')
  @ForeignKey(() => Agent)
  agentId: string;

  /** Which of the person's windows; each comes and goes by itself. */
  @PrimaryColumn('text')
  seat: string;

  @Column('text')
  doing: Doing;

  @Column('timestamptz')
  since: Date;

  /** The last sign of life; who gives none for a while is gone. */
  @Column('timestamptz')
  seenAt: Date;
}
