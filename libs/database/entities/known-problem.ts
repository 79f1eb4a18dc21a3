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

  /** What is known of it: how it shows, what helps meanwhile. */
  @Column('text', { nullable: true })
  description: string | null;

  /** Goes up by one with every change, whoever makes it; the ETag. A trigger counts it. */
  @Column('integer', { default: 1 })
  version: number;
}
