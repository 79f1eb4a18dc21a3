import type { EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { Channel, LinkKind, Severity, Status } from '#contracts/complaint';
import { Conditions } from '#database/queries/conditions';
import type { ClockFields } from '#database/queries/rows';
import { noSuchComplaint } from '#database/queries/visible-complaint';
import { addVisibleTo } from '#database/visible-to';
import type { StepKey, StepState } from '#journey/steps';
import type { Which } from './work.ts';

/** A complaint with everything that its rules and its view look at, read in one trip. Instants are ISO 8601 or Date. */
export interface ComplaintFile {
  complaint: ComplaintFields;
  customer: { id: string; name: string; email: string | null; phone: string | null };
  owner: { id: string; name: string } | null;
  team: { id: string; name: string } | null;
  mergedInto: string | null;
  links: { reference: string; kind: LinkKind; direction: 'to' | 'from' }[];
  clocks: ClockFields[];
  promises: {
    id: string;
    what: string;
    due_at: string;
    made_at: string;
    state: 'open' | 'kept' | 'withdrawn';
    settled_at: string | null;
  }[];
  steps: {
    key: StepKey;
    state: StepState;
    evidence: unknown;
    reason: string | null;
    updated_at: string;
    updated_by: { id: string; name: string } | null;
  }[];
  handovers: { to_id: string; confirmed: boolean }[];
  followUps: {
    resolution: number;
    state: 'planned' | 'sent' | 'answered' | 'expired' | 'cancelled';
    satisfaction: number | null;
    answered_at: string | null;
  }[];
  /** What the customer said of the last answer; the words of a rejection. */
  verdict: { type: 'answer.accepted' | 'answer.rejected'; at: string; words: string | null } | null;
}

export interface ComplaintFields {
  id: string;
  reference: string;
  status: Status;
  severity: Severity;
  channel: Channel;
  language: string;
  subject: string | null;
  words: string;
  category: string | null;
  place: string | null;
  owner_id: string | null;
  owner_count: number;
  team_id: string | null;
  source: string;
  external_id: string | null;
  tags: string[];
  custom_fields: Record<string, unknown>;
  received_at: string | Date;
  logged_at: string | Date;
  resolved_at: string | Date | null;
  closed_at: string | Date | null;
  reopened_count: number;
  resolution_statement: string | null;
  version: number;
  updated_at: string | Date;
}

/** @throws Refusal not-found when there is no such complaint or the actor may not see it */
export async function readComplaintFile(manager: EntityManager, which: Which, actor: Actor): Promise<ComplaintFile> {
  const where = addVisibleTo(new Conditions(), actor);
  if ('id' in which) where.add('c.id = ?', which.id);
  else where.add('c.reference = ?', which.reference);
  const [file] = await manager.query<ComplaintFile[]>(FILE(where.sql), where.values);
  if (!file) throw noSuchComplaint('reference' in which ? which.reference : which.id);
  return file;
}

const FILE = (where: string): string => `
SELECT
  to_jsonb(c) - 'search' AS complaint,
  json_build_object('id', cu.id, 'name', cu.name, 'email', cu.email, 'phone', cu.phone) AS customer,
  CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS owner,
  CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'name', t.name) END AS team,
  (SELECT reference FROM complaint WHERE id = c.merged_into_id) AS "mergedInto",
  (SELECT coalesce(json_agg(json_build_object('reference', l.reference, 'kind', l.kind, 'direction', l.direction) ORDER BY l.at, l.reference), '[]')
   FROM (SELECT x.reference, k.kind, 'to' AS direction, k.at FROM complaint_link k JOIN complaint x ON x.id = k.to_id WHERE k.from_id = c.id
         UNION ALL
         SELECT x.reference, k.kind, 'from', k.at FROM complaint_link k JOIN complaint x ON x.id = k.from_id WHERE k.to_id = c.id) l) AS links,
  (SELECT coalesce(json_agg(k ORDER BY k.started_at, k.kind, k.ordinal), '[]') FROM clock k WHERE k.complaint_id = c.id) AS clocks,
  (SELECT coalesce(json_agg(p ORDER BY p.made_at, p.id), '[]') FROM promise p WHERE p.complaint_id = c.id) AS promises,
  (SELECT coalesce(json_agg(json_build_object('key', s.key, 'state', s.state, 'evidence', s.evidence, 'reason', s.reason,
     'updated_at', s.updated_at, 'updated_by', CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name) END)), '[]')
   FROM recovery_step s LEFT JOIN agent a ON a.id = s.updated_by WHERE s.complaint_id = c.id) AS steps,
  (SELECT coalesce(json_agg(json_build_object('to_id', h.to_id, 'confirmed', h.confirmed_at IS NOT NULL) ORDER BY h.at, h.id), '[]') FROM handover h WHERE h.complaint_id = c.id) AS handovers,
  (SELECT coalesce(json_agg(f ORDER BY f.resolution, f.step), '[]')
   FROM (SELECT resolution, step, state, satisfaction, answered_at FROM follow_up WHERE complaint_id = c.id
         UNION ALL
         -- What the customer says without being asked answers the question that we would have asked.
         SELECT resolution, NULL, 'answered', satisfaction, at FROM satisfaction WHERE complaint_id = c.id) f) AS "followUps",
  (SELECT json_build_object('type', e.type, 'at', e.at, 'words', (SELECT m.body FROM message m WHERE m.id = (e.data->>'messageId')::uuid))
   FROM complaint_event e WHERE e.complaint_id = c.id AND e.type IN ('answer.accepted', 'answer.rejected')
     AND (e.data->>'resolution')::int = c.reopened_count + CASE WHEN c.status IN ('resolved', 'closed') THEN 1 ELSE 0 END
   ORDER BY e.id DESC LIMIT 1) AS verdict
FROM complaint c
JOIN customer cu ON cu.id = c.customer_id
LEFT JOIN agent o ON o.id = c.owner_id
LEFT JOIN team t ON t.id = c.team_id
WHERE ${where}`;
