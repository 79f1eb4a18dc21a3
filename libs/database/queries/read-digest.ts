import type { EntityManager } from 'typeorm';
import type { ImportantDay } from '../entities/customer.ts';
import { OPEN } from '../entities/complaint.ts';

/** Which complaint, and whose. */
export interface DigestCase {
  reference: string;
  customerName: string;
}

export interface DigestDeadline extends DigestCase {
  kind: string;
  dueAt: Date;
}

export interface DigestPromise extends DigestCase {
  what: string;
  dueAt: Date;
}

export interface DigestSilence extends DigestCase {
  complaintId: string;
  /** ISO 8601 duration after which the case counts as silent. */
  silentAfter: string;
  /** The last thing that a person or the customer did. */
  eventId: string;
  since: Date;
}

export interface DigestCustomer {
  id: string;
  name: string;
  timeZone: string | null;
  importantDays: ImportantDay[];
}

/** Deadlines of the person's open complaints that are past or come before `until`, those due first in front; without promises. */
export function deadlinesOf(manager: EntityManager, agentId: string, until: Date): Promise<DigestDeadline[]> {
  return manager.query(
    `SELECT c.reference, cu.name AS "customerName", k.kind, k.due_at AS "dueAt"
     FROM complaint c JOIN customer cu ON cu.id = c.customer_id JOIN clock k ON k.complaint_id = c.id
     WHERE c.owner_id = $1 AND c.${OPEN} AND k.stopped_at IS NULL AND k.kind <> 'promise' AND k.due_at < $2
     ORDER BY k.due_at, k.id`,
    [agentId, until],
  );
}

/** Open promises of the person's complaints, also of resolved ones, that are past or due before `until`. */
export function promisesOf(manager: EntityManager, agentId: string, until: Date): Promise<DigestPromise[]> {
  return manager.query(
    `SELECT c.reference, cu.name AS "customerName", p.what, p.due_at AS "dueAt"
     FROM promise p JOIN complaint c ON c.id = p.complaint_id JOIN customer cu ON cu.id = c.customer_id
     WHERE p.state = 'open' AND p.due_at < $2 AND c.owner_id = $1 AND c.status NOT IN ('closed', 'merged')
     ORDER BY p.due_at, p.id`,
    [agentId, until],
  );
}

/** Escalations about which the person was told and that nobody has taken on. */
export function escalationsOf(manager: EntityManager, agentId: string): Promise<(DigestCase & { dueAt: Date })[]> {
  return manager.query(
    `SELECT c.reference, cu.name AS "customerName", e.due_at AS "dueAt"
     FROM escalation e JOIN complaint c ON c.id = e.complaint_id JOIN customer cu ON cu.id = c.customer_id
     WHERE e.state = 'waiting' AND $1 = ANY(e.told) ORDER BY e.raised_at, e.id`,
    [agentId],
  );
}

/** Ownerless complaints that the person may accept or decline. */
export function offersTo(
  manager: EntityManager,
  agentId: string,
  now: Date,
): Promise<(DigestCase & { until: Date })[]> {
  return manager.query(
    `SELECT c.reference, cu.name AS "customerName", o.expires_at AS until
     FROM offer o JOIN complaint c ON c.id = o.complaint_id JOIN customer cu ON cu.id = c.customer_id
     WHERE o.state = 'open' AND o.agent_id = $1 AND o.expires_at > $2 ORDER BY o.expires_at, o.id`,
    [agentId, now],
  );
}

/** Customers without a mail address whose answer to a follow-up the person has to ask for. */
export function callsOf(manager: EntityManager, agentId: string): Promise<(DigestCase & { phone: string })[]> {
  return manager.query(
    `SELECT c.reference, cu.name AS "customerName", cu.phone
     FROM follow_up f JOIN complaint c ON c.id = f.complaint_id JOIN customer cu ON cu.id = c.customer_id
     WHERE f.state = 'sent' AND f.next_at IS NOT NULL AND c.owner_id = $1 AND cu.email IS NULL AND cu.phone IS NOT NULL
     ORDER BY f.next_at, f.id`,
    [agentId],
  );
}

/** The person's open complaints whose policy minds silence, with the last thing that somebody did; those put aside left out. */
export function silencesOf(manager: EntityManager, agentId: string): Promise<DigestSilence[]> {
  return manager.query(
    `SELECT c.id AS "complaintId", c.reference, cu.name AS "customerName", p.silent_after AS "silentAfter", e.id AS "eventId", e.at AS since
     FROM complaint c JOIN customer cu ON cu.id = c.customer_id JOIN policy p ON p.id = c.policy_id
     JOIN LATERAL (SELECT e.id, e.at FROM complaint_event e
       WHERE e.complaint_id = c.id AND e.actor_kind <> 'system' AND e.type <> 'tags.changed' ORDER BY e.id DESC LIMIT 1) e ON TRUE
     WHERE c.owner_id = $1 AND c.${OPEN} AND p.silent_after IS NOT NULL
       AND NOT EXISTS (SELECT FROM reminder r WHERE r.complaint_id = c.id AND r.agent_id = $1 AND r.kind = 'snooze' AND r.state = 'planned')
     ORDER BY e.at, c.id`,
    [agentId],
  );
}

/**
 * Customers of whom one of these days matters and whose latest complaint the person owns.
 * @param dates as they are written with the customer, like 05-17 and 2026-05-17
 */
export function celebrating(
  manager: EntityManager,
  agentId: string,
  dates: readonly string[],
): Promise<DigestCustomer[]> {
  // First those who have such a day, who are few on any morning; then whose they are.
  return manager.query(
    `SELECT cu.id, cu.name, cu.time_zone AS "timeZone", cu.important_days AS "importantDays" FROM customer cu
     WHERE cu.important_days <> '[]' AND cu.important_days @> ANY($2::jsonb[])
       AND (SELECT c.owner_id FROM complaint c WHERE c.customer_id = cu.id ORDER BY c.received_at DESC, c.id DESC LIMIT 1) = $1
     ORDER BY cu.name, cu.id`,
    [agentId, dates.map((date) => JSON.stringify([{ date }]))],
  );
}
