import type { Language, LocalText } from '#kernel/language';
import type { AboutCaseOrNone, MailContent } from './mail-template.ts';
import { oneLine } from './one-line.ts';
import { MAIL_VARIABLES } from './mail-variables.ts';
import { inOwnWords, type OwnText } from './own-words.ts';
import { TEMPLATES, type TemplateData, type TemplateName } from './templates.ts';
import { dateWriter } from './write-dates.ts';
import { writeHtmlMail } from './write-html-mail.ts';
import { writeTextMail } from './write-text-mail.ts';

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
  /** The company's own words for this message in this language; without them ours. */
  readonly own?: OwnText;
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
  const content = contentOf(name, language, data, options);
  const { reference }: AboutCaseOrNone = data;
  const subject = oneLine(reference === undefined ? content.topic : `[${reference}] ${content.topic}`);
  const sender = oneLine(options.company ?? CUSTOMER_CARE[language]);
  return {
    subject,
    text: writeTextMail(content, sender, language),
    html: writeHtmlMail(content, subject, sender, language),
  };
}

function contentOf<Name extends TemplateName>(
  name: Name,
  language: Language,
  data: TemplateData[Name],
  { timeZone, own }: RenderOptions,
): MailContent {
  const dates = dateWriter(language, timeZone);
  const write = (given: TemplateData[Name]) => TEMPLATES[name][language](given, dates);
  if (!own) return write(data);
  return inOwnWords(own, MAIL_VARIABLES[name], data, { language, dates, write });
}
