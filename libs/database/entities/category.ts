import type { LocalText } from '#kernel/language';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a complaint can be about. Complaints hold its name, so that imports may bring names that nobody has listed. */
@Entity()
export class Category {
  @PrimaryColumn('uuid')
  id: string;

  /** As it is written on complaints. */
  @Column('text', { unique: true })
  name: string;

  /** What people read. */
  @Column('jsonb')
  labels: LocalText;

  /** Whether it is offered for complaints. */
  @Column('boolean', { default: true })
  active: boolean;

  /** Lower stands first. */
  @Column('integer', { default: 1000 })
  position: number;

  /** Goes up by one with every change, whoever makes it; the ETag. A trigger counts it. */
  @Column('integer', { default: 1 })
  version: number;
}
