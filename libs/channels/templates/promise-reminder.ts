import { facts, link, paragraph, quote } from '../mail-blocks.ts';
import type { AboutCase, MailTemplate } from '../mail-template.ts';
import { hello, label } from './shared-words.ts';

/** To the owner of a case, before a promise to the customer falls due. */
export interface PromiseReminderData extends AboutCase {
  /** The owner of the case. */
  readonly recipientName: string;
  readonly customerName: string;
  /** What was promised, in the words that the customer got. */
  readonly promise: string;
  readonly dueAt: Date;
  /** The case in the console. */
  readonly caseUrl?: string;
}

export const promiseReminder: MailTemplate<PromiseReminderData> = {
  en: (data, dates) => ({
    topic: 'A promise to the customer falls due',
    preview: `Due ${dates.instant(data.dueAt)}.`,
    headline: 'A promise falls due',
    blocks: [
      paragraph(hello.en(data.recipientName)),
      paragraph(`In case ${data.reference} we promised ${data.customerName}:`),
      quote(data.promise),
      facts([[label.due.en, dates.instant(data.dueAt)]]),
      paragraph(
        'Mark the promise as kept in the case once it is. If it cannot be kept, tell the customer before the date and agree on a new one: a broken promise counts as a breach.',
      ),
      ...link(label.openCase.en, data.caseUrl),
    ],
    footer: ['You receive this because you are the owner of this case.'],
  }),
  'zh-CN': (data, dates) => ({
    topic: '对顾客的承诺即将到期',
    preview: `到期时间：${dates.instant(data.dueAt)}。`,
    headline: '一项承诺即将到期',
    blocks: [
      paragraph(hello['zh-CN'](data.recipientName)),
      paragraph(`在个案 ${data.reference} 中，我们向顾客（${data.customerName}）承诺：`),
      quote(data.promise),
      facts([[label.due['zh-CN'], dates.instant(data.dueAt)]]),
      paragraph(
        '兑现之后，请在个案中标记为已兑现。如果无法兑现，请在到期之前告知顾客并商定新的时间：未兑现的承诺按超时计算。',
      ),
      ...link(label.openCase['zh-CN'], data.caseUrl),
    ],
    footer: ['您收到此邮件，是因为您是该个案的负责人。'],
  }),
};
