import { facts, heading, link, paragraph, quote, steps, type Block } from '../mail-blocks.ts';
import type { AboutCase, MailTemplate } from '../mail-template.ts';
import { briefQuote } from '../one-line.ts';
import { answersAreRead, dear, keepItToYourself, label } from './shared-words.ts';

/** To the customer, at once: we have your complaint, under this reference, and this happens next. */
export interface AcknowledgementData extends AboutCase {
  readonly customerName: string;
  readonly receivedAt: Date;
  /** When we owe the first answer; without it the message names no date. */
  readonly answerBy?: Date;
  /** Who looks after the case, if that is known already. */
  readonly ownerName?: string;
  /**
   * The customer's own words; only the beginning is quoted, without links. Leave them out when anybody could have typed this
   * address into a form: the mail would then carry a stranger's text to a third person.
   */
  readonly words?: string;
  /** The customer's private link to the case. */
  readonly caseUrl?: string;
}

export const acknowledgement: MailTemplate<AcknowledgementData> = {
  en: (data, dates) => ({
    topic: 'We have your complaint',
    preview: data.answerBy
      ? `You hear from us by ${dates.instant(data.answerBy)}.`
      : `Your reference is ${data.reference}.`,
    headline: 'We have received your complaint',
    blocks: [
      paragraph(dear.en(data.customerName)),
      paragraph('Thank you for telling us. We are sorry that you had reason to complain, and we want to put it right.'),
      facts([
        [label.reference.en, data.reference],
        [label.received.en, dates.instant(data.receivedAt)],
        [label.answerBy.en, data.answerBy && dates.instant(data.answerBy)],
      ]),
      ...quotedWords(data.words, 'This is what you told us:'),
      heading('What happens next'),
      steps([
        data.ownerName
          ? `${data.ownerName} looks after your complaint from beginning to end.`
          : 'One person will look after your complaint from beginning to end, and we will tell you who it is.',
        'We look into what happened and write to you if we need to know more.',
        data.answerBy
          ? `You hear from us by ${dates.instant(data.answerBy)}, even if we are still working on it then.`
          : 'We write to you with our answer, and tell you how it is going on the way there.',
      ]),
      paragraph('If you would like to add or correct anything, simply reply to this message.'),
      ...link(label.followCase.en, data.caseUrl),
    ],
    footer: [answersAreRead.en(data.reference), ...(data.caseUrl ? [keepItToYourself.en] : [])],
  }),
  'zh-CN': (data, dates) => ({
    topic: '我们已收到您的投诉',
    preview: data.answerBy ? `我们最迟于${dates.instant(data.answerBy)}答复您。` : `您的投诉编号是 ${data.reference}。`,
    headline: '我们已收到您的投诉',
    blocks: [
      paragraph(dear['zh-CN'](data.customerName)),
      paragraph('感谢您告诉我们。给您带来不愉快的经历，我们深表歉意，并会尽力妥善处理。'),
      facts([
        [label.reference['zh-CN'], data.reference],
        [label.received['zh-CN'], dates.instant(data.receivedAt)],
        [label.answerBy['zh-CN'], data.answerBy && dates.instant(data.answerBy)],
      ]),
      ...quotedWords(data.words, '您反映的情况如下：'),
      heading('接下来的安排'),
      steps([
        data.ownerName
          ? `${data.ownerName}将全程负责处理您的投诉。`
          : '我们会安排一位同事全程负责处理您的投诉，并告知您其姓名。',
        '我们会调查事情的经过；如需进一步了解情况，会与您联系。',
        data.answerBy
          ? `我们最迟于${dates.instant(data.answerBy)}答复您；即使届时仍在处理，也会向您说明进展。`
          : '我们会把处理结果答复您，并在此期间向您通报进展。',
      ]),
      paragraph('如果您想补充或更正任何内容，直接回复此邮件即可。'),
      ...link(label.followCase['zh-CN'], data.caseUrl),
    ],
    footer: [answersAreRead['zh-CN'](data.reference), ...(data.caseUrl ? [keepItToYourself['zh-CN']] : [])],
  }),
};

function quotedWords(words: string | undefined, introduction: string): Block[] {
  const brief = words === undefined ? '' : briefQuote(words);
  return brief === '' ? [] : [paragraph(introduction), quote(brief)];
}
