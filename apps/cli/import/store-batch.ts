import type { ImportRecord, ImportTarget } from '#contracts/import-record';
import { Refusal, type Reason } from '#kernel/refusal';

/** A mapped row on its way into the target. */
export interface Candidate {
  line: number;
  cells: string[];
  record: ImportRecord;
}

/** What became of a batch. Every candidate is in exactly one of the three. */
export interface BatchOutcome {
  stored: number;
  known: number;
  rejected: { candidate: Candidate; reasons: readonly Reason[] }[];
}

function reasonsOf(error: unknown): readonly Reason[] {
  if (error instanceof Refusal && error.reasons.length > 0) return error.reasons;
  return [{ field: 'row', reason: `could not be stored: ${error instanceof Error ? error.message : String(error)}` }];
}

/** A fault of the target's own making: no row is to blame, and trying again would only hide it. */
class Miscount extends Error {}

async function storeAll(target: ImportTarget, candidates: Candidate[]): Promise<BatchOutcome> {
  const { stored, known, refused } = await target.store(candidates.map(({ record }) => record));
  if (stored + known + refused.length !== candidates.length) {
    throw new Miscount(`The target accounts for ${stored + known + refused.length} of ${candidates.length} records`);
  }
  return { stored, known, rejected: refused.map(({ index, reasons }) => ({ candidate: candidates[index]!, reasons })) };
}

/** So many rows that fail one after the other, and none that does not, are not poison: the target is at fault. */
const HOPELESS = 10;

/**
 * Row by row, after the batch failed as a whole. Whether a row is poison or the target is gone is asked of the target: one
 * that still answers has refused the row, one that does not ends the import, and the row counts as not read.
 */
async function storeEach(target: ImportTarget, candidates: Candidate[]): Promise<BatchOutcome> {
  const outcome: BatchOutcome = { stored: 0, known: 0, rejected: [] };
  let failed = 0;
  let failure: unknown;
  for (const candidate of candidates) {
    try {
      const one = await storeAll(target, [candidate]);
      outcome.stored += one.stored;
      outcome.known += one.known;
      outcome.rejected.push(...one.rejected);
    } catch (error) {
      if (error instanceof Miscount) throw error;
      const { source, externalId } = candidate.record;
      const known = await target.existing(source, [externalId]).catch(() => {
        throw error;
      });
      // A store may succeed and its answer be lost on the way.
      if (known.has(externalId)) outcome.known++;
      else outcome.rejected.push({ candidate, reasons: reasonsOf(error) });
      if (!known.has(externalId) && !(error instanceof Refusal)) failed++;
      failure = error;
    }
  }
  if (failed === candidates.length && failed >= HOPELESS) throw failure;
  return outcome;
}

async function split(target: ImportTarget, candidates: Candidate[]): Promise<{ fresh: Candidate[]; known: number }> {
  const idsBySource = new Map<string, string[]>();
  for (const { record } of candidates) {
    const ids = idsBySource.get(record.source);
    if (ids) ids.push(record.externalId);
    else idsBySource.set(record.source, [record.externalId]);
  }
  const knownBySource = new Map<string, Set<string>>();
  for (const [source, ids] of idsBySource) knownBySource.set(source, await target.existing(source, ids));
  const fresh = candidates.filter(({ record }) => !knownBySource.get(record.source)!.has(record.externalId));
  return { fresh, known: candidates.length - fresh.length };
}

/**
 * Stores what is not known yet. A batch that fails as a whole is tried again row by row, so that one poison row is
 * rejected alone.
 * @throws whatever the target throws when it does not even answer whether a row is known, or fails with every row
 */
export async function storeBatch(target: ImportTarget, candidates: Candidate[]): Promise<BatchOutcome> {
  const { fresh, known } = await split(target, candidates);
  if (fresh.length === 0) return { stored: 0, known, rejected: [] };
  try {
    const outcome = await storeAll(target, fresh);
    return { ...outcome, known: outcome.known + known };
  } catch (error) {
    if (error instanceof Miscount) throw error;
    const outcome = await storeEach(target, fresh);
    return { ...outcome, known: outcome.known + known };
  }
}
