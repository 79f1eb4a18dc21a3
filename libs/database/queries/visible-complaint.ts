import type { EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { Refusal } from '#kernel/refusal';
import { addVisibleTo } from '../visible-to.ts';
import { Conditions } from './conditions.ts';

/**
 * The id of the complaint with this reference.
 * @throws Refusal not-found when there is none or the actor may not see it
 */
export async function visibleComplaint(manager: EntityManager, reference: string, actor: Actor): Promise<string> {
  const where = addVisibleTo(new Conditions().add('c.reference = ?', reference), actor);
  const [found] = await manager.query<{ id: string }[]>(
    `SELECT c.id FROM complaint c WHERE ${where.sql}`,
    where.values,
  );
  if (!found) throw noSuchComplaint(reference);
  return found.id;
}

/** @param name reference or id; left out where what was asked for can be neither */
export function noSuchComplaint(name?: string): Refusal {
  const detail =
    name === undefined
      ? 'There is no such complaint, or it is not visible to you.'
      : `There is no complaint ${name}, or it is not visible to you.`;
  return new Refusal('not-found', 'no-such-complaint', detail);
}
