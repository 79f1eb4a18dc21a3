import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agent } from './agent.ts';

/** A time in which somebody is not there: rules give them nothing and call somebody else. */
@Entity()
@Check('absence_ends_after_it_starts', 'ends_at > starts_at')
@Index('absence_by_agent', ['agentId', 'startsAt'])
export class Absence {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  @ForeignKey(() => Agent)
  agentId: string;

  @Column('timestamptz')
  startsAt: Date;

  /** Null: until further notice. */
  @Column('timestamptz', { nullable: true })
  endsAt: Date | null;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz')
  createdAt: Date;

  /** Goes up by one with every change, whoever makes it; the ETag. A trigger counts it. */
  @Column('integer', { default: 1 })
  version: number;
}
