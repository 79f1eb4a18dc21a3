import type { ExportRecord, ExportSource } from '#contracts/export-record';
import { stringify } from 'csv-stringify';
import { open, rename, rm } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Progress } from '../progress.ts';
import { EXPORT_COLUMNS, exportCells } from './export-columns.ts';

export const EXPORT_FORMATS = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportOptions {
  format: ExportFormat;
  /**
   * For opening in a spreadsheet (CSV only): cells that it would run as a formula get an apostrophe in front, and the file a
   * byte order mark. Such a file is altered; what is to be imported again is exported without.
   */
  spreadsheetSafe?: boolean;
  progress?: Progress;
  /** Ends the export; nothing is left behind. */
  stop?: AbortSignal;
}

async function* counted(
  source: ExportSource,
  count: { items: number },
  progress?: Progress,
): AsyncGenerator<ExportRecord> {
  for await (const record of source.complaints()) {
    yield record;
    count.items++;
    progress?.advance({ items: count.items });
  }
}

async function* jsonLines(records: AsyncIterable<ExportRecord>): AsyncGenerator<string> {
  for await (const record of records) yield `${JSON.stringify(record)}\n`;
}

async function* rows(records: AsyncIterable<ExportRecord>): AsyncGenerator<string[]> {
  yield EXPORT_COLUMNS;
  for await (const record of records) yield exportCells(record);
}

/**
 * Writes all complaints, exactly and in constant memory: a slow sink holds up the source.
 * @returns how many have been written
 */
export async function exportComplaints(source: ExportSource, sink: Writable, options: ExportOptions): Promise<number> {
  const { format, spreadsheetSafe = false, progress, stop } = options;
  const count = { items: 0 };
  const records = counted(source, count, progress);
  const signal = stop ? { signal: stop } : {};
  try {
    if (format === 'jsonl') await pipeline(Readable.from(jsonLines(records), { highWaterMark: 16 }), sink, signal);
    else {
      // Blanks at the edges are quoted too, since other readers would trim them.
      const csv = stringify({ bom: spreadsheetSafe, escape_formulas: spreadsheetSafe, quoted_match: [/^\s/, /\s$/] });
      await pipeline(Readable.from(rows(records), { highWaterMark: 16 }), csv, sink, signal);
    }
  } finally {
    progress?.end();
  }
  return count.items;
}

/**
 * Exports into a file that appears only when it is complete: half an export looks like a whole one.
 * @returns how many have been written
 */
export async function exportToFile(source: ExportSource, path: string, options: ExportOptions): Promise<number> {
  const partial = `${path}.part`;
  // Opened before anything can go wrong: a stream that opens by itself may do so after the file was removed.
  const file = await open(partial, 'w');
  try {
    const items = await exportComplaints(source, file.createWriteStream(), options);
    await rename(partial, path);
    return items;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
