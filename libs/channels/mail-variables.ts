import type { Language, LocalText } from '#kernel/language';
import type { Block } from './mail-blocks.ts';
import { greetableName, oneLine } from './one-line.ts';
import type { MailVariable, MailVariables, Value, Writing } from './own-words.ts';
import type { TemplateData, TemplateName } from './templates.ts';
import { CLOCK_NAMES } from './templates/clock-names.ts';
import { sizeOf } from './templates/digest.ts';

const CUSTOMER: LocalText = { en: 'customer', 'zh-CN': '顾客' };
const COLLEAGUE: LocalText = { en: 'colleague', 'zh-CN': '同事' };
const NOBODY: LocalText = { en: 'nobody yet', 'zh-CN': '尚无' };

/** A name as it can stand in a greeting; where what we hold is no name, what people are called then. */
const named =
  <Key extends string>(key: Key, otherwise: LocalText) =>
  (data: Readonly<Record<Key, string>>, { language }: { language: Language }): string =>
    greetableName(data[key]) ?? otherwise[language];

/** A text of the data in one line; undefined where there is none. */
const line =
  <Key extends string>(key: Key) =>
  (data: Readonly<Partial<Record<Key, string>>>): Value => {
    const text: string | undefined = data[key];
    return text === undefined ? undefined : oneLine(text, 300);
  };

const reference = { value: line('reference') };
const customerName = { value: named('customerName', CUSTOMER) };
const recipientName = { value: named('recipientName', COLLEAGUE) };
const ownerName = { value: line('ownerName') };
const ownerOrNobody = {
  value: ({ ownerName: owner }: { ownerName?: string }, { language }: { language: Language }) =>
    owner === undefined ? NOBODY[language] : oneLine(owner, 300),
};
const link = { value: ({ caseUrl }: { caseUrl?: string }): Value => caseUrl };

/** What was said, in the paragraphs in which it was said. */
const said = <Key extends string>(key: Key) =>
  ({ required: true, value: (data: Readonly<Record<Key, string>>): Value => data[key] }) as const;

const instant =
  <Key extends string>(key: Key) =>
  (data: Readonly<Partial<Record<Key, Date>>>, { dates }: Pick<Writing<never>, 'dates'>): Value => {
    const at: Date | undefined = data[key];
    return at && dates.instant(at);
  };

/** Our own words where they differ from case to case: the subject, the headline, and all that follows the greeting. */
function ours<Data>(): {
  readonly topic: MailVariable<Data>;
  readonly headline: MailVariable<Data>;
  readonly details: MailVariable<Data>;
} {
  // The alarm that nobody is there stands in front of every text, also the company's own.
  const calm = (data: Data): Data => ({ ...data, unheard: undefined });
  return {
    topic: { value: (data, { write }) => write(calm(data)).topic },
    headline: { value: (data, { write }) => write(calm(data)).headline },
    details: { required: true, isBlock: true, value: (data, { write }) => write(calm(data)).blocks.slice(1) },
  };
}

const isQuote = ({ kind }: Block): boolean => kind === 'quote';

/** What the text of each message can leave open. */
export const MAIL_VARIABLES: { readonly [Name in TemplateName]: MailVariables<TemplateData[Name]> } = {
  acknowledgement: {
    'customer.name': customerName,
    reference,
    'received.at': { value: instant('receivedAt') },
    'answer.by': { value: instant('answerBy') },
    'owner.name': ownerName,
    // With the words before it, which make no sense without it.
    words: {
      isBlock: true,
      value: (data, { write }) => {
        const { blocks } = write(data);
        const at = blocks.findIndex(isQuote);
        return at < 0 ? undefined : blocks.slice(at - 1, at + 1);
      },
    },
    'case.link': link,
  },
  reply: {
    topic: { value: (data, { write }) => write(data).topic },
    message: {
      required: true,
      isBlock: true,
      value: (data, { write }) => write(data).blocks.filter(({ kind }) => kind !== 'link'),
    },
    reference,
    'agent.name': { value: line('agentName') },
    'case.link': link,
  },
  'new-owner': {
    'customer.name': customerName,
    reference,
    'owner.name': ownerName,
    'answer.by': { value: instant('nextUpdateBy') },
    'case.link': link,
  },
  resolution: {
    'customer.name': customerName,
    reference,
    statement: said('statement'),
    'owner.name': ownerName,
    'case.link': link,
  },
  'follow-up': {
    'customer.name': customerName,
    reference,
    statement: said('statement'),
    'resolved.on': { value: (data, { dates }) => dates.day(data.resolvedAt) },
    'owner.name': ownerName,
    'case.link': link,
  },
  'case-link': {
    'customer.name': customerName,
    reference,
    'case.link': { ...link, required: true },
  },
  escalation: {
    ...ours<TemplateData['escalation']>(),
    'recipient.name': recipientName,
    'customer.name': customerName,
    reference,
    'owner.name': ownerOrNobody,
    'clock.name': { value: ({ clock }, { language }) => CLOCK_NAMES[clock][language] },
    'due.at': { value: instant('dueAt') },
    'case.link': link,
  },
  'customer-escalation': {
    ...ours<TemplateData['customer-escalation']>(),
    'recipient.name': recipientName,
    'customer.name': customerName,
    reference,
    'owner.name': ownerOrNobody,
    'case.link': link,
  },
  handover: {
    'recipient.name': recipientName,
    'from.name': { value: line('fromName') },
    'customer.name': customerName,
    reference,
    briefing: said('briefing'),
    'case.link': link,
  },
  'promise-reminder': {
    ...ours<TemplateData['promise-reminder']>(),
    'recipient.name': recipientName,
    'customer.name': customerName,
    reference,
    'promise.what': { value: line('promise') },
    'due.at': { value: instant('dueAt') },
    'case.link': link,
  },
  reminder: {
    ...ours<TemplateData['reminder']>(),
    'recipient.name': recipientName,
    'customer.name': { value: line('customerName') },
    reference,
    note: { value: line('note') },
    'case.link': link,
  },
  digest: {
    ...ours<TemplateData['digest']>(),
    'recipient.name': recipientName,
    today: { value: ({ now }, { dates }) => dates.day(now) },
    count: { value: (data) => String(sizeOf(data)) },
  },
};
