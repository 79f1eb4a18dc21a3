import type { Language } from '#kernel/language';
import { link, paragraph, verbatim, type Block } from '../mail-blocks.ts';
import type { AboutCase, MailContent, MailTemplate } from '../mail-template.ts';
import { label, replyToUs } from './shared-words.ts';

/** To the customer, from a person: what an agent wrote, as it was written, quoting nothing. */
export interface ReplyData extends AboutCase {
  /** The agent's text; paragraphs and line breaks are kept, nothing in it is markup. */
  readonly body: string;
  /** Who wrote it. */
  readonly agentName: string;
  /** The subject without a reference, such as that of the mail this answers. */
  readonly topic?: string;
  /** The customer's private link to the case. */
  readonly caseUrl?: string;
  /** Names of files that are too large for a mail, and lie on the customer's page. */
  readonly filesOnPage?: readonly string[];
}

export const reply: MailTemplate<ReplyData> = {
  en: (data) =>
    letter(data, 'en', 'Your complaint', [`${data.agentName} wrote this message. ${replyToUs.en(data.reference)}`]),
  'zh-CN': (data) =>
    letter(data, 'zh-CN', '关于您的投诉', [`此邮件由${data.agentName}撰写。${replyToUs['zh-CN'](data.reference)}`]),
};

function letter(data: ReplyData, language: Language, usualTopic: string, footer: readonly string[]): MailContent {
  // The customer's mail program answers with our reference in the subject already: it should not pile up.
  const topic = data.topic?.replaceAll(`[${data.reference}]`, '').trim();
  return {
    topic: topic || usualTopic,
    blocks: [verbatim(data.body), ...onPage(data, language), ...link(label.followCase[language], data.caseUrl)],
    footer,
  };
}

const ON_PAGE = {
  en: 'These files are too large for a mail. You find them on the page of your complaint:',
  'zh-CN': '以下文件过大，无法随邮件发送，请在您的投诉页面查看：',
};

function onPage({ filesOnPage = [] }: ReplyData, language: Language): Block[] {
  return filesOnPage.length === 0 ? [] : [paragraph([ON_PAGE[language], ...filesOnPage].join('\n'))];
}
