import type { EntityManager } from 'typeorm';
import type { Language } from '#kernel/language';

/** The company's own words for a message in one language. */
export interface MailTextRow {
  template: string;
  language: Language;
  subject: string;
  body: string;
}

/** The company's own words for these messages, as they are now; those of all messages if none are named. */
export function readMailTexts(
  manager: EntityManager,
  templates: readonly string[] | null = null,
): Promise<MailTextRow[]> {
  return manager.query<MailTextRow[]>(
    `SELECT template, language, subject, body FROM mail_text
     WHERE subject IS NOT NULL AND ($1::text[] IS NULL OR template = ANY($1))`,
    [templates],
  );
}

/** The state of the words of one message in one language: none of one's own, with null, where they are ours again. */
export interface MailTextState {
  subject: string | null;
  body: string | null;
  version: number;
  changedAt: Date | null;
  /** Name of who changed it last. */
  changedBy: string | null;
}

/** What is known of the words of one message in one language; null while nobody has written any. */
export async function readMailText(
  manager: EntityManager,
  template: string,
  language: Language,
): Promise<MailTextState | null> {
  const [row] = await manager.query<MailTextState[]>(
    `SELECT m.subject, m.body, m.version, m.changed_at AS "changedAt", a.name AS "changedBy"
     FROM mail_text m LEFT JOIN agent a ON a.id = m.changed_by WHERE m.template = $1 AND m.language = $2`,
    [template, language],
  );
  return row ?? null;
}
