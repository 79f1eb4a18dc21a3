import type { Language } from '#kernel/language';
import { withValues } from '#kernel/open-variables';
import { facts, heading, link, paragraph, quote, steps, verbatim, type Block } from './mail-blocks.ts';
import type { AboutCaseOrNone, MailContent } from './mail-template.ts';
import { oneLine } from './one-line.ts';
import { piecesOf, type Piece } from './own-words-pieces.ts';
import { loud, nobodyIsThere } from './templates/shared-words.ts';
import type { DateWriter } from './write-dates.ts';

/** A company's own words for one of our messages in one language, with variables in double braces. */
export interface OwnText {
  readonly subject: string;
  /** Written as `piecesOf` reads it. Never HTML: it becomes blocks, which are escaped when they are written. */
  readonly body: string;
}

/** What a variable stands for: words, or whole blocks that stand on a line of their own; undefined: nothing this time. */
export type Value = string | readonly Block[] | undefined;

/** What a message was written with. */
export interface Writing<Data> {
  readonly language: Language;
  readonly dates: DateWriter;
  /** Writes the message as we would. */
  write(data: Data): MailContent;
}

export interface MailVariable<Data> {
  /** The message says nothing without it: a text that leaves it out is refused. */
  readonly required?: true;
  /** Stands for whole paragraphs: on a line of its own. */
  readonly isBlock?: true;
  readonly value: (data: Data, writing: Writing<Data>) => Value;
}
export type MailVariables<Data> = Readonly<Record<string, MailVariable<Data>>>;

/**
 * Writes a message in the company's own words. A line with a variable that has no value this time is left out, so that
 * nobody reads "by .". The small print stays ours: by it answers find their case. So does the alarm that nobody is there.
 */
export function inOwnWords<Data extends AboutCaseOrNone>(
  own: OwnText,
  variables: MailVariables<Data>,
  data: Data,
  writing: Writing<Data>,
): MailContent {
  const builtIn = writing.write(data);
  const values = new Map(Object.entries(variables).map(([name, { value }]) => [name, value(data, writing)]));
  const pieces = piecesOf(own.body);
  const [first] = pieces;
  const headline = first?.kind === 'headline' ? inline(first.text, values) : undefined;
  const blocks = pieces.flatMap((piece) => blocksOf(piece, values));
  const { unheard } = data as { unheard?: true };
  const topic = oneLine(
    withValues(own.subject, (name) => wordsOf(values.get(name)) ?? ''),
    150,
  );
  return {
    topic: topic === '' ? builtIn.topic : loud[writing.language](topic, unheard),
    ...(headline !== undefined && { headline }),
    blocks: unheard ? [paragraph(nobodyIsThere[writing.language]), ...blocks] : blocks,
    footer: builtIn.footer,
  };
}

type Values = ReadonlyMap<string, Value>;

function blocksOf(piece: Piece, values: Values): Block[] {
  switch (piece.kind) {
    case 'headline':
      return [];
    case 'variable': {
      const value = values.get(piece.name);
      if (typeof value !== 'string') return [...(value ?? [])];
      return value === '' ? [] : [verbatim(value)];
    }
    case 'heading':
      return only(inline(piece.text, values)).map(heading);
    case 'quote':
      return lines(piece.lines, values, quote);
    case 'paragraph':
      return lines(piece.lines, values, paragraph);
    case 'steps': {
      const items = piece.items.flatMap((item) => only(inline(item, values)));
      return items.length === 0 ? [] : [steps(items)];
    }
    case 'facts': {
      const rows = piece.rows.flatMap(({ label, value }) => {
        const [known, about] = [inline(value, values), inline(label, values)];
        return known === undefined || about === undefined ? [] : [[about, known] as const];
      });
      return rows.length === 0 ? [] : [facts(rows)];
    }
    case 'link': {
      const [label, url] = [inline(piece.label, values), inline(piece.url, values)];
      return label === undefined || url === undefined ? [] : link(label, url);
    }
  }
}

function lines(given: readonly string[], values: Values, block: (text: string) => Block): Block[] {
  const known = given.flatMap((line) => only(inline(line, values)));
  return known.length === 0 ? [] : [block(known.join('\n'))];
}

const only = (text: string | undefined): string[] => (text === undefined ? [] : [text]);

/** A line with its values put in; undefined when one of them is missing. */
function inline(line: string, values: Values): string | undefined {
  let isWhole = true;
  const text = withValues(line, (name) => {
    const words = wordsOf(values.get(name));
    if (words === undefined) isWhole = false;
    return words ?? '';
  });
  return isWhole ? text : undefined;
}

/** What is put in is words only: a value never becomes a heading, a link or another variable. */
const wordsOf = (value: Value): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
