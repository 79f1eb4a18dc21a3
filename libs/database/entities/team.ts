import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CalendarRow } from './calendar.ts';

/** A group of agents that owns complaints together. */
@Entity()
export class Team {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { unique: true })
  name: string;

  /** Its own business hours; null: the calendar of the policy. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => CalendarRow)
  calendarId: string | null;

  /** Goes up by one with every change, whoever makes it; the ETag. A trigger counts it. */
  @Column('integer', { default: 1 })
  version: number;
}
