import { heading, link, paragraph, quote } from '../mail-blocks.ts';
import type { AboutCase, MailTemplate } from '../mail-template.ts';
import { dear, replyToUs } from './shared-words.ts';

/** To the customer, when the case is resolved: what was done, and how to say that it is not right. */
export interface ResolutionData extends AboutCase {
  readonly customerName: string;
  /** The customer-visible statement of what was done. */
  readonly statement: string;
  readonly ownerName?: string;
  /** The customer's private link to the case. */
  readonly caseUrl?: string;
}

export const resolution: MailTemplate<ResolutionData> = {
  en: (data) => ({
    topic: 'What we have done about your complaint',
    preview: `Our answer to your complaint ${data.reference}.`,
    headline: 'What we have done about your complaint',
    blocks: [
      paragraph(dear.en(data.customerName)),
      paragraph('Thank you for your patience. This is what we have done:'),
      quote(data.statement),
      ...link('Accept this answer, or tell us what is missing', data.caseUrl),
      heading('If this is not right for you'),
      paragraph(
        'Reply to this message and tell us what is missing. We then take your complaint up again under the same reference, and you will not have to start from the beginning.',
      ),
      paragraph('We are sorry for the trouble you had, and grateful that you told us about it.'),
      paragraph(data.ownerName ? `Kind regards,\n${data.ownerName}` : 'Kind regards'),
    ],
    footer: [replyToUs.en(data.reference)],
  }),
  'zh-CN': (data) => ({
    topic: '您的投诉处理结果',
    preview: `我们对投诉 ${data.reference} 的答复。`,
    headline: '您的投诉处理结果',
    blocks: [
      paragraph(dear['zh-CN'](data.customerName)),
      paragraph('感谢您的耐心等待。我们已经做了以下处理：'),
      quote(data.statement),
      ...link('接受处理结果，或告诉我们不足之处', data.caseUrl),
      heading('如果您对结果不满意'),
      paragraph('请直接回复此邮件，告诉我们还有哪些不足之处。我们会以同一编号重新受理您的投诉，您无需从头说起。'),
      paragraph('给您带来的不便，我们再次致歉，也感谢您向我们反映。'),
      paragraph(data.ownerName ? `顺祝安好！\n${data.ownerName}` : '顺祝安好！'),
    ],
    footer: [replyToUs['zh-CN'](data.reference)],
  }),
};
