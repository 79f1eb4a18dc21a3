import { invalid } from '#kernel/refusal';
import { stat } from 'node:fs/promises';
import { detectEncoding, type FoundEncoding } from './detect-encoding.ts';
import { findHeader } from './find-header.ts';
import { columnsNeeded } from './mapping-columns.ts';
import type { Mapping } from './mapping.ts';
import { readAsUtf8 } from './read-as-utf8.ts';
import { readCsv, type Row } from './read-csv.ts';
import { JSON_LINES_COLUMNS, readJsonLines } from './read-json-lines.ts';

/** A table in a file, its rows still unread. */
export interface Table {
  columns: string[];
  /** For people: encoding and delimiter. */
  format: string;
  rubbish: { line: number; text: string }[];
  /** Every row once, either with exactly as many cells as there are columns or with the reason why it cannot be used. */
  rows: AsyncIterable<Row>;
  bytes: { total: number; read(): number };
}

const SAMPLE_BYTES = 1 << 18;

async function sampleOf(path: string, found: FoundEncoding): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const piece of readAsUtf8(path, found)) {
    parts.push(piece);
    if ((length += piece.length) >= SAMPLE_BYTES) break;
  }
  return Buffer.concat(parts);
}

async function* skipping(pieces: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const piece of pieces) {
    const skipped = Math.min(left, piece.length);
    left -= skipped;
    if (skipped < piece.length) yield piece.subarray(skipped);
  }
}

/** The row with one cell for each column, or the reason why it has not. Surplus empty cells are a habit of spreadsheets. */
function fitted(row: Row, columns: number): Row {
  if ('reason' in row || row.cells.length === columns) return row;
  if (row.cells.length > columns && row.cells.slice(columns).every((cell) => cell === '')) {
    return { line: row.line, cells: row.cells.slice(0, columns) };
  }
  return { ...row, reason: `has ${row.cells.length} cells, but the header has ${columns} columns` };
}

function decodable(row: Row, encoding: string): Row {
  if ('reason' in row || !row.cells.some((cell) => cell.includes('\ufffd'))) return row;
  return { ...row, reason: `holds bytes that are no ${encoding}` };
}

/**
 * Opens a CSV file, or a JSON Lines file of our own export (`.jsonl`, `.ndjson`).
 * @throws Refusal if the encoding cannot be told, or no line is a header that fits the mapping
 */
export async function openTable(path: string, mapping: Mapping): Promise<Table> {
  const file = await stat(path).catch(() => undefined);
  if (!file?.isFile()) throw invalid('file', `cannot read ${path}: is it a file that exists?`);
  const found = await detectEncoding(path, mapping.encoding);
  let read = 0;
  const pieces = readAsUtf8(path, found, (soFar) => (read = soFar));
  const bytes = { total: file.size, read: () => read };
  const check = (row: Row) => (found.lossy ? decodable(row, found.encoding) : row);

  if (/\.(jsonl|ndjson)$/i.test(path)) {
    const rows = mapped(readJsonLines(pieces), check);
    return { columns: [...JSON_LINES_COLUMNS], format: `JSON Lines in ${found.encoding}`, rubbish: [], rows, bytes };
  }
  const header = findHeader(await sampleOf(path, found), columnsNeeded(mapping), mapping.delimiter);
  const { columns, delimiter, line, rubbish } = header;
  const csv = readCsv(skipping(pieces, header.offset), { delimiter, line });
  const rows = mapped(csv, (row) => check(fitted(row, columns.length)));
  return { columns, format: `${found.encoding}, columns separated by ${NAMES[delimiter]}`, rubbish, rows, bytes };
}

const NAMES = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

async function* mapped<A, B>(items: AsyncIterable<A>, change: (item: A) => B): AsyncGenerator<B> {
  for await (const item of items) yield change(item);
}
