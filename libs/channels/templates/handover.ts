import { facts, heading, link, paragraph, quote } from '../mail-blocks.ts';
import type { AboutCase, MailTemplate } from '../mail-template.ts';
import { hello, label } from './shared-words.ts';

/** To the new owner of a case: the briefing, and that they must confirm having read it. */
export interface HandoverData extends AboutCase {
  /** The new owner. */
  readonly recipientName: string;
  /** Who hands the case over; need not be the owner until now. */
  readonly fromName: string;
  readonly customerName: string;
  readonly briefing: string;
  /** The case in the console. */
  readonly caseUrl?: string;
}

export const handover: MailTemplate<HandoverData> = {
  en: (data) => ({
    topic: `${data.fromName} hands this case over to you: please confirm`,
    preview: 'Read the briefing and confirm it.',
    headline: 'A case is now yours',
    blocks: [
      paragraph(hello.en(data.recipientName)),
      paragraph(`${data.fromName} has handed case ${data.reference} over to you. From now on you are its owner.`),
      facts([
        [label.case.en, data.reference],
        [label.customer.en, data.customerName],
      ]),
      heading('Briefing'),
      quote(data.briefing),
      heading('What to do now'),
      paragraph(
        `Read the briefing and confirm in the case that you have read it. ${data.customerName} must not have to tell the story again; if something is unclear, ask ${data.fromName}.`,
      ),
      ...link(label.openCase.en, data.caseUrl),
    ],
    footer: ['You receive this because a case was handed over to you.'],
  }),
  'zh-CN': (data) => ({
    topic: `${data.fromName}将此个案交接给您，请确认`,
    preview: '请阅读交接说明并确认。',
    headline: '有个案交接给您',
    blocks: [
      paragraph(hello['zh-CN'](data.recipientName)),
      paragraph(`${data.fromName}已将个案 ${data.reference} 交接给您。从现在起，您是该个案的负责人。`),
      facts([
        [label.case['zh-CN'], data.reference],
        [label.customer['zh-CN'], data.customerName],
      ]),
      heading('交接说明'),
      quote(data.briefing),
      heading('请您现在'),
      paragraph(
        `阅读交接说明，并在个案中确认已阅读。不要让顾客（${data.customerName}）重复说明情况；如有不清楚之处，请向${data.fromName}了解。`,
      ),
      ...link(label.openCase['zh-CN'], data.caseUrl),
    ],
    footer: ['您收到此邮件，是因为有个案交接给您。'],
  }),
};
