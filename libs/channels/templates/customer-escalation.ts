import { facts, heading, link, paragraph, steps } from '../mail-blocks.ts';
import type { AboutCase, MailTemplate } from '../mail-template.ts';
import { hello, label, loud, nobodyIsThere } from './shared-words.ts';

/** To staff: the customer asks for somebody higher up. What the customer said stays in the case. */
export interface CustomerEscalationData extends AboutCase {
  readonly recipientName: string;
  readonly customerName: string;
  /** The one responsible for the case; undefined while nobody is. */
  readonly ownerName?: string;
  /** How often it has climbed because nobody took it on. */
  readonly climbs: number;
  /** Everybody who should have been called is away or off shift. */
  readonly unheard?: true;
  /** The case in the console. */
  readonly caseUrl?: string;
}

export const customerEscalation: MailTemplate<CustomerEscalationData> = {
  en: (data) => ({
    topic: loud.en(
      data.climbs === 0
        ? 'The customer asks for somebody higher up, please acknowledge'
        : 'Nobody has taken it on yet: the customer asks for somebody higher up',
      data.unheard,
    ),
    preview: `${data.customerName} is waiting for an answer from you.`,
    headline: 'The customer escalated',
    blocks: [
      paragraph(hello.en(data.recipientName)),
      ...(data.unheard ? [paragraph(nobodyIsThere.en)] : []),
      paragraph(
        data.climbs === 0
          ? `The customer of case ${data.reference} is not satisfied with how it goes and asks for somebody higher up. What they said is in the case.`
          : `The customer of case ${data.reference} asked for somebody higher up, and nobody has taken it on so far.`,
      ),
      facts([
        [label.case.en, data.reference],
        [label.customer.en, data.customerName],
        [label.owner.en, data.ownerName ?? 'nobody yet'],
      ]),
      heading('What to do now'),
      steps([
        'Acknowledge this escalation, so that everybody sees it is in your hands. Until somebody does, it climbs.',
        'Read the case, then call or write to the customer yourself. They need not repeat anything.',
        'Say what happens next and by when: write it down as a promise.',
      ]),
      ...link(label.openCase.en, data.caseUrl),
    ],
    footer: ['You receive this because escalations of this case come to you.'],
  }),
  'zh-CN': (data) => ({
    topic: loud['zh-CN'](data.climbs === 0 ? '顾客要求升级处理，请接手' : '尚无人接手：顾客要求升级处理', data.unheard),
    preview: `顾客（${data.customerName}）正在等待您的答复。`,
    headline: '顾客要求升级',
    blocks: [
      paragraph(hello['zh-CN'](data.recipientName)),
      ...(data.unheard ? [paragraph(nobodyIsThere['zh-CN'])] : []),
      paragraph(
        data.climbs === 0
          ? `个案 ${data.reference} 的顾客对处理情况不满意，要求由上级处理。顾客的原话见个案。`
          : `个案 ${data.reference} 的顾客要求由上级处理，至今尚无人接手。`,
      ),
      facts([
        [label.case['zh-CN'], data.reference],
        [label.customer['zh-CN'], data.customerName],
        [label.owner['zh-CN'], data.ownerName ?? '尚无'],
      ]),
      heading('请您现在'),
      steps([
        '确认接手，让大家知道此事已由您跟进；无人接手时，将继续升级。',
        '先阅读个案，再亲自联系顾客，顾客无需重复说明。',
        '告诉顾客下一步做什么、何时完成，并记为承诺。',
      ]),
      ...link(label.openCase['zh-CN'], data.caseUrl),
    ],
    footer: ['您收到此邮件，是因为该个案的升级由您处理。'],
  }),
};
