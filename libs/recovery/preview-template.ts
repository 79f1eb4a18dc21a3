import { SAMPLES, SAMPLE_ZONES } from '#channels/sample-messages';
import { renderMessage, TEMPLATES, type RenderedMessage, type TemplateName } from '#channels/templates';
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

/** Every message that we send, and who gets it. */
export function listTemplates(): { name: string; to: 'customer' | 'staff' }[] {
  return NAMES.map((name) => ({ name, to: TO_STAFF.has(name) ? 'staff' : 'customer' }));
}

/** The message as its reader would get it, with made-up data. @throws Refusal not-found */
export function previewTemplate(given: string, language: Language): RenderedMessage {
  const name = NAMES.find((known) => known === given);
  if (name === undefined) throw new Refusal('not-found', 'no-such-template', 'There is no message of this name.');
  return renderMessage(name, language, SAMPLES[language][name], { timeZone: SAMPLE_ZONES[language] });
}
