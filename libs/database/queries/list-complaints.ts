import { createHash } from 'node:crypto';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { ListComplaintsQuery } from '#contracts/bodies/complaint-bodies';
import { OPEN_STATUSES, STATUSES, type Status } from '#contracts/complaint';
import type { ComplaintPage, ComplaintRow } from '#contracts/views/complaint';
import { PAGE_SIZE } from '#contracts/bodies/page-query';
import { invalid } from '#kernel/refusal';
import { OPEN } from '../entities/complaint.ts';
import { searchQuery } from '../search-grams.ts';
import { runStatement } from '../statement.ts';
import { addVisibleTo } from '../visible-to.ts';
import { Conditions } from './conditions.ts';
import { pageOf, readCursor } from './cursor.ts';
import { clockView, type ClockFields } from './rows.ts';

const SORTS = {
  receivedAt: { column: 'c.received_at', descending: false },
  '-receivedAt': { column: 'c.received_at', descending: true },
  updatedAt: { column: 'c.updated_at', descending: false },
  '-updatedAt': { column: 'c.updated_at', descending: true },
  dueAt: { column: 'c.due_at', descending: false },
} as const;

/** Characters of the customer's words that a list shows. */
const EXCERPT = 200;

/** One page of complaints that the actor may see, oldest first unless asked otherwise. */
export async function listComplaints(
  manager: EntityManager,
  query: ListComplaintsQuery,
  actor: Actor,
  now: Date,
): Promise<ComplaintPage> {
  const sort = SORTS[query.sort ?? 'receivedAt'];
  const limit = query.limit ?? PAGE_SIZE;
  const where = addVisibleTo(new Conditions(), actor);
  addFilters(where, query, actor, now);
  if (sort.column === 'c.due_at') where.add('c.due_at IS NOT NULL');
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, 'instant', 'id');
    where.add(`(${sort.column}, c.id) ${sort.descending ? '<' : '>'} (?::timestamptz, ?::uuid)`, at, id);
  }
  const direction = sort.descending ? 'DESC' : 'ASC';
  const text = `SELECT c.id, c.reference, c.status, c.severity, c.channel, c.language, c.subject, c.category, c.place, c.tags,
       left(c.words, ${EXCERPT}) AS excerpt, c.received_at, c.updated_at, ${sort.column} AS sorted_at,
       json_build_object('id', cu.id, 'name', cu.name, 'email', cu.email, 'phone', cu.phone) AS customer,
       CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS owner,
       CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'name', t.name) END AS team,
       k.clock
     FROM (SELECT * FROM complaint c WHERE ${where.sql} ORDER BY ${sort.column} ${direction}, c.id ${direction} LIMIT ${limit + 1}) c
     JOIN customer cu ON cu.id = c.customer_id
     LEFT JOIN agent o ON o.id = c.owner_id
     LEFT JOIN team t ON t.id = c.team_id
     LEFT JOIN LATERAL (
       SELECT to_json(k) AS clock FROM clock k WHERE k.complaint_id = c.id AND k.stopped_at IS NULL
       ORDER BY k.due_at NULLS LAST LIMIT 1
     ) k ON TRUE
     ORDER BY ${sort.column} ${direction}, c.id ${direction}`;
  const rows = isUsual(query, where)
    ? await runStatement<ListedRow>(manager.dataSource, `list ${fingerprint(text)}`, text, where.values)
    : await manager.query<ListedRow[]>(text, where.values);
  return pageOf(rows, limit, complaintRow, (row) => [row.sorted_at.toISOString(), row.id]);
}

/**
 * Planning costs as much as the page itself, so the pages that views ask for again and again are prepared. Only those: each
 * one stays with each connection.
 */
function isUsual(query: ListComplaintsQuery, where: Conditions): boolean {
  return query.q === undefined && (query.limit ?? PAGE_SIZE) === PAGE_SIZE && where.values.length <= 4;
}

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

