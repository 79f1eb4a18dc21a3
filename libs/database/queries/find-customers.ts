import type { EntityManager } from 'typeorm';
import { may, type Actor } from '#contracts/actor';
import { PAGE_SIZE } from '#contracts/bodies/page-query';
import type { FindCustomersQuery } from '#contracts/bodies/people-bodies';
import type { CustomerPage, CustomerRow } from '#contracts/views/customer';
import { Refusal } from '#kernel/refusal';
import { visibleTo } from '../visible-to.ts';
import { Conditions } from './conditions.ts';
import { pageOf, readCursor } from './cursor.ts';

/** One page of the customers that the actor may see, by name, whose name, e-mail or telephone holds the text. */
export async function findCustomers(
  manager: EntityManager,
  query: FindCustomersQuery,
  actor: Actor,
): Promise<CustomerPage> {
  const limit = query.limit ?? PAGE_SIZE;
  const where = addKnownTo(new Conditions().add('cu.merged_into_id IS NULL'), actor);
  if (query.q !== undefined) await addNamed(manager, where, query.q.trim());
  if (query.cursor !== undefined)
    where.add('(cu.name, cu.id) > (?, ?::uuid)', ...readCursor(query.cursor, 'text', 'id'));
  const rows = await manager.query<CustomerFields[]>(
    `SELECT ${COLUMNS} FROM customer cu WHERE ${where.sql} ORDER BY cu.name, cu.id LIMIT ${limit + 1}`,
    where.values,
  );
  return pageOf(rows, limit, customerRow, (row) => [row.name, row.id]);
}

/**
 * Which customers the actor may see, as a condition for the query itself: those with a complaint that the actor may see,
 * and those who have none yet; with `complaint.read-all` every one.
 */
export function addKnownTo(where: Conditions, actor: Actor): Conditions {
  if (may(actor, 'complaint.read-all')) return where;
  const visible = visibleTo(where, actor);
  // One look at the complaints of each customer in turn, who are few until a page is full; never at those of everybody.
  return where.add(
    `coalesce((SELECT bool_or((${visible}) IS TRUE) FROM complaint c WHERE c.customer_id = cu.id), TRUE)`,
  );
}

export function noSuchCustomer(): Refusal {
  return new Refusal('not-found', 'no-such-customer', 'There is no customer with this id, or none visible to you.');
}

/** The customer with this id, or the one who goes on where that one was merged. */
export const GOES_ON_AS = '(SELECT coalesce(merged_into_id, id) FROM customer WHERE id = ?)';

/** By what the customer is called now, or what one of those was called who were merged into them. */
async function addNamed(manager: EntityManager, where: Conditions, part: string): Promise<void> {
  if (part === '') return;
  const before = new Conditions().add('cu.merged_into_id IS NOT NULL');
  addPart(before, part);
  const formerly = await manager.query<{ id: string }[]>(
    `SELECT DISTINCT cu.merged_into_id AS id FROM customer cu WHERE ${before.sql}`,
    before.values,
  );
  if (formerly.length === 0) return addPart(where, part);
  const now = new Conditions(where.values);
  addPart(now, part);
  where.add(`${now.sql} OR cu.id = ANY(${where.value(formerly.map(({ id }) => id))}::uuid[])`);
}

/**
 * Telephones are searched by their digits, because everybody groups them differently. The index says who holds the parts of
 * the text, in lower case as ILIKE compares; what they hold in another order is left out by the comparison itself.
 */
function addPart(where: Conditions, part: string): void {
  const like = `%${part.replace(/[\\%_]/g, '\\$&')}%`;
  const digits = /^[\d\s()+./-]{3,}$/.test(part) ? part.replace(/\D/g, '') : '';
  const isTelephone = digits.length >= 3;
  const held = `part_query(lower(${where.value(part)}))`;
  where.add(`${PARTS} @@ ${isTelephone ? `(${held} || part_query(${where.value(digits)}))` : held}`);
  if (isTelephone) where.add('cu.name ILIKE ? OR cu.email ILIKE ? OR cu.phone LIKE ?', like, like, `%${digits}%`);
  else where.add('cu.name ILIKE ? OR cu.email ILIKE ?', like, like);
}

/** As the index has them. */
const PARTS = 'text_parts(lower(cu.name), lower(cu.email), cu.phone)';

export const COLUMNS =
  'cu.id, cu.name, cu.email, cu.phone, cu.language, cu.time_zone, cu.do_not_contact, cu.created_at';

export interface CustomerFields extends Pick<CustomerRow, 'id' | 'name' | 'email' | 'phone' | 'language'> {
  time_zone: string | null;
  do_not_contact: boolean;
  created_at: Date;
}

export function customerRow({ time_zone, do_not_contact, created_at, ...row }: CustomerFields): CustomerRow {
  return { ...row, timeZone: time_zone, doNotContact: do_not_contact, createdAt: created_at.toISOString() };
}
