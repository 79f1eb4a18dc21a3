import type { Language } from '#kernel/language';
import type { TemplateData } from './templates.ts';

const reference = 'C-2026-000123';
const receivedAt = new Date('2026-11-20T09:05:00Z');
const dueAt = new Date('2026-11-23T10:30:00Z');
const statement = {
  en: 'We refunded the 249.00 that was charged twice on 18 November.\nThe refund reached your card on 21 November.\n\nWe also corrected the tariff, so this will not come back next month.',
  'zh-CN':
    '我们已将11月18日重复扣除的249.00元退还到您的银行卡，款项已于11月21日到账。\n\n同时，我们更正了您的套餐资费，下个月不会再出现同样的情况。',
};
/** The case in the console, for those who work here. */
const caseUrl = 'https://care.example/complaints/C-2026-000123';
const casesUrl = 'https://care.example/complaints';
/** The customer's private link; real ones are longer. */
const privateLink = 'https://care.example/case/AZrpZ0mSd0u8zrMCCZqAVw';

/** Believable data for every message in every language: what previews and tests are written with. Nobody in it is real. */
export const SAMPLES: { readonly [L in Language]: TemplateData } = {
  en: {
    acknowledgement: {
      reference,
      customerName: 'Maria Okafor',
      receivedAt,
      answerBy: dueAt,
      ownerName: 'Tom Brandt',
      caseUrl: privateLink,
      words:
        'I was charged twice for November, and when I called I was cut off after eleven minutes on hold. I want the second charge back before the end of the month.',
    },
    reply: {
      reference,
      agentName: 'Tom Brandt',
      body: 'Dear Ms Okafor,\n\nI am sorry that you were cut off. I have found the second charge of 249.00 and asked our bank to return it today; you will see it on your card by 24 November.\n\nIs the number you called from still the best one to reach you?\n\nTom Brandt',
      caseUrl: privateLink,
    },
    'new-owner': {
      reference,
      customerName: 'Maria Okafor',
      ownerName: 'Ana Silva',
      nextUpdateBy: dueAt,
      caseUrl: privateLink,
    },
    resolution: {
      reference,
      customerName: 'Maria Okafor',
      statement: statement.en,
      ownerName: 'Tom Brandt',
      caseUrl: privateLink,
    },
    'follow-up': {
      reference,
      customerName: 'Maria Okafor',
      resolvedAt: receivedAt,
      statement: statement.en,
      ownerName: 'Tom Brandt',
      caseUrl: privateLink,
    },
    'case-link': { reference, customerName: 'Maria Okafor', caseUrl: privateLink },
    escalation: {
      reference,
      recipientName: 'Sara Lind',
      customerName: 'Maria Okafor',
      ownerName: 'Tom Brandt',
      clock: 'first-response',
      dueAt,
      rung: 3,
      moment: { at: 'after', milliseconds: 5_400_000 },
      caseUrl,
    },
    'customer-escalation': {
      reference,
      recipientName: 'Sara Lind',
      customerName: 'Maria Okafor',
      ownerName: 'Tom Brandt',
      climbs: 1,
      unheard: true,
      caseUrl,
    },
    handover: {
      reference,
      recipientName: 'Ana Silva',
      fromName: 'Tom Brandt',
      customerName: 'Maria Okafor',
      briefing:
        'Charged twice for November (249.00). Cut off after 11 minutes on hold, so she is angry about the call more than about the money.\n\nPromised: refund visible by 24 November. Prefers e-mail.',
      caseUrl,
    },
    'promise-reminder': {
      reference,
      recipientName: 'Tom Brandt',
      customerName: 'Maria Okafor',
      promise: 'The refund is on your card by 24 November.',
      dueAt,
      caseUrl,
    },
    reminder: {
      kind: 'own',
      reference,
      recipientName: 'Tom Brandt',
      customerName: 'Maria Okafor',
      note: 'Ask the bank whether the refund has left.\nIf not, call Ms Okafor before she calls us.',
      caseUrl,
    },
    digest: {
      casesUrl,
      recipientName: 'Tom Brandt',
      now: new Date('2026-11-23T08:00:00Z'),
      escalations: { items: [{ reference, customerName: 'Maria Okafor', dueAt: receivedAt }], more: 0 },
      overdue: {
        items: [{ reference, customerName: 'Maria Okafor', clock: 'next-update', dueAt: receivedAt }],
        more: 0,
      },
      promises: {
        items: [{ reference, customerName: 'Maria Okafor', promise: 'The refund is on your card.', dueAt }],
        more: 0,
      },
      dueToday: { items: [{ reference, customerName: 'Jon Hale', clock: 'resolution', dueAt }], more: 12 },
      offers: { items: [{ reference, customerName: 'Ida Falk', until: dueAt }], more: 0 },
      calls: { items: [{ reference, customerName: 'Paul Reed', phone: '+44 20 7946 0000' }], more: 0 },
      silent: { items: [{ reference, customerName: 'Jon Hale', since: new Date('2026-11-19T08:00:00Z') }], more: 1 },
      importantDays: {
        items: [
          { customerName: 'Maria Okafor', name: 'Birthday', inDays: 0 },
          { customerName: 'Ida Falk', name: 'Customer for ten years', inDays: 1 },
          { customerName: 'Paul Reed', name: 'Wedding anniversary', inDays: 3 },
        ],
        more: 0,
      },
    },
  },
  'zh-CN': {
    acknowledgement: {
      reference,
      customerName: '李伟',
      receivedAt,
      answerBy: dueAt,
      ownerName: '陈静',
      caseUrl: privateLink,
      words:
        '十一月的话费被重复扣了两次，打电话过去等了十一分钟还被挂断。我要求月底前把多扣的249元退给我，并且说明原因。',
    },
    reply: {
      reference,
      agentName: '陈静',
      body: '李先生，您好！\n\n很抱歉您的电话被中断。我已查到重复扣除的249.00元，今天已通知银行退款，最迟11月24日会退回您的银行卡。\n\n请问您来电时使用的号码是否仍是最方便的联系方式？\n\n陈静',
      caseUrl: privateLink,
    },
    'new-owner': { reference, customerName: '李伟', ownerName: '王芳', nextUpdateBy: dueAt, caseUrl: privateLink },
    resolution: {
      reference,
      customerName: '李伟',
      statement: statement['zh-CN'],
      ownerName: '陈静',
      caseUrl: privateLink,
    },
    'follow-up': {
      reference,
      customerName: '李伟',
      resolvedAt: receivedAt,
      statement: statement['zh-CN'],
      ownerName: '陈静',
      caseUrl: privateLink,
    },
    'case-link': { reference, customerName: '李伟', caseUrl: privateLink },
    escalation: {
      reference,
      recipientName: '赵敏',
      customerName: '李伟',
      ownerName: '陈静',
      clock: 'first-response',
      dueAt,
      rung: 3,
      moment: { at: 'after', milliseconds: 5_400_000 },
      caseUrl,
    },
    'customer-escalation': {
      reference,
      recipientName: '赵敏',
      customerName: '李伟',
      ownerName: '陈静',
      climbs: 1,
      unheard: true,
      caseUrl,
    },
    handover: {
      reference,
      recipientName: '王芳',
      fromName: '陈静',
      customerName: '李伟',
      briefing:
        '十一月话费重复扣款249.00元。电话等待11分钟后被挂断，顾客对此比对金额更生气。\n\n已承诺：11月24日前退款到账。希望通过电子邮件联系。',
      caseUrl,
    },
    'promise-reminder': {
      reference,
      recipientName: '陈静',
      customerName: '李伟',
      promise: '退款将于11月24日前退回您的银行卡。',
      dueAt,
      caseUrl,
    },
    reminder: {
      kind: 'own',
      reference,
      recipientName: '陈静',
      customerName: '李伟',
      note: '向银行确认退款是否已经汇出。\n如果还没有，在李先生来电之前先给他打电话。',
      caseUrl,
    },
    digest: {
      casesUrl,
      recipientName: '陈静',
      now: new Date('2026-11-23T00:00:00Z'),
      escalations: { items: [{ reference, customerName: '李伟', dueAt: receivedAt }], more: 0 },
      overdue: { items: [{ reference, customerName: '李伟', clock: 'next-update', dueAt: receivedAt }], more: 0 },
      promises: { items: [{ reference, customerName: '李伟', promise: '退款退回您的银行卡。', dueAt }], more: 0 },
      dueToday: { items: [{ reference, customerName: '张敏', clock: 'resolution', dueAt }], more: 12 },
      offers: { items: [{ reference, customerName: '刘洋', until: dueAt }], more: 0 },
      calls: { items: [{ reference, customerName: '王芳', phone: '+86 138 0000 0000' }], more: 0 },
      silent: { items: [{ reference, customerName: '张敏', since: new Date('2026-11-19T00:00:00Z') }], more: 1 },
      importantDays: {
        items: [
          { customerName: '李伟', name: '生日', inDays: 0 },
          { customerName: '刘洋', name: '成为顾客十周年', inDays: 1 },
          { customerName: '王芳', name: '结婚纪念日', inDays: 3 },
        ],
        more: 0,
      },
    },
  },
};

/** Where the readers of the samples live. */
export const SAMPLE_ZONES: Readonly<Record<Language, string>> = { en: 'Europe/London', 'zh-CN': 'Asia/Shanghai' };
