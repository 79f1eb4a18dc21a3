import type { Language } from '#kernel/language';
import { inBraces } from '#kernel/open-variables';
import type { Block } from './mail-blocks.ts';
import type { MailContent } from './mail-template.ts';
import type { OwnText } from './own-words.ts';
import { TEMPLATES, type TemplateData, type TemplateName } from './templates.ts';
import { hello } from './templates/shared-words.ts';
import type { DateWriter } from './write-dates.ts';

/** Stands for the private link until it is written as its variable. */
const LINK = 'https://case.link/';

const [RECEIVED, ANSWER, RESOLVED] = [new Date(1), new Date(2), new Date(3)] as const;
const DATES = new Map([
  [RECEIVED, 'received.at'],
  [ANSWER, 'answer.by'],
  [RESOLVED, 'resolved.on'],
]);
const written = (at: Date): string => inBraces(DATES.get(at)!);
const WRITER: DateWriter = { instant: written, time: written, day: written, duration: String };

/** Names that nobody has and that could stand in any greeting, until they are written as their variables. */
const NAMES: Readonly<Record<string, string>> = {
  '⟦customer⟧': 'customer.name',
  '⟦recipient⟧': 'recipient.name',
  '⟦owner⟧': 'owner.name',
  '⟦from⟧': 'from.name',
};
const [customerName, recipientName, ownerName, fromName] = Object.keys(NAMES) as [string, string, string, string];
const withVariables = (text: string): string => text.replace(/⟦\w+⟧/g, (name) => inBraces(NAMES[name]!));

const reference = inBraces('reference');
const statement = inBraces('statement');

/** The data that leave open what the variables of a message stand for. */
const OPEN: Partial<TemplateData> = {
  acknowledgement: { reference, customerName, ownerName, receivedAt: RECEIVED, answerBy: ANSWER, words: inBraces('words'), caseUrl: LINK },
  'new-owner': { reference, customerName, ownerName, nextUpdateBy: ANSWER, caseUrl: LINK },
  resolution: { reference, customerName, ownerName, statement, caseUrl: LINK },
  'follow-up': { reference, customerName, ownerName, statement, resolvedAt: RESOLVED, caseUrl: LINK },
  'case-link': { reference, customerName, caseUrl: LINK },
  handover: {
    reference,
    customerName,
    recipientName,
    fromName,
    briefing: inBraces('briefing'),
    caseUrl: LINK,
  },
}; // prettier-ignore

/**
 * Our own text of a message as whoever changes it begins with it. It reads as the message does, save where that has different
 * words from case to case: those stand behind one variable.
 */
export function builtInText(name: TemplateName, language: Language): OwnText {
  if (name === 'reply')
    return {
      subject: inBraces('topic'),
      body: [inBraces('message'), linkLine(TEMPLATES.reply[language]({ reference, agentName: '', body: '', caseUrl: LINK }, WRITER))].join('\n\n'),
    }; // prettier-ignore
  const content = openContent(name, language);
  if (!content)
    return {
      subject: inBraces('topic'),
      body: [`# ${inBraces('headline')}`, withVariables(hello[language](recipientName)), inBraces('details')].join(
        '\n\n',
      ),
    };
  const parts = content.blocks.map(markup);
  // The customer's words stand together with the sentence before them, which makes no sense alone.
  const words = parts.indexOf(`> ${inBraces('words')}`);
  if (words > 0) parts.splice(words - 1, 2, inBraces('words'));
  return {
    subject: withVariables(content.topic),
    body: withVariables([`# ${content.headline}`, ...parts].join('\n\n')),
  };
}

function openContent(name: TemplateName, language: Language): MailContent | null {
  const data = OPEN[name];
  const write = TEMPLATES[name][language] as (data: unknown, dates: DateWriter) => MailContent;
  return data ? write(data, WRITER) : null;
}

const linkLine = ({ blocks }: MailContent): string => markup(blocks.find(({ kind }) => kind === 'link')!);

function markup(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'verbatim':
      return block.text;
    case 'heading':
      return `## ${block.text}`;
    case 'quote':
      return block.text.split('\n').map((line) => `> ${line}`).join('\n'); // prettier-ignore
    case 'steps':
      return block.items.map((item, index) => `${index + 1}. ${item}`).join('\n');
    case 'facts':
      return block.rows.map(({ label, value }) => `| ${label} | ${value} |`).join('\n');
    case 'link':
      return `[${block.label}](${inBraces('case.link')})`;
  }
}
