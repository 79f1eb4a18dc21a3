import type { FieldType } from '#contracts/vocabulary';
import type { LocalText } from '#kernel/language';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** A fact that the company wants to know of its complaints. The values are with the complaints, under its name. */
@Entity()
@Check('custom_field_type_is_known', `type IN ('text', 'number', 'yes-no', 'choice', 'date')`)
export class CustomField {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { unique: true })
  name: string;

  /** What people read. */
  @Column('jsonb')
  labels: LocalText;

  @Column('text')
  type: FieldType;

  /** Of the type choice: what it can be. */
  @Column('jsonb', { default: [] })
  choices: { value: string; labels: LocalText }[];

  @Column('boolean', { default: false })
  required: boolean;

  /** Names of the categories whose complaints have it; those of all if there are none. */
  @Column('text', { array: true, default: '{}' })
  categories: string[];

  /** Lower stands first. */
  @Column('integer', { default: 1000 })
  position: number;

  /** Goes up by one with every change, whoever makes it; the ETag. A trigger counts it. */
  @Column('integer', { default: 1 })
  version: number;
}
