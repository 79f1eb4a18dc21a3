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

  /** How long a customer's escalation waits for somebody to take it on before the next ones are told (ISO 8601, elapsed). */
  @Column('text', { default: 'PT1H' })
  acknowledgeWithin: string;

  /** Goes up by one with every change, whoever makes it; the ETag. A trigger counts it. */
  @Column('integer', { default: 1 })
  version: number;
}
