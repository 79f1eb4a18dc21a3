import type { EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { Status } from '#contracts/complaint';
import { addVisibleTo } from '../visible-to.ts';
import { Conditions } from './conditions.ts';
import { noSuchComplaint } from './visible-complaint.ts';

/** Messages that a customer is shown; of a longer conversation the last ones. */
export const MESSAGES_SHOWN = 200;

/** What a customer's view of a case is made of, and nothing else: no notes, nothing internal. Instants as PostgreSQL writes them. */
export interface CaseFile {
  reference: string;
  status: Status;
  language: string;
  customerName: string;
  subject: string | null;
  receivedAt: Date;
  resolvedAt: Date | null;
  statement: string | null;
  owner: string | null;
  newsBy: Date | null;
  promises: {
    what: string;
    dueAt: string;
    state: 'open' | 'kept' | 'withdrawn';
    settledAt: string | null;
    broken: boolean;
  }[];
  messages: {
    id: string;
    kind: 'from-customer' | 'to-customer';
    author: string | null;
    body: string;
    at: string;
    files: { id: string; name: string; size: number }[];
  }[];
  /** What the customer said of the last answer. */
  verdict: 'answer.accepted' | 'answer.rejected' | null;
  question: { askedAt: string; waitsUntil: string | null } | null;
  rating: { satisfaction: number; comment: string | null; at: string } | null;
  escalation: { raisedAt: string; state: 'waiting' | 'acknowledged' | 'ended' } | null;
}

/**
 * The case of a customer behind a private link.
 * @throws Refusal not-found when the link opens none
 */
export async function readCase(manager: EntityManager, customer: Actor, now: Date): Promise<CaseFile> {
  const where = addVisibleTo(new Conditions(), customer);
  const [file] = await manager.query<CaseFile[]>(CASE(where.sql, where.value(now)), where.values);
  if (!file) throw noSuchComplaint();
  return file;
}

/**
 * The case that goes on where the one with this id was merged, as long as it is the same customer's: of a complaint that was
 * merged into somebody else's, nobody follows that one.
 */
export async function whereItGoesOn(manager: EntityManager, id: string): Promise<string | null> {
  const [last] = await manager.query<{ id: string }[]>(
    `WITH RECURSIVE way AS (
       SELECT id, customer_id, merged_into_id, 0 AS n FROM complaint WHERE id = $1
       UNION ALL
       SELECT c.id, c.customer_id, c.merged_into_id, w.n + 1 FROM complaint c JOIN way w ON c.id = w.merged_into_id AND c.customer_id = w.customer_id
     ) SELECT id FROM way ORDER BY n DESC LIMIT 1`,
    [id],
  );
  return last?.id ?? null;
}

const CASE = (where: string, now: string): string => `
WITH RECURSIVE it AS (
  SELECT c.*, c.reopened_count + CASE WHEN c.status IN ('resolved', 'closed') THEN 1 ELSE 0 END AS answer_number
  FROM complaint c WHERE ${where}
), whole AS (
  SELECT id, customer_id, words, received_at FROM it
  UNION ALL
  SELECT c.id, c.customer_id, c.words, c.received_at FROM complaint c JOIN whole w ON c.merged_into_id = w.id AND c.customer_id = w.customer_id
), said AS (
  SELECT m.id, m.kind, coalesce(a.name, m.author_name) AS author, m.body, m.at
  FROM whole w JOIN message m ON m.complaint_id = w.id LEFT JOIN agent a ON a.id = m.author_id
  WHERE m.kind IN ('from-customer', 'to-customer')
  UNION ALL
  SELECT w.id, 'from-customer', NULL, w.words, w.received_at FROM whole w
), shown AS (
  SELECT * FROM said ORDER BY at DESC, id DESC LIMIT ${MESSAGES_SHOWN + 1}
), rated AS (
  SELECT s.satisfaction, s.comment, s.at FROM satisfaction s JOIN it ON s.complaint_id = it.id AND s.resolution = it.answer_number
  UNION ALL
  SELECT f.satisfaction, f.comment, f.answered_at FROM follow_up f JOIN it ON f.complaint_id = it.id AND f.resolution = it.answer_number
  WHERE f.state = 'answered' AND f.satisfaction IS NOT NULL
)
SELECT it.reference, it.status, it.language, cu.name AS "customerName", it.subject, it.received_at AS "receivedAt", it.resolved_at AS "resolvedAt",
  it.resolution_statement AS statement, o.name AS owner,
  (SELECT min(k.due_at) FROM clock k WHERE k.complaint_id = it.id AND k.stopped_at IS NULL AND k.due_at > ${now}::timestamptz
     AND k.kind IN ('first-response', 'next-response', 'next-update')) AS "newsBy",
  (SELECT coalesce(json_agg(json_build_object('what', p.what, 'dueAt', p.due_at, 'state', p.state, 'settledAt', p.settled_at,
     'broken', EXISTS (SELECT FROM clock k WHERE k.promise_id = p.id AND k.breached_at IS NOT NULL)) ORDER BY p.due_at, p.id), '[]')
   FROM promise p WHERE p.complaint_id = it.id) AS promises,
  (SELECT coalesce(json_agg(json_build_object('id', s.id, 'kind', s.kind, 'author', s.author, 'body', s.body, 'at', s.at, 'files',
     (SELECT coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size) ORDER BY f.uploaded_at, f.id), '[]') FROM attachment f
      WHERE f.message_id = s.id OR (f.complaint_id = s.id AND f.message_id IS NULL AND f.bound_at IS NOT NULL))) ORDER BY s.at, s.id), '[]')
   FROM shown s) AS messages,
  (SELECT e.type FROM complaint_event e WHERE e.complaint_id = it.id AND e.type IN ('answer.accepted', 'answer.rejected')
     AND (e.data->>'resolution')::int = it.answer_number ORDER BY e.id DESC LIMIT 1) AS verdict,
  (SELECT json_build_object('askedAt', f.sent_at, 'waitsUntil', f.waits_until) FROM follow_up f
   WHERE f.complaint_id = it.id AND f.state = 'sent' AND f.resolution = it.answer_number ORDER BY f.step DESC LIMIT 1) AS question,
  (SELECT to_json(r) FROM rated r ORDER BY r.at DESC LIMIT 1) AS rating,
  (SELECT json_build_object('raisedAt', x.raised_at, 'state', x.state) FROM escalation x
   WHERE x.complaint_id = it.id AND x.kind = 'customer' ORDER BY x.raised_at DESC, x.id DESC LIMIT 1) AS escalation
FROM it JOIN customer cu ON cu.id = it.customer_id LEFT JOIN agent o ON o.id = it.owner_id`;
