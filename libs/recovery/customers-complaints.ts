import type { EntityManager } from 'typeorm';
import { systemActor, type Actor } from '#contracts/actor';
import { OPEN } from '#database/entities/complaint';
import { searchGrams } from '#database/search-grams';
import type { ChangeComplaint } from './change-complaint.ts';
import type { Policies } from './policy-book.ts';

interface Searched {
  id: string;
  texts: (string | null)[];
}

/**
 * Complaints are found by their customer's name, e-mail and telephone, also by the new ones, and by those of customers who were
 * merged into this one. @returns their ids
 */
export async function findAgain(manager: EntityManager, customerId: string): Promise<string[]> {
  const complaints = await manager.query<Searched[]>(
    `SELECT c.id, ARRAY[c.subject, c.words, c.category, c.place, c.external_id, cu.name, cu.email, cu.phone]
       || ARRAY(SELECT unnest(ARRAY[k.name, k.email, k.phone]) FROM customer k WHERE k.merged_into_id = cu.id) AS texts
     FROM complaint c JOIN customer cu ON cu.id = c.customer_id WHERE cu.id = $1 ORDER BY c.id FOR NO KEY UPDATE OF c`,
    [customerId],
  );
  for (const { id, texts } of complaints) {
    await manager.query('UPDATE complaint SET search = array_to_tsvector($2::text[]) WHERE id = $1', [
      id,
      searchGrams(...texts),
    ]);
  }
  return complaints.map(({ id }) => id);
}

/** A customer has few open complaints, so their clocks are derived at once, together with the change of the calendar. */
export async function deriveClocksOf(
  changes: ChangeComplaint,
  { manager, actor: { origin }, policies }: { manager: EntityManager; actor: Actor; policies: Policies },
  customerId: string,
): Promise<void> {
  const open = await manager.query<{ id: string }[]>(
    `SELECT id FROM complaint WHERE customer_id = $1 AND ${OPEN} ORDER BY id`,
    [customerId],
  );
  const outer = { manager, actor: systemActor(origin), policies };
  for (const { id } of open) await changes.within(outer, { id }, async (work) => work.deriveAnew({ why: 'customer' }));
}
