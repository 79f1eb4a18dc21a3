import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agent } from './agent.ts';
import { Complaint } from './complaint.ts';

/** A change of owner with the briefing that keeps the customer from telling the story again. */
@Entity()
export class Handover {
  @PrimaryColumn('uuid')
  id: string;

  @Index('handover_by_complaint')
  @Column('uuid')
  @ForeignKey(() => Complaint)
  complaintId: string;

  @Column('uuid')
  @ForeignKey(() => Agent)
  fromId: string;

  @Column('uuid')
  @ForeignKey(() => Agent)
  toId: string;

  @Column('text')
  briefing: string;

  @Column('timestamptz')
  at: Date;

  /** When the new owner confirmed having read the briefing. */
  @Column('timestamptz', { nullable: true })
  confirmedAt: Date | null;
}
