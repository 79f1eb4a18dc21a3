import { isVisible } from '#kernel/field-rules';
import { PLACEHOLDER } from './mapping-columns.ts';
import type { ColumnRule, TemplateRule, TextRule } from './mapping.ts';

/** The cells of one row by column. */
export type Cells = ReadonlyMap<string, string>;

/** The text that a rule yields. */
export interface Yield {
  text: string;
  /** The column whose cell the text is, exactly. */
  verbatim?: string;
  /** Marks text that was composed. */
  tag?: string;
}

const EMPTY: Yield = { text: '' };

/** The word of ours for a word of theirs: the exact one first, else whatever the case and the white space around it. */
function translate({ values, otherwise }: ColumnRule, cell: string): string | undefined {
  if (values === undefined) return otherwise;
  if (Object.hasOwn(values, cell)) return values[cell];
  const plain = cell.trim().toLowerCase();
  const match = Object.keys(values).find((theirs) => theirs.trim().toLowerCase() === plain);
  return match === undefined ? otherwise : values[match];
}

function compose({ template, tag }: TemplateRule, cells: Cells): Yield {
  const lines = template.filter((line) => {
    const names = [...line.matchAll(PLACEHOLDER)].map((match) => match[1]!);
    return names.length === 0 || names.some((name) => isVisible(cells.get(name) ?? ''));
  });
  const text = lines.map((line) => line.replace(PLACEHOLDER, (_, name: string) => cells.get(name) ?? '')).join('\n');
  return tag === undefined ? { text } : { text, tag };
}

/** What the rule makes of the row; an empty text where there is nothing. */
export function applyRule(rule: TextRule | undefined, cells: Cells): Yield {
  if (rule === undefined) return EMPTY;
  if (typeof rule === 'string') return applyRule({ column: rule }, cells);
  if ('constant' in rule) return { text: rule.constant };
  if ('template' in rule) return compose(rule, cells);
  const cell = cells.get(rule.column) ?? '';
  const empty = !isVisible(cell);
  const translated = empty ? rule.values?.[''] : translate(rule, cell);
  if (translated !== undefined)
    return translated === cell ? { text: cell, verbatim: rule.column } : { text: translated };
  if (empty) return applyRule(rule.ifEmpty, cells);
  return { text: cell, verbatim: rule.column };
}
