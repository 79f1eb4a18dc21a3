import type { EntityManager } from 'typeorm';
import { systemActor, type Actor } from '#contracts/actor';
import { CalendarRow } from '#database/entities/calendar';
import { OPEN } from '#database/entities/complaint';
import { searchGrams } from '#database/search-grams';
import type { ChangeComplaint } from './change-complaint.ts';
import type { Policies } from './policy-book.ts';
import { requestRecalculation } from './request-recalculation.ts';

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

/**
 * Other hours were agreed with a customer. A customer has few open complaints, so their clocks are derived at once, together with
 * the change.
 * @param change the customer, the calendar that comes or goes, and when
 */
export async function takeOtherHours(
  changes: ChangeComplaint,
  { manager, actor, policies }: { manager: EntityManager; actor: Actor; policies: Policies },
  { id: customerId, calendarId, at }: { id: string; calendarId: string; at: Date },
): Promise<void> {
  const open = await manager.query<{ id: string }[]>(
    `SELECT id FROM complaint WHERE customer_id = $1 AND ${OPEN} ORDER BY id`,
    [customerId],
  );
  const outer = { manager, actor: systemActor(actor.origin), policies };
  for (const { id } of open) await changes.within(outer, { id }, async (work) => work.deriveAnew({ why: 'customer' }));
  // Another process that does not know of it for a moment may log a complaint by the hours that were right before. It is asked
  // for by the calendar's name: not everybody who sees recalculations may see the customer.
  const { name } = await manager.findOneByOrFail(CalendarRow, { id: calendarId });
  await requestRecalculation(manager, 'customer', name, actor.id, at);
}
