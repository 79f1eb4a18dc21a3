import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { MergeCustomersBody } from '#contracts/bodies/people-bodies';
import { mustBeAsRead } from '#database/as-read';
import { Doorbell } from '#database/doorbell';
import { Customer } from '#database/entities/customer';
import { Conditions } from '#database/queries/conditions';
import { addKnownTo, noSuchCustomer } from '#database/queries/find-customers';
import { transactRepeatably } from '#database/statement';
import { CLOCK, type Clock } from '#kernel/clock';
import { invalid, Refusal } from '#kernel/refusal';
import { ChangeComplaint } from './change-complaint.ts';
import { findAgain, takeOtherHours } from './customers-complaints.ts';
import { appendHistory } from './history.ts';
import { PolicyBook, type Policies } from './policy-book.ts';

/** What the one who goes on takes over where nothing is known of them. */
const FACTS = [
  'email',
  'phone',
  'externalId',
  'language',
  'timeZone',
  'calendarId',
  'preferredChannel',
  'likes',
  'personality',
] as const;

/**
 * Merges two customers who turn out to be one. All complaints of the one, with everything that hangs on them, are the other's
 * from now on, who keeps what is known of them. The merged one stays in the books, so that the next complaint from that address
 * or telephone finds the one who goes on; the private links of its cases work on, since they went to the same person.
 */
@Injectable()
export class MergeCustomers {
  constructor(
    private readonly database: DataSource,
    private readonly changes: ChangeComplaint,
    private readonly policies: PolicyBook,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly doorbell: Doorbell,
  ) {}

  /**
   * @param version of the customer who is merged, as it was read (If-Match); null: whatever is there
   * @throws Refusal not-found when the actor may not see the customer; stale; invalid when the other one is not there; conflict
   * when one of them was merged before
   */
  async merge(id: string, { into }: MergeCustomersBody, actor: Actor, version: number | null): Promise<void> {
    if (into === id) throw invalid('into', 'is this customer: write the one who goes on');
    this.policies.forget();
    const policies = await this.policies.current();
    await transactRepeatably(this.database, async (manager) => {
      const { source, target } = await lockBoth(manager, id, into, actor);
      await mustBeAsRead(manager, { table: 'customer', id, version });
      await this.mergeIn(manager, source, target, actor, policies);
    });
    this.policies.forget();
    this.doorbell.ring();
  }

  private async mergeIn(
    manager: EntityManager,
    source: Customer,
    target: Customer,
    actor: Actor,
    policies: Policies,
  ): Promise<void> {
    const taken = takenOver(source, target);
    // What may be there once only goes from the one to the other; the rest stays with the merged one as it was.
    await manager.update(
      Customer,
      { id: source.id },
      {
        mergedIntoId: target.id,
        calendarId: null,
        ...(taken.email && { email: null }),
        ...(taken.externalId && { externalId: null }),
      },
    );
    await manager.update(Customer, { mergedIntoId: source.id }, { mergedIntoId: target.id });
    if (Object.keys(taken).length > 0) await manager.update(Customer, { id: target.id }, taken);
    const moved = await moveComplaints(manager, source.id, target.id);
    const before = Object.fromEntries(Object.keys(taken).map((name) => [name, target[name as keyof Customer]]));
    const { name, email, phone } = source;
    const merged = { id: source.id, name, email, phone };
    const at = this.clock.now();
    await appendHistory(
      manager,
      (await findAgain(manager, target.id)).map((complaintId) => ({
        complaintId,
        actor,
        events: [
          {
            type: 'customer.merged' as const,
            at,
            data: {
              customerId: target.id,
              name: target.name,
              merged,
              moved: moved.has(complaintId),
              before,
              after: taken,
            },
          },
        ],
      })),
    );
    if (source.calendarId === target.calendarId) return;
    const calendarId = (target.calendarId ?? source.calendarId)!;
    await takeOtherHours(this.changes, { manager, actor, policies }, { id: target.id, calendarId, at });
  }
}

/** Both, and whoever was merged into the first one before: a complaint that is logged meanwhile waits, and then finds the one who goes on. */
async function lockBoth(
  manager: EntityManager,
  id: string,
  into: string,
  actor: Actor,
): Promise<{ source: Customer; target: Customer }> {
  await manager.query('SELECT FROM customer WHERE id IN ($1, $2) OR merged_into_id = $1 ORDER BY id FOR UPDATE', [
    id,
    into,
  ]);
  const where = addKnownTo(new Conditions().add('cu.id = ANY(?::uuid[])', [id, into]), actor);
  const known = await manager.query<{ id: string }[]>(`SELECT cu.id FROM customer cu WHERE ${where.sql}`, where.values);
  const found = await manager.findBy(Customer, { id: In(known.map((one) => one.id)) });
  const [source, target] = [id, into].map((one) => found.find((customer) => customer.id === one));
  if (!source) throw noSuchCustomer();
  if (source.mergedIntoId !== null)
    throw new Refusal('conflict', 'customer-merged', 'This customer was merged into another one before.');
  if (!target) throw invalid('into', 'is no customer: write the id of one from /api/v1/customers');
  if (target.mergedIntoId !== null) {
    const detail = 'The customer who is to go on was merged into another one: merge into that one.';
    throw new Refusal('conflict', 'customer-merged', detail, [{ field: 'into', reason: 'was merged' }]);
  }
  return { source, target };
}

async function moveComplaints(manager: EntityManager, from: string, to: string): Promise<ReadonlySet<string>> {
  // All of both, in the order in which everybody locks them.
  await manager.query('SELECT FROM complaint WHERE customer_id IN ($1, $2) ORDER BY id FOR NO KEY UPDATE', [from, to]);
  const [moved] = await manager.query<[{ id: string }[], number]>(
    'UPDATE complaint SET customer_id = $2 WHERE customer_id = $1 RETURNING id',
    [from, to],
  );
  return new Set(moved.map(({ id }) => id));
}

/** Whoever wanted no mail as one of the two wants none. */
function takenOver(source: Customer, target: Customer): Partial<Customer> {
  const { contactFrom, contactTo, doNotContact, importantDays } = source;
  const facts = FACTS.filter((name) => target[name] === null && source[name] !== null);
  const days = importantDays.filter(
    ({ name, date }) => !target.importantDays.some((day) => day.name === name && day.date === date),
  );
  return {
    ...Object.fromEntries(facts.map((name) => [name, source[name]])),
    ...(target.contactFrom === null && contactFrom !== null && { contactFrom, contactTo }),
    ...(doNotContact && !target.doNotContact && { doNotContact }),
    ...(days.length > 0 && { importantDays: [...target.importantDays, ...days] }),
  };
}
