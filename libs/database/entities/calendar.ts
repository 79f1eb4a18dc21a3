import type { CalendarDefinition } from '#calendar/calendar-definition';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Business hours, as data. */
@Entity('calendar')
export class CalendarRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { unique: true })
  name: string;

  @Column('jsonb')
  definition: CalendarDefinition;

  /** Goes up by one with every change, whoever makes it; the ETag. A trigger counts it. */
  @Column('integer', { default: 1 })
  version: number;
}
