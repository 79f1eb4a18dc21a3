import { isVisible } from '#kernel/field-rules';
import type { Reason } from '#kernel/refusal';
import { applyRule, type Cells } from './apply-rule.ts';
import { readTime } from './local-time.ts';
import type { Mapping, TextRule } from './mapping.ts';

/** What the rules of one row share while they are applied. */
export interface RowInHand {
  cells: Cells;
  mapping: Mapping;
  /** What is wrong with it so far. */
  reasons: Reason[];
  /** Columns whose text stands in the record exactly as it was. */
  held: Set<string>;
  /** Tags of composed texts. */
  marks: string[];
}

/** The text that a rule yields for this row; where it came from is noted down. */
export function takeText(row: RowInHand, rule: TextRule | undefined): string {
  const { text, verbatim, tag } = applyRule(rule, row.cells);
  if (verbatim !== undefined) row.held.add(verbatim);
  if (tag !== undefined && text !== '') row.marks.push(tag);
  return text;
}

/** The instant that a rule yields, or nothing where the cell is empty or (with a reason) unreadable. */
export function takeTime(row: RowInHand, rule: TextRule | undefined, field: string): Date | undefined {
  const { text, verbatim } = applyRule(rule, row.cells);
  if (!isVisible(text)) return undefined;
  const { formats = ['iso'], zone = 'UTC' } = row.mapping.time ?? {};
  const read = readTime(text, formats, zone);
  if ('reason' in read) {
    row.reasons.push({ field, reason: read.reason });
    return undefined;
  }
  if (verbatim !== undefined && read.at.toISOString() === text) row.held.add(verbatim);
  return read.at;
}

/** The value of a cell that holds JSON; nothing if it is empty or (with a reason) no JSON. */
export function takeJson(row: RowInHand, column: string, field: string): unknown {
  const cell = row.cells.get(column) ?? '';
  row.held.add(column);
  if (cell.trim() === '') return undefined;
  try {
    return JSON.parse(cell);
  } catch {
    row.reasons.push({ field, reason: `the cell “${column}” is not valid JSON` });
    return undefined;
  }
}
