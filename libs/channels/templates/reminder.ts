import { facts, link, paragraph, quote } from '../mail-blocks.ts';
import type { AboutCaseOrNone, MailTemplate } from '../mail-template.ts';
import { shorten, oneLine } from '../one-line.ts';
import { hello, label } from './shared-words.ts';

/** To somebody who asked to be reminded, or who put a case aside until now. */
export interface ReminderData extends AboutCaseOrNone {
  readonly kind: 'own' | 'snooze';
  readonly recipientName: string;
  /** The customer of the case; undefined where it is about none. */
  readonly customerName?: string;
  /** What the reader wrote down for themselves. */
  readonly note?: string;
  /** The case in the console. */
  readonly caseUrl?: string;
}

export const reminder: MailTemplate<ReminderData> = {
  en: (data) => ({
    topic: data.kind === 'own' ? `Your reminder: ${brief(data.note ?? '')}` : 'The case that you put aside is back',
    headline: data.kind === 'own' ? 'You asked to be reminded' : 'A case is back on your desk',
    blocks: [
      paragraph(hello.en(data.recipientName)),
      paragraph(
        data.kind === 'own'
          ? 'You asked to be reminded at this time. You wrote:'
          : 'The time until which you had put this case aside is over, and the customer has not written since.',
      ),
      ...(data.note === undefined ? [] : [quote(data.note)]),
      ...about([label.case.en, label.customer.en], data),
      ...link(label.openCase.en, data.caseUrl),
    ],
    footer: ['You receive this because you asked for it.'],
  }),
  'zh-CN': (data) => ({
    topic: data.kind === 'own' ? `您的提醒：${brief(data.note ?? '')}` : '您暂缓的个案已到时间',
    headline: data.kind === 'own' ? '您设置的提醒' : '暂缓的个案已恢复',
    blocks: [
      paragraph(hello['zh-CN'](data.recipientName)),
      paragraph(
        data.kind === 'own' ? '您设置了在此时提醒，内容如下：' : '您为此个案设定的暂缓时间已到，在此期间顾客没有来信。',
      ),
      ...(data.note === undefined ? [] : [quote(data.note)]),
      ...about([label.case['zh-CN'], label.customer['zh-CN']], data),
      ...link(label.openCase['zh-CN'], data.caseUrl),
    ],
    footer: ['您收到此邮件，是因为您设置了提醒。'],
  }),
};

const brief = (note: string) => shorten(oneLine(note), 60);

const about = ([ofCase, ofCustomer]: [string, string], { reference, customerName }: ReminderData) =>
  reference === undefined
    ? []
    : [
        facts([
          [ofCase, reference],
          [ofCustomer, customerName],
        ]),
      ];
