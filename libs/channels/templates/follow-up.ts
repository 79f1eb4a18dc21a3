import { facts, link, paragraph, quote } from '../mail-blocks.ts';
import type { AboutCase, MailTemplate } from '../mail-template.ts';
import { answersAreRead, dear } from './shared-words.ts';

/**
 * To the customer, days after the resolution (step 8). It states what was solved and asks for satisfaction only: whoever asks
 * "was it solved? what happened?" shows that we do not know our own case.
 */
export interface FollowUpData extends AboutCase {
  readonly customerName: string;
  readonly resolvedAt: Date;
  /** The customer-visible statement of what was done. */
  readonly statement: string;
  readonly ownerName?: string;
  /** The customer's private link to the case. */
  readonly caseUrl?: string;
}

export const followUp: MailTemplate<FollowUpData> = {
  en: (data, dates) => ({
    topic: 'How satisfied are you with our answer?',
    preview: 'One number is enough: simply reply.',
    headline: 'How satisfied are you?',
    blocks: [
      paragraph(dear.en(data.customerName)),
      paragraph(`On ${dates.day(data.resolvedAt)} we settled your complaint ${data.reference}. This is what we did:`),
      quote(data.statement),
      paragraph('How satisfied are you with how we dealt with it? Please reply to this message with one number:'),
      facts([
        ['5', 'very satisfied'],
        ['4', 'satisfied'],
        ['3', 'neither satisfied nor dissatisfied'],
        ['2', 'dissatisfied'],
        ['1', 'very dissatisfied'],
      ]),
      ...link('Or answer with one click here', data.caseUrl),
      paragraph(
        'Add whatever you would like us to know. If something is not as it should be, say so in your reply, and we take it up again at once.',
      ),
      paragraph(data.ownerName ? `Kind regards,\n${data.ownerName}` : 'Kind regards'),
    ],
    footer: [answersAreRead.en(data.reference)],
  }),
  'zh-CN': (data, dates) => ({
    topic: '您对我们的处理满意吗？',
    preview: '只需回复一个数字。',
    headline: '您对我们的处理满意吗？',
    blocks: [
      paragraph(dear['zh-CN'](data.customerName)),
      paragraph(`我们已于${dates.day(data.resolvedAt)}处理完您的投诉 ${data.reference}，处理结果如下：`),
      quote(data.statement),
      paragraph('您对我们的处理有多满意？请直接回复此邮件，写上一个数字即可：'),
      facts([
        ['5', '非常满意'],
        ['4', '满意'],
        ['3', '一般'],
        ['2', '不满意'],
        ['1', '非常不满意'],
      ]),
      ...link('您也可以在此点击评价', data.caseUrl),
      paragraph('您也可以写下任何想告诉我们的话。如果仍有不妥之处，请在回复中说明，我们会立即重新跟进。'),
      paragraph(data.ownerName ? `顺祝安好！\n${data.ownerName}` : '顺祝安好！'),
    ],
    footer: [answersAreRead['zh-CN'](data.reference)],
  }),
};
