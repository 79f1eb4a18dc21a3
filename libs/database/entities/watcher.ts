import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agent } from './agent.ts';
import { Complaint } from './complaint.ts';

/** Somebody who hears what happens to a complaint without owning it. */
@Entity()
export class Watcher {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Complaint)
  complaintId: string;

  @Index('watcher_by_agent')
  @PrimaryColumn('uuid')
  @ForeignKey(() => Agent)
  agentId: string;

  @Column('timestamptz')
  since: Date;
}
