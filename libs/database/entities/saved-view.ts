import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agent } from './agent.ts';

/** A view of the queue that a person keeps: filters and order under a name. */
@Entity()
@Index('saved_view_name_once_per_person', ['agentId', 'name'], { unique: true })
export class SavedView {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  @ForeignKey(() => Agent, { onDelete: 'CASCADE' })
  agentId: string;

  @Column('text')
  name: string;

  /** As `ComplaintFilters` were written on the wire. */
  @Column('jsonb')
  filters: Record<string, unknown>;

  /** Place among the views of the person, from 0. */
  @Column('integer')
  position: number;
}
