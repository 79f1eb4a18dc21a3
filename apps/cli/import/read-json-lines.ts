import { isPlainObject } from '#kernel/field-rules';
import { EXPORT_COLUMNS } from '../export/export-columns.ts';
import type { Row } from './read-csv.ts';

/** The columns of our own CSV export: a line of JSON is read as the row that the same complaint has there. */
export const JSON_LINES_COLUMNS = EXPORT_COLUMNS;

const known = new Set<string>(EXPORT_COLUMNS);

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function rowOf(text: string, line: number): Row {
  const wrong = (reason: string): Row => ({ line, raw: text, reason });
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return wrong('is not valid JSON');
  }
  if (!isPlainObject(record)) return wrong('is not a JSON object');
  const { customer, ...rest } = record;
  const flat: Record<string, unknown> = { ...rest };
  if (isPlainObject(customer)) for (const [name, value] of Object.entries(customer)) flat[`customer.${name}`] = value;
  const strange = Object.keys(flat).find((name) => !known.has(name));
  if (strange !== undefined) return wrong(`holds “${strange}”, which is not known here: move it into customFields`);
  return { line, cells: EXPORT_COLUMNS.map((name) => cellOf(flat[name])) };
}

/** The rows of a JSON Lines file of our own export, in constant memory. Empty lines are no rows. */
export async function* readJsonLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<Row> {
  let line = 0;
  let rest = '';
  const decoder = new TextDecoder();
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const text of lines) {
      line++;
      if (text.trim() !== '') yield rowOf(text.replace(/\r$/, ''), line);
    }
  }
  if (rest.trim() !== '') yield rowOf(rest, line + 1);
}
