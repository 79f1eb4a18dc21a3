import type { EntityManager } from 'typeorm';
import { newId } from '#kernel/ids';

/**
 * Writes a setting down, unless there is one of its name: that is taken as it is.
 * @param table one of ours, never what somebody typed
 * @returns the id of the row of this name
 */
export async function namedRow(
  manager: EntityManager,
  table: string,
  name: string,
  facts: Record<string, unknown>,
): Promise<string> {
  const columns = Object.keys(facts);
  const values = Object.values(facts).map((value) => (typeof value === 'object' ? JSON.stringify(value) : value));
  await manager.query(
    `INSERT INTO ${table} (id, name, ${columns.join(', ')}) VALUES ($1, $2, ${columns.map((_, n) => `$${n + 3}`).join(', ')}) ON CONFLICT (name) DO NOTHING`,
    [newId(), name, ...values],
  );
  const [{ id }] = await manager.query<[{ id: string }]>(`SELECT id FROM ${table} WHERE name = $1`, [name]);
  return id;
}
