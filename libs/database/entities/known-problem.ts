import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Agent } from './agent.ts';

/** One cause of many complaints: the evidence of their step 9 names it. */
@Entity()
export class KnownProblem {
  @PrimaryColumn('uuid')
  id: string;

  /** How people know it again. */
  @Column('text', { unique: true })
  title: string;

  @Column('timestamptz')
  notedAt: Date;

  @Column('uuid')
  @ForeignKey(() => Agent)
  notedById: string;
}
