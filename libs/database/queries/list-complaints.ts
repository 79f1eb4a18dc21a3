import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { ListComplaintsQuery } from '#contracts/bodies/complaint-bodies';
import type { Sort } from '#contracts/bodies/complaint-filters';
import type { ComplaintPage, ComplaintRow } from '#contracts/views/complaint';
import { PAGE_SIZE } from '#contracts/bodies/page-query';
import { runStatement } from '../statement.ts';
import { addVisibleTo } from '../visible-to.ts';
import { Conditions } from './conditions.ts';
import { pageOf, readCursor, type Part } from './cursor.ts';
import { addFilters, changesByTheHour, DUE, SEVERITY } from './queue-conditions.ts';
import { clockView, instant, type ClockFields } from './rows.ts';
import { searchFor, type Search } from './search-conditions.ts';

/** The key of each order, which ends with the id: with the kinds of its parts in a cursor, and what one index holds. */
const ORDERS: Record<Sort, { columns: readonly string[]; parts: readonly Part[]; descending?: true }> = {
  receivedAt: { columns: ['c.received_at'], parts: ['instant'] },
  '-receivedAt': { columns: ['c.received_at'], parts: ['instant'], descending: true },
  updatedAt: { columns: ['c.updated_at'], parts: ['instant'] },
  '-updatedAt': { columns: ['c.updated_at'], parts: ['instant'], descending: true },
  dueAt: { columns: [DUE], parts: ['instant'] },
  severity: { columns: [SEVERITY, 'c.received_at'], parts: ['number', 'instant'] },
};
const TYPES: Record<Part, string> = {
  instant: 'timestamptz',
  id: 'uuid',
  number: 'integer',
  'long-number': 'bigint',
  text: 'text',
};

/** Of a search: so many are looked through one by one before the index is asked, which gathers all that there are. */
const LOOKED_THROUGH = 2_000;

/** Characters of the customer's words that a list shows. */
const EXCERPT = 200;

/** One page of complaints that the actor may see, oldest first unless asked otherwise. */
export async function listComplaints(
  manager: EntityManager,
  query: ListComplaintsQuery,
  actor: Actor,
  now: Date,
): Promise<ComplaintPage> {
  const order = ORDERS[query.sort ?? 'receivedAt'];
  const limit = query.limit ?? PAGE_SIZE;
  const where = addVisibleTo(new Conditions(), actor);
  addFilters(where, query, actor, now);
  if (query.reference) where.add('c.reference = ANY(?)', query.reference);
  if (query.source !== undefined) where.add('c.source = ?', query.source);
  if (query.externalId !== undefined) where.add('c.external_id = ?', query.externalId);
  if (query.cursor !== undefined) addAfter(where, order, query.cursor);
  const direction = order.descending ? 'DESC' : 'ASC';
  const by = [...order.columns, 'c.id'].map((column) => `${column} ${direction}`).join(', ');
  const first = `ORDER BY ${by} LIMIT ${limit + 1}`;
  const rows = await (query.q === undefined
    ? list(`SELECT * FROM complaint c WHERE ${where.sql} ${first}`)
    : search(searchFor(where, query.q, now)));

  /** What very many hold is found soonest by looking through the first ones; what few hold, by the index. */
  async function search({ indexed, oneByOne }: Search): Promise<ListedRow[]> {
    if (oneByOne !== null) {
      const some = `SELECT * FROM complaint c WHERE ${where.sql} ORDER BY ${by} LIMIT ${LOOKED_THROUGH}`;
      const common = await list(`SELECT * FROM (${some}) c WHERE ${oneByOne} ${first}`);
      if (common.length > limit) return common;
    }
    return list(`SELECT * FROM complaint c WHERE ${where.sql} AND ${indexed} ${first}`);
  }

  async function list(page: string): Promise<ListedRow[]> {
    const text = `SELECT c.id, c.reference, c.status, c.severity, c.channel, c.language, c.subject, c.category, c.place, c.tags,
       left(c.words, ${EXCERPT}) AS excerpt, c.received_at, c.updated_at, json_build_array(${order.columns.join()}) AS key,
       json_build_object('id', cu.id, 'name', cu.name, 'email', cu.email, 'phone', cu.phone) AS customer,
       CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS owner,
       CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'name', t.name) END AS team,
       k.clock
     FROM (${page}) c
     JOIN customer cu ON cu.id = c.customer_id
     LEFT JOIN agent o ON o.id = c.owner_id
     LEFT JOIN team t ON t.id = c.team_id
     LEFT JOIN LATERAL (
       SELECT to_json(k) AS clock FROM clock k WHERE k.complaint_id = c.id AND k.stopped_at IS NULL
         AND k.kind <> 'regulatory-summary'
       ORDER BY k.due_at NULLS LAST, k.id LIMIT 1
     ) k ON TRUE
     ORDER BY ${by}`;
    return isUsual(query)
      ? runStatement<ListedRow>(manager.dataSource, `list ${fingerprint(text)}`, text, where.values)
      : manager.query<ListedRow[]>(text, where.values);
  }

  return pageOf(rows, limit, complaintRow, (row) => [
    ...order.parts.map((part, n) => (part === 'instant' ? instant(String(row.key[n])) : String(row.key[n]))),
    row.id,
  ]);
}

/**
 * Planning costs as much as the page itself, so the pages that views ask for again and again are prepared. Only these few: each
 * one stays with each connection for good, with its memory, so that filters, of which there are endless ways, must not be
 * among them.
 */
function isUsual({ view, sort = 'receivedAt', cursor: _, limit = PAGE_SIZE, status, ...filters }: ListComplaintsQuery) {
  return (
    Object.values(filters).every((filter) => filter === undefined) &&
    (status === undefined || (view === undefined && status.length === 1 && status[0] === 'active')) &&
    (sort === 'receivedAt' || sort === 'dueAt') &&
    !changesByTheHour({ view }) &&
    limit === PAGE_SIZE
  );
}

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** @throws Refusal invalid when the cursor is none of this order */
function addAfter(where: Conditions, { columns, parts, descending }: (typeof ORDERS)[Sort], cursor: string): void {
  const kinds = [...parts, 'id'] as const;
  const places = kinds.map((kind) => `?::${TYPES[kind]}`);
  where.add(
    `(${[...columns, 'c.id'].join(', ')}) ${descending ? '<' : '>'} (${places.join(', ')})`,
    ...readCursor(cursor, ...kinds),
  );
}

interface ListedRow {
  id: string;
  reference: string;
  status: ComplaintRow['status'];
  severity: ComplaintRow['severity'];
  channel: ComplaintRow['channel'];
  language: string;
  subject: string | null;
  category: string | null;
  place: string | null;
  tags: string[];
  excerpt: string;
  received_at: Date;
  updated_at: Date;
  /** What it stands by in the order. */
  key: (string | number)[];
  customer: ComplaintRow['customer'];
  owner: ComplaintRow['owner'];
  team: ComplaintRow['team'];
  clock: ClockFields | null;
}

function complaintRow({ received_at, updated_at, key: _, clock, ...row }: ListedRow): ComplaintRow {
  return {
    ...row,
    receivedAt: received_at.toISOString(),
    updatedAt: updated_at.toISOString(),
    nearestClock: clock && clockView(clock),
  };
}
