import type { Language, LocalText } from '#kernel/language';
import { paragraphsOf, type Block } from './mail-blocks.ts';
import type { MailContent } from './mail-template.ts';
import { columns, wrapLine } from './wrap-text.ts';

const WIDTH = 74;
const COLON: LocalText = { en: ': ', 'zh-CN': '：' };

/** The text alternative: the same words as the HTML, wrapped at 74 columns. */
export function writeTextMail(content: MailContent, sender: string, language: Language): string {
  const parts = [
    ...(content.headline === undefined ? [] : [underlined(content.headline)]),
    ...content.blocks.map((block) => blockText(block, COLON[language])),
    // The line that mail programs know as the beginning of a signature (RFC 3676, 4.3): replies leave out what follows.
    ['-- ', ...[sender, ...content.footer].flatMap((line) => wrapLine(line, WIDTH))].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockText(block: Block, colon: string): string {
  switch (block.kind) {
    case 'paragraph':
    case 'verbatim':
      return prefixed(block.text, '');
    case 'heading':
      return underlined(block.text);
    case 'quote':
      return prefixed(block.text, '> ');
    case 'steps':
      return block.items.map((item, index) => hanging(`${index + 1}. `, item)).join('\n');
    case 'facts':
      return block.rows
        .map(({ label, value, url }) => hanging(label + colon, value, 4) + (url === undefined ? '' : `\n    ${url}`))
        .join('\n');
    case 'link':
      return `${block.label}${colon.trim()}\n${block.url}`;
  }
}

function prefixed(text: string, prefix: string): string {
  return paragraphsOf(text)
    .map((lines) => lines.flatMap((line) => wrapLine(line, WIDTH - prefix.length)))
    .map((lines) => lines.map((line) => (prefix + line).trimEnd()).join('\n'))
    .join(`\n${prefix.trimEnd()}\n`);
}

function hanging(first: string, text: string, indent = first.length): string {
  const lines = text.split('\n').flatMap((line) => wrapLine(line, WIDTH - Math.max(columns(first), indent)));
  return first + lines.join(`\n${' '.repeat(indent)}`);
}

function underlined(text: string): string {
  return `${text}\n${'-'.repeat(Math.min(columns(text), WIDTH))}`;
}
