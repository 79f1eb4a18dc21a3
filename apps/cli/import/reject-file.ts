import type { Reason } from '#kernel/refusal';
import { stringify, type Stringifier } from 'csv-stringify';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Columns that the importer adds and, when a corrected reject file is imported, leaves out again. */
export const NOTE_COLUMNS: readonly string[] = ['#line', '#field', '#reason', '#raw'];

/** Where the rejected rows of a file go if nobody says: beside it. */
export const rejectPathOf = (path: string): string =>
  `${path.replace(/\.(csv|tsv|txt|jsonl|ndjson)$/i, '')}.rejected.csv`;

/** One rejected row. */
export interface Reject {
  line: number;
  reasons: readonly Reason[];
  cells?: readonly string[];
  /** The text of a row that could not be taken apart. */
  raw?: string;
}

/** Where rejected rows go. */
export interface RejectFile {
  add(reject: Reject): Promise<void>;
  /** Ends the file. @returns its path, or nothing if no row was rejected: then there is no file */
  end(): Promise<string | undefined>;
}

/**
 * A CSV file of the rejected rows: line, field, reason, then the original columns, so that it can be corrected and imported
 * like the file itself. `#raw` holds what fits into no column. It begins with a byte order mark, without which spreadsheets
 * garble Chinese. It is created with the first reject.
 */
export function rejectFile(path: string, columns: readonly string[]): RejectFile {
  const originals = columns.map((name, index) => ({ name, index })).filter(({ name }) => !NOTE_COLUMNS.includes(name));
  let csv: Stringifier | undefined;
  let written: Promise<void> | undefined;
  let failure: unknown;

  return {
    async add({ line, reasons, cells = [], raw }) {
      if (!csv) {
        csv = stringify({ bom: true });
        written = pipeline(csv, createWriteStream(path));
        // Looked at in the next call: an unhandled rejection would end the process in the middle of a batch.
        written.catch((error: unknown) => (failure = error));
        csv.write(['#line', '#field', '#reason', ...originals.map(({ name }) => name), '#raw']);
      }
      if (failure) throw failure;
      const fields = [...new Set(reasons.map(({ field }) => field))].join('; ');
      const why = reasons.map(({ field, reason }) => (reasons.length > 1 ? `${field}: ${reason}` : reason)).join('; ');
      const surplus = raw ?? cells.slice(columns.length).join(',');
      const kept = originals.map(({ index }) => cells[index] ?? '');
      if (!csv.write([String(line), fields, why, ...kept, surplus])) await Promise.race([once(csv, 'drain'), written]);
    },
    async end() {
      if (!csv) return undefined;
      csv.end();
      await written;
      return path;
    },
  };
}
