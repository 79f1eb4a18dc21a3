import type { EntityManager } from 'typeorm';
import { may, type Actor } from '#contracts/actor';
import { PAGE_SIZE } from '#contracts/bodies/page-query';
import type { FindCustomersQuery } from '#contracts/bodies/people-bodies';
import type { CustomerPage, CustomerRow, CustomerView, EarlierComplaint } from '#contracts/views/customer';
import { Refusal } from '#kernel/refusal';
import { addVisibleTo, visibleTo } from '../visible-to.ts';
import { Conditions } from './conditions.ts';
import { pageOf, readCursor } from './cursor.ts';

/** Earlier complaints that a customer's view shows. */
const SHOWN = 100;

/** One page of the customers that the actor may see, by name, whose name, e-mail or telephone holds the text. */
export async function findCustomers(
  manager: EntityManager,
  query: FindCustomersQuery,
  actor: Actor,
): Promise<CustomerPage> {
  const limit = query.limit ?? PAGE_SIZE;
  const where = addKnownTo(new Conditions(), actor);
  if (query.q !== undefined) addPart(where, query.q.trim());
  if (query.cursor !== undefined)
    where.add('(cu.name, cu.id) > (?, ?::uuid)', ...readCursor(query.cursor, 'text', 'id'));
  const rows = await manager.query<CustomerFields[]>(
    `SELECT ${COLUMNS} FROM customer cu WHERE ${where.sql} ORDER BY cu.name, cu.id LIMIT ${limit + 1}`,
    where.values,
  );
  return pageOf(rows, limit, customerRow, (row) => [row.name, row.id]);
}

/**
 * One customer with the complaints that the actor may see.
 * @throws Refusal not-found when there is none or the actor may not see the customer
 */
export async function readCustomer(manager: EntityManager, id: string, actor: Actor): Promise<CustomerView> {
  const where = addKnownTo(new Conditions().add('cu.id = ?', id), actor);
  const [row] = await manager.query<(CustomerFields & Habits)[]>(
    `SELECT ${COLUMNS}, cu.calendar_id, cu.contact_from, cu.contact_to, cu.important_days FROM customer cu WHERE ${where.sql}`,
    where.values,
  );
  if (!row) throw noSuchCustomer();
  const own = addVisibleTo(new Conditions().add('c.customer_id = ?', id), actor);
  const complaints = await manager.query<ComplaintFields[]>(
    `SELECT c.reference, c.status, c.severity, c.subject, c.category, c.received_at, count(*) OVER () AS total
     FROM complaint c WHERE ${own.sql} ORDER BY c.received_at DESC, c.id DESC LIMIT ${SHOWN}`,
    own.values,
  );
  const { calendar_id, contact_from, contact_to, important_days, ...facts } = row;
  return {
    ...customerRow(facts),
    calendarId: calendar_id,
    contactFrom: contact_from,
    contactTo: contact_to,
    importantDays: important_days,
    complaintCount: Number(complaints[0]?.total ?? 0),
    complaints: complaints.map(({ received_at, total: _, ...rest }) => ({
      ...rest,
      receivedAt: received_at.toISOString(),
    })),
  };
}

/**
 * Which customers the actor may see, as a condition for the query itself: those with a complaint that the actor may see,
 * and those who have none yet; with `complaint.read-all` every one.
 */
export function addKnownTo(where: Conditions, actor: Actor): Conditions {
  if (may(actor, 'complaint.read-all')) return where;
  const visible = visibleTo(where, actor);
  return where.add(
    `EXISTS (SELECT FROM complaint c WHERE c.customer_id = cu.id AND (${visible}))
     OR NOT EXISTS (SELECT FROM complaint c WHERE c.customer_id = cu.id)`,
  );
}

export function noSuchCustomer(): Refusal {
  return new Refusal('not-found', 'no-such-customer', 'There is no customer with this id, or none visible to you.');
}

/** Telephones are searched by their digits, because everybody groups them differently. */
function addPart(where: Conditions, part: string): void {
  const like = `%${part.replace(/[\\%_]/g, '\\$&')}%`;
  const digits = /^[\d\s()+./-]{3,}$/.test(part) ? part.replace(/\D/g, '') : '';
  if (digits.length >= 3)
    where.add('cu.name ILIKE ? OR cu.email ILIKE ? OR cu.phone LIKE ?', like, like, `%${digits}%`);
  else where.add('cu.name ILIKE ? OR cu.email ILIKE ?', like, like);
}

const COLUMNS = 'cu.id, cu.name, cu.email, cu.phone, cu.language, cu.time_zone, cu.do_not_contact, cu.created_at';

interface CustomerFields extends Pick<CustomerRow, 'id' | 'name' | 'email' | 'phone' | 'language'> {
  time_zone: string | null;
  do_not_contact: boolean;
  created_at: Date;
}

interface Habits {
  calendar_id: string | null;
  contact_from: string | null;
  contact_to: string | null;
  important_days: CustomerView['importantDays'];
}

interface ComplaintFields extends Omit<EarlierComplaint, 'receivedAt'> {
  received_at: Date;
  total: string;
}

function customerRow({ time_zone, do_not_contact, created_at, ...row }: CustomerFields): CustomerRow {
  return { ...row, timeZone: time_zone, doNotContact: do_not_contact, createdAt: created_at.toISOString() };
}