function addFilters(where: Conditions, query: ListComplaintsQuery, actor: Actor, now: Date): void {
  const statuses = new Set(
    query.status?.flatMap((status): readonly Status[] => (status === 'active' ? OPEN_STATUSES : [status])),
  );
  // Written out where it is the open ones, so that PostgreSQL sees that the partial indexes serve.
  if (statuses.size === OPEN_STATUSES.length && OPEN_STATUSES.every((status) => statuses.has(status)))
    where.add(`c.${OPEN}`);
  else if (statuses.size > 0 && statuses.size < STATUSES.length) where.add('c.status = ANY(?)', [...statuses]);
  if (query.severity) where.add('c.severity = ANY(?)', query.severity);
  if (query.channel) where.add('c.channel = ANY(?)', query.channel);
  if (query.owner === 'nobody') where.add('c.owner_id IS NULL');
  else if (query.owner !== undefined)
    where.add('c.owner_id = ?::uuid', query.owner === 'me' ? actor.id : idIn(query.owner, 'owner', 'me or nobody'));
  if (query.team === 'none') where.add('c.team_id IS NULL');
  else if (query.team !== undefined)
    where.add('c.team_id = ?::uuid', query.team === 'mine' ? actor.teamId : idIn(query.team, 'team', 'mine or none'));
  if (query.category !== undefined) where.add('c.category = ?', query.category);
  if (query.place !== undefined) where.add('c.place = ?', query.place);
  if (query.tag !== undefined) where.add('c.tags @> ARRAY[?]::text[]', query.tag);
  if (query.customer !== undefined) where.add('c.customer_id = ?', query.customer);
  if (query.source !== undefined) where.add('c.source = ?', query.source);
  if (query.externalId !== undefined) where.add('c.external_id = ?', query.externalId);
  if (query.snoozed !== undefined)
    where.add(
      `${query.snoozed === 'exclude' ? 'NOT ' : ''}EXISTS (SELECT FROM reminder r
         WHERE r.complaint_id = c.id AND r.agent_id = ? AND r.kind = 'snooze' AND r.state = 'planned')`,
      actor.id,
    );
  if (query.breached) where.add('c.due_at <= ?', now);
  if (query.receivedFrom) where.add('c.received_at >= ?', query.receivedFrom);
  if (query.receivedBefore) where.add('c.received_at < ?', query.receivedBefore);
  if (query.q !== undefined) addSearch(where, query.q);
}

/** @throws Refusal invalid when the text is no UUID: PostgreSQL would answer with an error of ours */
function idIn(text: string, field: string, words: string): string {
  if (!isUUID(text)) throw invalid(field, `write an id, ${words}`);
  return text;
}

function addSearch(where: Conditions, q: string): void {
  const grams = searchQuery(q);
  const number = /^\s*(?:c-)?(\d{4})-(\d+)\s*$/i.exec(q);
  const sources: string[] = [];
  if (grams) {
    const place = where.value(grams);
    sources.push(
      `SELECT id FROM complaint WHERE search @@ ${place}::tsquery`,
      `SELECT complaint_id FROM message WHERE search @@ ${place}::tsquery`,
    );
  }
  if (number)
    sources.push(
      `SELECT id FROM complaint WHERE reference = ${where.value(`C-${number[1]}-${number[2]!.padStart(6, '0')}`)}`,
    );
  // Punctuation alone names nothing, so nothing is found.
  where.add(sources.length ? `c.id IN (${sources.join(' UNION ')})` : 'FALSE');
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
  sorted_at: Date;
  customer: ComplaintRow['customer'];
  owner: ComplaintRow['owner'];
  team: ComplaintRow['team'];
  clock: ClockFields | null;
}

function complaintRow({ received_at, updated_at, sorted_at: _, clock, ...row }: ListedRow): ComplaintRow {
  return {
    ...row,
    receivedAt: received_at.toISOString(),
    updatedAt: updated_at.toISOString(),
    nearestClock: clock && clockView(clock),
  };
}
