import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { EditCustomerBody } from '#contracts/bodies/people-bodies';
import { Customer } from '#database/entities/customer';
import { Conditions } from '#database/queries/conditions';
import { addKnownTo, noSuchCustomer } from '#database/queries/find-customers';
import { searchGrams } from '#database/search-grams';
import { brokenConstraint } from '#database/statement';
import { CLOCK, type Clock } from '#kernel/clock';
import { Refusal } from '#kernel/refusal';
import { appendEvents } from './history.ts';
import { normalPhone } from './given-customer.ts';

/** Corrects what is known of a customer. Mails that were written already keep their address. */
@Injectable()
export class EditCustomer {
  constructor(
    private readonly database: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found when the actor may not see the customer; conflict when the e-mail is another customer's */
  async edit(id: string, { email, phone, ...facts }: EditCustomerBody, actor: Actor): Promise<void> {
    const change = {
      ...facts,
      ...(email !== undefined && { email: email?.toLowerCase() ?? null }),
      ...(phone !== undefined && { phone: phone === null ? null : normalPhone(phone) }),
    };
    try {
      await this.database.transaction((manager) => this.editIn(manager, id, change, actor));
    } catch (error) {
      throw taken(brokenConstraint(error)) ?? error;
    }
  }

  private async editIn(manager: EntityManager, id: string, change: Partial<Customer>, actor: Actor): Promise<void> {
    const where = addKnownTo(new Conditions().add('cu.id = ?', id), actor);
    const found = await manager.query<unknown[]>(`SELECT FROM customer cu WHERE ${where.sql} FOR UPDATE`, where.values);
    if (found.length === 0) throw noSuchCustomer();
    if (Object.keys(change).length === 0) return;
    const before = await manager.findOneByOrFail(Customer, { id });
    await manager.update(Customer, { id }, change);
    const complaints = await findAgain(manager, id);
    const old = Object.fromEntries(Object.keys(change).map((name) => [name, before[name as keyof Customer]]));
    const event = {
      type: 'customer.edited' as const,
      at: this.clock.now(),
      data: { customerId: id, before: old, after: change },
    };
    for (const complaintId of complaints) await appendEvents(manager, complaintId, actor, [event]);
  }
}

interface Searched {
  id: string;
  texts: (string | null)[];
}

/** Complaints are found by their customer's name, e-mail and telephone, also by the new ones. @returns their ids */
async function findAgain(manager: EntityManager, customerId: string): Promise<string[]> {
  const complaints = await manager.query<Searched[]>(
    `SELECT c.id, ARRAY[c.subject, c.words, c.category, c.place, c.external_id, cu.name, cu.email, cu.phone] AS texts
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

function taken(constraint: string | null): Refusal | null {
  if (constraint === 'customer_email_once') {
    return new Refusal('conflict', 'email-taken', 'Another customer has this e-mail address.', [
      { field: 'email', reason: 'is taken' },
    ]);
  }
  if (constraint === 'customer_phone_once_without_email') {
    return new Refusal(
      'conflict',
      'phone-taken',
      'Another customer without an e-mail address has this telephone. Give one of them an e-mail address first.',
      [{ field: 'phone', reason: 'is taken' }],
    );
  }
  return null;
}
