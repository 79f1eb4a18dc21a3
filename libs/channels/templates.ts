import type { Language, LocalText } from '#kernel/language';
import type { AboutCaseOrNone, MailTemplate } from './mail-template.ts';
import { oneLine } from './one-line.ts';
import { acknowledgement, type AcknowledgementData } from './templates/acknowledgement.ts';
import { caseLink, type CaseLinkData } from './templates/case-link.ts';
import { customerEscalation, type CustomerEscalationData } from './templates/customer-escalation.ts';
import { digest, type DigestData } from './templates/digest.ts';
import { escalation, type EscalationData } from './templates/escalation.ts';
import { followUp, type FollowUpData } from './templates/follow-up.ts';
import { handover, type HandoverData } from './templates/handover.ts';
import { newOwner, type NewOwnerData } from './templates/new-owner.ts';
import { promiseReminder, type PromiseReminderData } from './templates/promise-reminder.ts';
import { reminder, type ReminderData } from './templates/reminder.ts';
import { reply, type ReplyData } from './templates/reply.ts';
import { resolution, type ResolutionData } from './templates/resolution.ts';
import { dateWriter } from './write-dates.ts';
import { writeHtmlMail } from './write-html-mail.ts';
import { writeTextMail } from './write-text-mail.ts';

/** Every message that we send, and what must be known to write it. A new message is one entry here and one below. */
export interface TemplateData {
  acknowledgement: AcknowledgementData;
  reply: ReplyData;
  'new-owner': NewOwnerData;
  resolution: ResolutionData;
  'follow-up': FollowUpData;
  'case-link': CaseLinkData;
  escalation: EscalationData;
  'customer-escalation': CustomerEscalationData;
  handover: HandoverData;
  'promise-reminder': PromiseReminderData;
  reminder: ReminderData;
  digest: DigestData;
}
export type TemplateName = keyof TemplateData;

/** The catalogue: name → template. */
export const TEMPLATES: { readonly [Name in TemplateName]: MailTemplate<TemplateData[Name]> } = {
  acknowledgement,
  reply,
  'new-owner': newOwner,
  resolution,
  'follow-up': followUp,
  'case-link': caseLink,
  escalation,
  'customer-escalation': customerEscalation,
  handover,
  'promise-reminder': promiseReminder,
  reminder,
  digest,
};

/**
 * Messages that call a person here to work: they leave before anything that customers get. The digest is written to people
 * here as well, to all of them at the same minute, and can wait.
 */
export const URGENT_MESSAGES: ReadonlySet<TemplateName> = new Set<TemplateName>([
  'escalation',
  'customer-escalation',
  'handover',
  'promise-reminder',
  'reminder',
]);

/** A message ready to be composed into a mail. */
export interface RenderedMessage {
  /** One line, beginning with the reference in brackets where it is about a case: "[C-2026-000123] We have your complaint". */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** For whom a message is written. */
export interface RenderOptions {
  /** IANA zone in which the recipient reads dates ("Asia/Shanghai"). */
  readonly timeZone: string;
  /** The name under which customers know us; without it we are "Customer care". */
  readonly company?: string;
}

const CUSTOMER_CARE: LocalText = { en: 'Customer care', 'zh-CN': '客户服务中心' };

/**
 * Writes a message in the recipient's language and time zone, as text and as HTML.
 * @throws RangeError if the time zone does not exist
 */
export function renderMessage<Name extends TemplateName>(
  name: Name,
  language: Language,
  data: TemplateData[Name],
  options: RenderOptions,
): RenderedMessage {
  const content = TEMPLATES[name][language](data, dateWriter(language, options.timeZone));
  const { reference }: AboutCaseOrNone = data;
  const subject = oneLine(reference === undefined ? content.topic : `[${reference}] ${content.topic}`);
  const sender = oneLine(options.company ?? CUSTOMER_CARE[language]);
  return {
    subject,
    text: writeTextMail(content, sender, language),
    html: writeHtmlMail(content, subject, sender, language),
  };
}
