import { link, paragraph } from '../mail-blocks.ts';
import type { AboutCase, MailTemplate } from '../mail-template.ts';
import { answersAreRead, dear, keepItToYourself, label } from './shared-words.ts';

/** To the customer, who asked for it: a fresh private link to the case. It says nothing of the case itself. */
export interface CaseLinkData extends AboutCase {
  readonly customerName: string;
  /** The private link. */
  readonly caseUrl: string;
}

export const caseLink: MailTemplate<CaseLinkData> = {
  en: (data) => ({
    topic: 'Your new link',
    preview: `Your link to follow complaint ${data.reference}.`,
    headline: 'Your new link',
    blocks: [
      paragraph(dear.en(data.customerName)),
      paragraph('You asked for a new link to follow your complaint. Here it is:'),
      ...link(label.followCase.en, data.caseUrl),
      paragraph(keepItToYourself.en),
      paragraph('If you did not ask for it, you need not do anything: nobody but you has received it.'),
    ],
    footer: [answersAreRead.en(data.reference)],
  }),
  'zh-CN': (data) => ({
    topic: '您的新链接',
    preview: `查看投诉 ${data.reference} 进展的链接。`,
    headline: '您的新链接',
    blocks: [
      paragraph(dear['zh-CN'](data.customerName)),
      paragraph('您申请了查看投诉进展的新链接：'),
      ...link(label.followCase['zh-CN'], data.caseUrl),
      paragraph(keepItToYourself['zh-CN']),
      paragraph('如果您没有提出申请，无需进行任何操作：除您本人外，没有其他人收到此链接。'),
    ],
    footer: [answersAreRead['zh-CN'](data.reference)],
  }),
};
