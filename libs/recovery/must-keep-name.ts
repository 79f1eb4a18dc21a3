import type { EntityManager } from 'typeorm';
import { invalid } from '#kernel/refusal';
import { nothingThere } from './change-settings.ts';

/**
 * What is written on complaints under this name must be found under it later.
 * @param table one of ours, never what somebody typed
 * @throws Refusal invalid when another name is given; not-found when there is nothing with this id
 */
export async function mustKeepName(manager: EntityManager, table: string, id: string, name: string): Promise<void> {
  const [found] = await manager.query<{ name: string }[]>(`SELECT name FROM ${table} WHERE id = $1 FOR UPDATE`, [id]);
  if (!found) throw nothingThere();
  if (found.name !== name)
    throw invalid('name', `stays ${found.name}, which complaints hold: change the labels, or make another one`);
}
