import type { Language } from '#kernel/language';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A canned reply in one language. */
export interface CannedText {
  title: string;
  body: string;
}

/** Words that are used again and again, with variables where they differ from case to case. */
@Entity()
export class CannedReply {
  @PrimaryColumn('uuid')
  id: string;

  /** At least one language. */
  @Column('jsonb')
  texts: Partial<Record<Language, CannedText>>;

  /** The name of the category whose complaints it is meant for; null: for all. */
  @Column('text', { nullable: true })
  category: string | null;

  /** What to type after a slash to find it. */
  @Column('text', { nullable: true, unique: true })
  shortcut: string | null;

  /** Goes up by one with every change, whoever makes it; the ETag. A trigger counts it. */
  @Column('integer', { default: 1 })
  version: number;
}
