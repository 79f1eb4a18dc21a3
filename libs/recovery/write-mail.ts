import type { EntityManager } from 'typeorm';
import { whyNeverMail } from '#channels/never-mail';
import type { OwnText } from '#channels/own-words';
import { renderMessage } from '#channels/render-message';
import { URGENT_MESSAGES, type TemplateData, type TemplateName } from '#channels/templates';
import { readMailTexts } from '#database/queries/read-mail-texts';
import type { CaseLinks, OpenedLink } from '#identity/case-links';
import { newId } from '#kernel/ids';
import { chooseLanguage, type Language } from '#kernel/language';
import type { Person } from './people-book.ts';

/** As whom we write, and where people reach us. Injection token: `Correspondence`. */
export class Correspondence {
  constructor(
    /** Sender of all mail, an address. */
    readonly from: string,
    /** Where people reach the api. */
    readonly publicUrl: string,
    /** The private links with which customers follow their cases. */
    readonly links: CaseLinks,
  ) {}

  /** The customer's private link to a case, valid from now on. It is a secret: it goes to the customer and nowhere else. */
  caseUrl(complaintId: string, now: Date): string {
    return `${this.publicUrl}/case/${this.links.issue(complaintId, now)}`;
  }

  /** A case in the console, for those who work here; opening it asks them to sign in. */
  consoleUrl(reference: string): string {
    return `${this.publicUrl}/complaints/${reference}`;
  }

  /** What the private link in this address opens; null where it holds none. */
  linkIn(url: string, now: Date): OpenedLink | null {
    const [, token] = url.split(`${this.publicUrl}/case/`);
    return token === undefined ? null : this.links.read(token, now);
  }
}

/** To whom a mail goes, as they are now. */
export interface Recipient {
  address: string;
  name: string;
  language: string | null;
  timeZone: string | null;
}

/** Somebody who works here, as the recipient of a mail. */
export function toPerson({ email, name, language, timeZone }: Person): Recipient {
  return { address: email, name, language, timeZone };
}

export interface Letter<Name extends TemplateName> {
  /** What it is for: the same thing is never written twice. */
  key: string;
  /** Null where it is about no single complaint, like the daily digest. */
  complaintId: string | null;
  to: Recipient;
  template: Name;
  data: TemplateData[Name];
  /** Written by a rule rather than a person. */
  automatic: boolean;
  /** Files that it carries; none if left out. Never those of a note: whoever delivers looks again. */
  attachmentIds?: readonly string[];
  /** When it goes out. */
  at: Date;
}

/**
 * Takes back mail of these complaints that has not left yet and is no longer true.
 * @param keyPrefixes how its keys begin
 */
export async function recallMail(
  manager: EntityManager,
  complaintIds: readonly string[],
  keyPrefixes: readonly string[],
): Promise<void> {
  if (keyPrefixes.length === 0) return;
  await manager.query(
    `UPDATE mail SET state = 'cancelled', next_at = NULL WHERE complaint_id = ANY($1) AND state = 'waiting'
     AND EXISTS (SELECT FROM unnest($2::text[]) AS prefix WHERE starts_with(key, prefix))`,
    [complaintIds, keyPrefixes],
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
  const [written] = await writeMails(manager, own, [letter]);
  return written!;
}

/** Writes several mails down in one statement. @returns what became of each, in their order */
export async function writeMails<Name extends TemplateName>(
  manager: EntityManager,
  own: Correspondence,
  letters: readonly Letter<Name>[],
): Promise<Written[]> {
  const words = await ownWords(manager, letters);
  const drafts = letters.map((letter) => draftOf(letter, own, words));
  const rows = drafts.flatMap((draft) => (draft.row ? [draft.row] : []));
  const written = new Set<string>();
  if (rows.length > 0) {
    const inserted = await manager.query<{ id: string }[]>(
      `INSERT INTO mail (id, key, complaint_id, to_address, to_name, language, template, subject, text, html, automatic, urgent, attachment_ids, next_at, created_at)
       SELECT id, key, complaint_id, to_address, to_name, language, template, subject, text, html, automatic, urgent, attachment_ids, at, at
       FROM json_to_recordset($1::json) AS m(id uuid, key text, complaint_id uuid, to_address text, to_name text, language text, template text,
         subject text, text text, html text, automatic boolean, urgent boolean, attachment_ids uuid[], at timestamptz)
       ON CONFLICT (key) DO NOTHING RETURNING id`,
      [JSON.stringify(rows)],
    );
    for (const { id } of inserted) written.add(id);
    await rememberLinks(
      manager,
      drafts.flatMap(({ row, link }) =>
        row && link && written.has(row.id) ? [{ ...link, mailId: row.id, at: row.at }] : [],
      ),
    );
  }
  return drafts.map((draft) => {
    if (draft.row === undefined) return { withheld: draft.withheld };
    return written.has(draft.row.id) ? { mailId: draft.row.id } : 'written-before';
  });
}

type OwnWords = (template: TemplateName, language: Language) => OwnText | undefined;

/** The company's own words for these messages, as they are now. */
async function ownWords(manager: EntityManager, letters: readonly { template: TemplateName }[]): Promise<OwnWords> {
  const templates = [...new Set(letters.map(({ template }) => template))];
  const rows = templates.length === 0 ? [] : await readMailTexts(manager, templates);
  return (template, language) => rows.find((row) => row.template === template && row.language === language);
}

function draftOf<Name extends TemplateName>(letter: Letter<Name>, correspondence: Correspondence, words: OwnWords) {
  const { to, at, key, template, automatic } = letter;
  const never = automatic ? whyNeverMail(to.address, [correspondence.from]) : undefined;
  if (never) return { withheld: never.code };
  const language = chooseLanguage(to.language);
  const own = words(template, language);
  const { subject, text, html } = renderMessage(template, language, letter.data, {
    timeZone: to.timeZone ?? 'UTC',
    ...(own && { own }),
  });
  const recipient = { to_address: to.address, to_name: to.name, language };
  return {
    link: 'caseUrl' in letter.data && letter.data.caseUrl ? correspondence.linkIn(letter.data.caseUrl, at) : null,
    row: {
      id: newId(),
      key,
      complaint_id: letter.complaintId,
      ...recipient,
      template,
      subject,
      text,
      html,
      automatic,
      urgent: URGENT_MESSAGES.has(template),
      attachment_ids: letter.attachmentIds ?? [],
      at,
    },
  };
}

interface MailedLink extends OpenedLink {
  mailId: string;
  at: Date;
}

/** Every private link that leaves is written down, so that it can be revoked. Two of the same second are one link. */
async function rememberLinks(manager: EntityManager, links: readonly MailedLink[]): Promise<void> {
  if (links.length === 0) return;
  await manager.query(
    `INSERT INTO case_link (id, complaint_id, mail_id, issued_at, expires_at)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[])
     ON CONFLICT (complaint_id, expires_at) DO NOTHING`,
    [
      links.map(() => newId()),
      links.map(({ caseId }) => caseId),
      links.map(({ mailId }) => mailId),
      links.map(({ at }) => at),
      links.map(({ expiresAt }) => expiresAt),
    ],
  );
}
