import type { EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { CustomerView, EarlierComplaint, EarlierPromise } from '#contracts/views/customer';
import { visibleTo } from '../visible-to.ts';
import { Conditions } from './conditions.ts';
import { addKnownTo, COLUMNS, customerRow, GOES_ON_AS, noSuchCustomer, type CustomerFields } from './find-customers.ts';
import { instant, instantOrNull } from './rows.ts';

/** Earlier complaints, and promises, that a customer's view shows. */
const SHOWN = 100;

/**
 * One customer at a glance: what is known of them, and the complaints that the actor may see with what was promised there. Of
 * one who was merged, the one who goes on.
 * @throws Refusal not-found when there is none or the actor may not see the customer
 */
export async function readCustomer(manager: EntityManager, id: string, actor: Actor): Promise<CustomerView> {
  const where = addKnownTo(new Conditions().add(`cu.id = ${GOES_ON_AS}`, id), actor);
  const [row] = await manager.query<CustomerFile[]>(FILE(visibleTo(where, actor, 'own'), where.sql), where.values);
  if (!row) throw noSuchCustomer();
  const { profile, personality, merged, complaint_count, complaints, promises, ...facts } = row;
  return {
    ...customerRow(facts),
    ...profile,
    personality,
    merged,
    complaintCount: Number(complaint_count),
    complaints: complaints.map((one) => ({ ...one, receivedAt: instant(one.receivedAt) })),
    promises: promises.map((one) => ({
      ...one,
      dueAt: instant(one.dueAt),
      madeAt: instant(one.madeAt),
      settledAt: instantOrNull(one.settledAt),
    })),
  };
}

interface CustomerFile extends CustomerFields {
  profile: Pick<
    CustomerView,
    'calendarId' | 'contactFrom' | 'contactTo' | 'importantDays' | 'preferredChannel' | 'likes' | 'version'
  >;
  personality: CustomerView['personality'];
  merged: CustomerView['merged'];
  complaint_count: string;
  complaints: EarlierComplaint[];
  promises: EarlierPromise[];
}

const FILE = (visible: string, where: string): string => `
WITH own AS (SELECT own.* FROM complaint own JOIN customer cu ON cu.id = own.customer_id WHERE (${visible}) AND ${where})
SELECT ${COLUMNS},
  json_build_object('calendarId', cu.calendar_id, 'contactFrom', cu.contact_from, 'contactTo', cu.contact_to,
    'importantDays', cu.important_days, 'preferredChannel', cu.preferred_channel, 'likes', cu.likes, 'version', cu.version) AS profile,
  coalesce(cu.personality, (SELECT s.evidence->>'customerType' FROM recovery_step s JOIN own ON own.id = s.complaint_id
    WHERE s.key = 'objectivity' AND s.evidence->>'customerType' IS NOT NULL ORDER BY own.received_at DESC LIMIT 1)) AS personality,
  (SELECT coalesce(json_agg(json_build_object('id', k.id, 'name', k.name, 'email', k.email, 'phone', k.phone) ORDER BY k.created_at, k.id), '[]')
   FROM customer k WHERE k.merged_into_id = cu.id) AS merged,
  (SELECT count(*) FROM own) AS complaint_count,
  (SELECT coalesce(json_agg(json_build_object('reference', c.reference, 'status', c.status, 'severity', c.severity,
     'subject', c.subject, 'category', c.category, 'receivedAt', c.received_at) ORDER BY c.received_at DESC, c.id DESC), '[]')
   FROM (SELECT * FROM own ORDER BY received_at DESC, id DESC LIMIT ${SHOWN}) c) AS complaints,
  (SELECT coalesce(json_agg(json_build_object('reference', p.reference, 'id', p.id, 'what', p.what, 'dueAt', p.due_at, 'madeAt', p.made_at,
     'state', p.state, 'settledAt', p.settled_at, 'broken', p.broken) ORDER BY p.due_at DESC, p.id), '[]')
   FROM (SELECT p.*, own.reference, EXISTS (SELECT FROM clock k WHERE k.promise_id = p.id AND k.breached_at IS NOT NULL) AS broken
     FROM promise p JOIN own ON own.id = p.complaint_id ORDER BY p.due_at DESC, p.id LIMIT ${SHOWN}) p) AS promises
FROM customer cu WHERE ${where}`;
