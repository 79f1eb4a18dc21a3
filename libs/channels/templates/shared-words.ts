import type { LocalText } from '#kernel/language';
import { greetableName } from '../one-line.ts';

/** "Dear Li Wei,": to a customer; without the name where what we hold is no name. */
export const dear = {
  en: (name: string) => `Dear ${greetableName(name) ?? 'customer'},`,
  'zh-CN': (name: string) => `尊敬的${greetableName(name) ?? '顾客'}：\n您好！`,
};

/** "Hello Chen Jing,": to a colleague. */
export const hello = {
  en: (name: string) => `Hello ${greetableName(name) ?? 'colleague'},`,
  'zh-CN': (name: string) => `${greetableName(name) ?? '同事'}，您好：`,
};

/** The small print under automatic mail to customers: a reply reaches a person. */
export const answersAreRead = {
  en: (reference: string) =>
    `This message was sent automatically, but a person reads your answer: simply reply to it and keep [${reference}] in the subject.`,
  'zh-CN': (reference: string) =>
    `此邮件由系统自动发出，但您的回复会由专人阅读：直接回复即可，并请在主题中保留 [${reference}]。`,
};

/** The small print under what a person wrote. */
export const replyToUs = {
  en: (reference: string) => `To answer, simply reply to this message and keep [${reference}] in the subject.`,
  'zh-CN': (reference: string) => `如需答复，直接回复此邮件即可，并请在主题中保留 [${reference}]。`,
};

/** Under the private link to a case: whoever has it reads the case. */
export const keepItToYourself = {
  en: 'The link is for you alone: whoever opens it can read your complaint. It works for 90 days.',
  'zh-CN': '此链接仅供您本人使用：任何人打开后都能看到您的投诉。链接有效期为 90 天。',
} as const satisfies LocalText;

/** To those who are told in place of everybody who is not there. */
export const nobodyIsThere = {
  en: 'NOBODY IS THERE: everybody who should have been called is away or off shift. You are told all the same, because somebody must know.',
  'zh-CN': '【无人在岗】应当接到通知的人员均不在岗或已下班。为确保有人知晓，仍通知您。',
} as const satisfies LocalText;

/** The same in the subject, in front of it. */
export const loud = {
  en: (topic: string, unheard?: true) => (unheard ? `NOBODY IS THERE: ${topic}` : topic),
  'zh-CN': (topic: string, unheard?: true) => (unheard ? `【无人在岗】${topic}` : topic),
};

/** Labels of tables. */
export const label = {
  reference: { en: 'Reference', 'zh-CN': '投诉编号' },
  received: { en: 'Received', 'zh-CN': '收到时间' },
  answerBy: { en: 'News from us by', 'zh-CN': '最迟答复' },
  case: { en: 'Case', 'zh-CN': '个案' },
  customer: { en: 'Customer', 'zh-CN': '顾客' },
  owner: { en: 'Owner', 'zh-CN': '负责人' },
  clock: { en: 'Deadline', 'zh-CN': '时限' },
  due: { en: 'Due', 'zh-CN': '到期时间' },
  rung: { en: 'Escalation step', 'zh-CN': '升级阶段' },
  followCase: { en: 'Follow your complaint here', 'zh-CN': '在此查看投诉进展' },
  openCase: { en: 'Open the case', 'zh-CN': '打开个案' },
} as const satisfies Record<string, LocalText>;
