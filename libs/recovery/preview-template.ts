import type { EntityManager } from 'typeorm';
import { builtInText } from '#channels/built-in-text';
import { checkOwnText, variablesOf } from '#channels/check-own-text';
import type { OwnText } from '#channels/own-words';
import { renderMessage, type RenderedMessage } from '#channels/render-message';
import { SAMPLES, SAMPLE_ZONES } from '#channels/sample-messages';
import { TEMPLATES, type TemplateName } from '#channels/templates';
import type { MailTextBody } from '#contracts/bodies/template-bodies';
import type { MailTextView, TemplateView } from '#contracts/views/template';
import { readMailText, readMailTexts } from '#database/queries/read-mail-texts';
import { instantOrNull } from '#database/queries/rows';
import type { Language } from '#kernel/language';
import { Refusal } from '#kernel/refusal';

/** Messages that people who work here get; customers get the others. */
const TO_STAFF: ReadonlySet<TemplateName> = new Set<TemplateName>([
  'escalation',
  'customer-escalation',
  'handover',
  'promise-reminder',
  'reminder',
  'digest',
]);

const NAMES = Object.keys(TEMPLATES) as TemplateName[];

/** The message of this name. @throws Refusal not-found */
export function templateOf(given: string): TemplateName {
  const name = NAMES.find((known) => known === given);
  if (name === undefined) throw new Refusal('not-found', 'no-such-template', 'There is no message of this name.');
  return name;
}

/** Every message that we send, who gets it, and in which languages the company has words of its own for it. */
export async function listTemplates(manager: EntityManager): Promise<TemplateView[]> {
  const own = await readMailTexts(manager);
  return NAMES.map((name) => ({
    name,
    to: TO_STAFF.has(name) ? 'staff' : 'customer',
    changedIn: own.filter(({ template }) => template === name).map(({ language }) => language),
  }));
}

/** The message as its reader would get it, with made-up data, in the company's words where it has some. @throws Refusal not-found */
export async function previewTemplate(
  manager: EntityManager,
  given: string,
  language: Language,
): Promise<RenderedMessage> {
  const name = templateOf(given);
  const own = (await readMailTexts(manager, [name])).find((row) => row.language === language);
  return rendered(name, language, own);
}

/** The message in words that are not saved. @throws Refusal not-found; invalid as when they are saved */
export function previewWords(given: string, language: Language, { subject, text }: MailTextBody): RenderedMessage {
  const name = templateOf(given);
  checkOwnText(name, { subject, body: text });
  return rendered(name, language, { subject, body: text });
}

/** The words of a message in one language, and what they can leave open. @throws Refusal not-found */
export async function readTemplateText(
  manager: EntityManager,
  given: string,
  language: Language,
): Promise<MailTextView> {
  const name = templateOf(given);
  const state = await readMailText(manager, name, language);
  const usual = builtInText(name, language);
  return {
    name,
    language,
    subject: state?.subject ?? usual.subject,
    text: state?.body ?? usual.body,
    isOwn: state !== null && state.body !== null,
    changedAt: instantOrNull(state?.changedAt ?? null),
    changedBy: state?.changedBy ?? null,
    variables: variablesOf(name),
    version: state?.version ?? 0,
  };
}

function rendered(name: TemplateName, language: Language, own: OwnText | undefined): RenderedMessage {
  return renderMessage(name, language, SAMPLES[language][name], {
    timeZone: SAMPLE_ZONES[language],
    ...(own && { own }),
  });
}
