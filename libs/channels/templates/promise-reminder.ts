import { facts, link, paragraph, quote } from '../mail-blocks.ts';
import type { AboutCase, MailTemplate } from '../mail-template.ts';
import { hello, label } from './shared-words.ts';

/** To the owner of a case, or who stands in for them, before a promise to the customer falls due. */
export interface PromiseReminderData extends AboutCase {
  readonly recipientName: string;
  readonly customerName: string;
  /** What was promised, in the words that the customer got. */
  readonly promise: string;
  readonly dueAt: Date;
  /** Its time has passed already. */
  readonly overdue?: boolean;
  /** The reader is not the owner, who is not there, or whom there is none. */
  readonly standIn?: boolean;
  /** The case in the console. */
  readonly caseUrl?: string;
}

export const promiseReminder: MailTemplate<PromiseReminderData> = {
  en: (data, dates) => ({
    topic: data.overdue ? 'A promise to the customer is overdue' : 'A promise to the customer falls due',
    preview: `${data.overdue ? 'Was due' : 'Due'} ${dates.instant(data.dueAt)}.`,
    headline: data.overdue ? 'A promise is overdue' : 'A promise falls due',
    blocks: [
      paragraph(hello.en(data.recipientName)),
      paragraph(`In case ${data.reference} we promised ${data.customerName}:`),
      quote(data.promise),
      facts([[label.due.en, dates.instant(data.dueAt)]]),
      paragraph(
        data.overdue
          ? 'Tell the customer at once, before they ask, with a date that will hold. Mark the promise as kept in the case once it is.'
          : 'Mark the promise as kept in the case once it is. If it cannot be kept, tell the customer before the date and agree on a new one: a broken promise counts as a breach.',
      ),
      ...link(label.openCase.en, data.caseUrl),
    ],
    footer: [
      data.standIn
        ? 'You receive this because the owner of this case is not there, or it has none.'
        : 'You receive this because you are the owner of this case.',
    ],
  }),
  'zh-CN': (data, dates) => ({
    topic: data.overdue ? '对顾客的承诺已超时' : '对顾客的承诺即将到期',
    preview: `到期时间：${dates.instant(data.dueAt)}。`,
    headline: data.overdue ? '一项承诺已超时' : '一项承诺即将到期',
    blocks: [
      paragraph(hello['zh-CN'](data.recipientName)),
      paragraph(`在个案 ${data.reference} 中，我们向顾客（${data.customerName}）承诺：`),
      quote(data.promise),
      facts([[label.due['zh-CN'], dates.instant(data.dueAt)]]),
      paragraph(
        data.overdue
          ? '请在顾客追问之前立即主动联系，并给出一个确定能做到的时间。兑现之后，请在个案中标记为已兑现。'
          : '兑现之后，请在个案中标记为已兑现。如果无法兑现，请在到期之前告知顾客并商定新的时间：未兑现的承诺按超时计算。',
      ),
      ...link(label.openCase['zh-CN'], data.caseUrl),
    ],
    footer: [
      data.standIn
        ? '您收到此邮件，是因为该个案的负责人不在岗，或尚无负责人。'
        : '您收到此邮件，是因为您是该个案的负责人。',
    ],
  }),
};
