import { invalid } from '#kernel/refusal';
import type { Delimiter } from './mapping.ts';
import { parse, type CsvError } from 'csv-parse/sync';

/** `line` is the file's line on which the row begins, from 1. */
export interface GoodRow {
  line: number;
  cells: string[];
}

/** Something that should have been a row, with the reason why it is none, and its cells or the raw text. */
export interface BadRow {
  line: number;
  reason: string;
  cells?: string[];
  raw?: string;
}

export type Row = GoodRow | BadRow;

export interface ReadCsvOptions {
  delimiter: Delimiter;
  /** Number of the first line of the input. */
  line?: number;
  /** A row that is longer than this is taken for a quotation mark that nobody closed. */
  maxRowBytes?: number;
}

const LF = 10;
const CR = 13;

const UNCLOSED = 'opens a quotation mark that is never closed: write "" for a quotation mark inside a quoted cell';
const BROKEN = 'holds a quotation mark in the middle of a quoted cell: write it twice ("") there';

/** Lines that end within the bytes; CR LF is one end. */
export function countLineEnds(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) count++;
  }
  return count;
}

/** Where the line that holds `from` ends, its line end included. */
export function endOfLine(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === LF) return at + 1;
    if (bytes[at] === CR) return bytes[at + 1] === LF ? at + 2 : at + 1;
  }
  return bytes.length;
}

/** How much is whole lines. A CR at the very end is left, since its LF may follow. */
function wholeLines(bytes: Buffer): number {
  for (let at = bytes.length - 1; at >= 0; at--) {
    if (bytes[at] === LF || (bytes[at] === CR && at < bytes.length - 1)) return at + 1;
  }
  return 0;
}

function skipLineEnds(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === LF || bytes[at] === CR) at++;
  return at;
}

/** The rows of the bytes with the offset at which each ends, up to the first one that is broken. */
export function parseRows(bytes: Buffer, delimiter: Delimiter, options: { to?: number; lenient?: boolean } = {}) {
  const rows: { cells: string[]; end: number }[] = [];
  try {
    parse(bytes, {
      delimiter,
      // All three, not the first one met: files put together from several systems mix them.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: options.lenient ?? false,
      skip_empty_lines: true,
      max_record_size: 0,
      ...(options.to === undefined ? {} : { to: options.to }),
      on_record: (cells: string[], { bytes: end }) => {
        rows.push({ cells, end });
        return null;
      },
    });
    return { rows };
  } catch (error) {
    const { code } = error as CsvError;
    if (code !== 'CSV_QUOTE_NOT_CLOSED' && code !== 'INVALID_OPENING_QUOTE' && code !== 'CSV_INVALID_CLOSING_QUOTE')
      throw error;
    return { rows, failure: code };
  }
}

/** The first line of a broken row: a quotation mark inside an unquoted cell (6" pipe) means itself, all else is rejected. */
function brokenLine(bytes: Buffer, line: number, delimiter: Delimiter, failure: string): Row {
  if (failure === 'INVALID_OPENING_QUOTE') {
    const lenient = parseRows(bytes, delimiter, { lenient: true });
    if (!lenient.failure && lenient.rows.length === 1) return { line, cells: lenient.rows[0]!.cells };
  }
  const raw = bytes.toString().replace(/[\r\n]+$/, '');
  return { line, raw, reason: failure === 'CSV_QUOTE_NOT_CLOSED' ? UNCLOSED : BROKEN };
}

/**
 * The rows of a table in UTF-8, read in pieces of whole lines and in constant memory. Empty lines are no rows.
 *
 * A broken row costs its first line only and reading goes on with the next: left to itself, the parser would swallow all
 * rows up to the next quotation mark. Line numbers are counted here, because the parser counts CR LF inside quotes twice.
 */
export async function* readCsv(pieces: AsyncIterable<Buffer>, options: ReadCsvOptions): AsyncGenerator<Row> {
  const { delimiter, maxRowBytes = 16 << 20 } = options;
  let line = options.line ?? 1;
  let pending: Buffer = Buffer.alloc(0);
  let waitFor = 0;

  function* drain(atEnd: boolean): Generator<Row> {
    const limit = atEnd ? pending.length : wholeLines(pending);
    if (limit === 0 && pending.length > maxRowBytes) {
      throw invalid('file', `line ${line} is longer than ${maxRowBytes} bytes: is this a CSV file?`);
    }
    let start = 0;
    while (start < limit) {
      const bytes = pending.subarray(start, limit);
      const { rows, failure } = parseRows(bytes, delimiter);
      let at = 0;
      for (const { cells, end } of rows) {
        const first = skipLineEnds(bytes, at);
        line += countLineEnds(bytes, at, first);
        yield { line, cells };
        line += countLineEnds(bytes, first, end);
        at = end;
      }
      const first = skipLineEnds(bytes, at);
      line += countLineEnds(bytes, at, first);
      start += first;
      if (!failure) break;
      if (failure === 'CSV_QUOTE_NOT_CLOSED' && !atEnd && limit - start < maxRowBytes) {
        // Looked at again only when there is twice as much: a long row is not parsed anew with every piece.
        waitFor = 2 * (pending.length - start);
        break;
      }
      const end = endOfLine(bytes, first);
      yield brokenLine(bytes.subarray(first, end), line, delimiter, failure);
      line++;
      start += end - first;
    }
    pending = pending.subarray(start);
  }

  for await (const piece of pieces) {
    pending = pending.length > 0 ? Buffer.concat([pending, piece]) : piece;
    if (pending.length < waitFor) continue;
    waitFor = 0;
    yield* drain(false);
  }
  yield* drain(true);
}
