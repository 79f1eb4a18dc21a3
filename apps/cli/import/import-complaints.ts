import type { ImportTarget } from '#contracts/import-record';
import { invalid, type Reason } from '#kernel/refusal';
import { resolve } from 'node:path';
import type { Progress } from '../progress.ts';
import { mapRow } from './map-row.ts';
import type { Mapping } from './mapping.ts';
import { openTable, type Table } from './open-table.ts';
import type { Row } from './read-csv.ts';
import { NOTE_COLUMNS, rejectFile, type Reject, type RejectFile } from './reject-file.ts';
import { storeBatch, type Candidate } from './store-batch.ts';

export interface ImportOptions {
  path: string;
  mapping: Mapping;
  target: ImportTarget;
  /** The present: nothing can have been received after it. */
  now: Date;
  /** Where rejected rows go; overwritten by the first of them. */
  rejectPath: string;
  batchSize?: number;
  /** Ends the import after the batch that is being stored. */
  stop?: AbortSignal;
  progress?: Progress;
  /** Told about lines of rubbish before the header, and the format found. */
  onOpen?: (table: Pick<Table, 'format' | 'rubbish' | 'columns'>) => void;
}

/** What became of a file. `rows` = `stored` + `known` + `rejected`. */
export interface ImportOutcome {
  rows: number;
  stored: number;
  /** Were there already, by source and external id, and have been left alone. */
  known: number;
  rejected: number;
  /** Ended by `stop` before the end of the file. */
  stopped: boolean;
  rejectPath?: string;
}

/** The target failed for good in the middle of a file. What was stored until then stays. */
export class ImportBrokenOff extends Error {
  constructor(
    readonly outcome: ImportOutcome,
    override readonly cause: unknown,
  ) {
    super(`The import broke off: ${cause instanceof Error ? cause.message : String(cause)}`);
    this.name = 'ImportBrokenOff';
  }
}

/** Sorts rows into candidates and rejects. An external id that comes a second time is rejected, naming the first. */
function sorter(table: Table, mapping: Mapping, now: Date) {
  const columns = table.columns.map((name) => (NOTE_COLUMNS.includes(name) ? undefined : name));
  // Remembered for the whole file, at some 100 bytes a row: called known, the second row's words would silently be lost.
  const lines = new Map<string, number>();

  return (row: Row): Candidate | Reject => {
    if ('reason' in row) return { ...row, reasons: [{ field: 'row', reason: row.reason }] };
    const { line, cells } = row;
    const mapped = mapRow(cellsByColumn(columns, cells), mapping, now);
    if ('reasons' in mapped) return { line, cells, reasons: mapped.reasons };
    const { source, externalId } = mapped.record;
    const key = `${source}\n${externalId}`;
    const first = lines.get(key);
    if (first === undefined) {
      lines.set(key, line);
      return { line, cells, record: mapped.record };
    }
    const reasons: Reason[] = [{ field: 'externalId', reason: `“${externalId}” was used on line ${first} already` }];
    return { line, cells, reasons };
  };
}

function cellsByColumn(columns: (string | undefined)[], cells: string[]): Map<string, string> {
  const byColumn = new Map<string, string>();
  columns.forEach((name, index) => name !== undefined && byColumn.set(name, cells[index]!));
  return byColumn;
}

async function* inBatches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    if (batch.push(item) < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * Imports a file batch by batch; no more than two batches are held. Each row ends in exactly one of stored, known and
 * rejected, and the same file can be imported again at any time: rows that are known are left alone.
 * @throws Refusal if the file cannot be read by this mapping, before anything is stored
 * @throws ImportBrokenOff if the target stops answering; what is stored until then stays
 */
export async function importComplaints(options: ImportOptions): Promise<ImportOutcome> {
  const { path, mapping, target, now, rejectPath, batchSize = 200, stop, progress } = options;
  // The first reject would wipe out the file that is being read.
  if (resolve(rejectPath) === resolve(path))
    throw invalid('rejects', 'name another file for them than the one to import');
  const table = await openTable(path, mapping);
  options.onOpen?.(table);
  const sort = sorter(table, mapping, now);
  const rejects = rejectFile(rejectPath, table.columns);
  const total: ImportOutcome = { rows: 0, stored: 0, known: 0, rejected: 0, stopped: false };
  const show = () =>
    progress?.advance({ done: table.bytes.read(), of: table.bytes.total, items: total.rows, note: noteOf(total) });
  let storing = Promise.resolve();
  try {
    for await (const rows of inBatches(table.rows, batchSize)) {
      // Read and mapped while the batch before is on its way into the target.
      const sorted = rows.map(sort);
      await storing;
      show();
      if (stop?.aborted) {
        total.stopped = true;
        break;
      }
      storing = importBatch(sorted, target, rejects, total);
      // Its failure is read where it is waited for; before that, it is not unhandled.
      storing.catch(() => undefined);
    }
    await storing;
    show();
  } catch (error) {
    throw new ImportBrokenOff(await ended(total, rejects), error);
  } finally {
    progress?.end();
  }
  return ended(total, rejects);
}

async function importBatch(
  sorted: (Candidate | Reject)[],
  target: ImportTarget,
  file: RejectFile,
  total: ImportOutcome,
) {
  const candidates = sorted.filter((item): item is Candidate => 'record' in item);
  const outcome = await storeBatch(target, candidates);
  const refused = outcome.rejected.map(({ candidate: { line, cells }, reasons }) => ({ line, cells, reasons }));
  const rejects = [...sorted.filter((item): item is Reject => 'reasons' in item), ...refused];
  // Counted before the file is written: they have been stored, whatever becomes of the reject file.
  total.rows += sorted.length;
  total.stored += outcome.stored;
  total.known += outcome.known;
  total.rejected += rejects.length;
  for (const reject of rejects.sort((a, b) => a.line - b.line)) await file.add(reject);
}

async function ended(total: ImportOutcome, rejects: RejectFile): Promise<ImportOutcome> {
  const rejectPath = await rejects.end();
  return rejectPath === undefined ? total : { ...total, rejectPath };
}

function noteOf({ known, rejected }: ImportOutcome): string {
  return [known > 0 ? `${known} known` : '', rejected > 0 ? `${rejected} rejected` : ''].filter(Boolean).join(', ');
}
