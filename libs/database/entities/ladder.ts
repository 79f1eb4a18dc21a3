import type { Rung } from '#clocks/ladder';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An escalation ladder: who is told when, before and after a deadline. */
@Entity()
export class Ladder {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { unique: true })
  name: string;

  @Column('jsonb')
  rungs: Rung[];
}
