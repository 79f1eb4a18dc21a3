import type { EntityManager } from 'typeorm';
import { whyNeverMail } from '#channels/never-mail';
import { renderMessage, type TemplateData, type TemplateName } from '#channels/templates';
import { newId } from '#kernel/ids';
import { chooseLanguage } from '#kernel/language';

/** As whom we write, and where people reach us. Injection token: `Correspondence`. */
export class Correspondence {
  constructor(
    /** Sender of all mail, an address. */
    readonly from: string,
    /** Where people reach the api. */
    readonly publicUrl: string,
  ) {}
}

export interface Letter<Name extends TemplateName> {
  /** What it is for: the same thing is never written twice. */
  key: string;
  complaintId: string;
  to: { address: string; name: string; language: string | null; timeZone: string | null };
  template: Name;
  data: TemplateData[Name];
  /** Written by a rule rather than a person. */
  automatic: boolean;
  /** When it goes out. */
  at: Date;
}

/** Takes back mail that has not left yet and is no longer true. @param keyPrefix how its keys begin */
export async function recallMail(manager: EntityManager, keyPrefix: string): Promise<void> {
  await manager.query(
    `UPDATE mail SET state = 'cancelled', next_at = NULL WHERE starts_with(key, $1) AND state = 'waiting'`,
    [keyPrefix],
  );
}

/** What became of the wish to write. */
export type Written = { mailId: string } | { withheld: string } | 'written-before';

/**
 * Writes one mail down, text and recipient as they are now; the worker delivers it. Automatic mail to addresses that
 * answer themselves is withheld, because two robots can write to each other for ever.
 */
export async function writeMail<Name extends TemplateName>(
  manager: EntityManager,
  own: Correspondence,
  letter: Letter<Name>,
): Promise<Written> {
  const { to, at } = letter;
  const never = letter.automatic ? whyNeverMail(to.address, [own.from]) : undefined;
  if (never) return { withheld: never.code };
  const language = chooseLanguage(to.language);
  const { subject, text, html } = renderMessage(letter.template, language, letter.data, {
    timeZone: to.timeZone ?? 'UTC',
  });
  const written = await manager.query<{ id: string }[]>(
    `INSERT INTO mail (id, key, complaint_id, to_address, to_name, language, template, subject, text, html, automatic, next_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12) ON CONFLICT (key) DO NOTHING RETURNING id`,
    [
      newId(),
      letter.key,
      letter.complaintId,
      to.address,
      to.name,
      language,
      letter.template,
      subject,
      text,
      html,
      letter.automatic,
      at,
    ],
  );
  return written[0] ? { mailId: written[0].id } : 'written-before';
}
