import type { EntityManager } from 'typeorm';
import { Complaint } from '#database/entities/complaint';

/** A complaint as it was before a change, value by value. */
export type Snapshot = ReadonlyMap<string, string>;

const written = (value: unknown): string => JSON.stringify(value) ?? 'undefined';

export function snapshotOf(complaint: Complaint): Snapshot {
  return new Map(Object.entries(complaint).map(([name, value]) => [name, written(value)]));
}

/**
 * Writes the columns that a change has touched, and only those. What only says when it was changed last, as rules leave
 * hundreds of complaints at once, is one statement for all of them.
 */
export async function saveComplaints(
  manager: EntityManager,
  complaints: readonly Complaint[],
  before: readonly Snapshot[],
): Promise<void> {
  const touched: Complaint[] = [];
  for (const [index, complaint] of complaints.entries()) {
    const changed = Object.entries(complaint).filter(([name, value]) => before[index]!.get(name) !== written(value));
    if (changed.every(([name]) => name === 'updatedAt')) touched.push(...(changed.length > 0 ? [complaint] : []));
    else await manager.update(Complaint, { id: complaint.id }, Object.fromEntries(changed));
  }
  if (touched.length === 0) return;
  await manager.query(
    `UPDATE complaint c SET updated_at = t.at FROM unnest($1::uuid[], $2::timestamptz[]) AS t(id, at) WHERE c.id = t.id`,
    [touched.map(({ id }) => id), touched.map(({ updatedAt }) => updatedAt)],
  );
}
