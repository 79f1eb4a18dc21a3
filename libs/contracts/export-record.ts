import type { Status } from './complaint.ts';
import type { ImportRecord } from './import-record.ts';

/** One complaint on its way out, with everything that the import takes back. */
export interface ExportRecord extends Omit<ImportRecord, 'externalId' | 'source' | 'status'> {
  /** Our own: `C-2026-000123`. */
  reference: string;
  /** Those that it was imported under; the import falls back to the reference. */
  externalId?: string;
  source?: string;
  status: Status;
  /** Reference of the complaint that it was merged into. */
  mergedInto?: string;
}

/** Where complaints to export come from. */
export interface ExportSource {
  /** All of them, read as they are asked for and never collected. */
  complaints(): AsyncIterable<ExportRecord>;
}
