import type { EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { ListEscalationsQuery } from '#contracts/bodies/complaint-bodies';
import { PAGE_SIZE } from '#contracts/bodies/page-query';
import type { EscalationPage, EscalationView } from '#contracts/views/clock';
import { addVisibleTo } from '../visible-to.ts';
import { Conditions } from './conditions.ts';
import { pageOf, readCursor } from './cursor.ts';
import { clockView, instantOrNull, type ClockFields } from './rows.ts';

/** One page of the escalations of complaints that the actor may see, those raised first in front. */
export async function listEscalations(
  manager: EntityManager,
  query: ListEscalationsQuery,
  actor: Actor,
): Promise<EscalationPage> {
  const limit = query.limit ?? PAGE_SIZE;
  const where = addVisibleTo(new Conditions(), actor);
  // Written out, so that PostgreSQL sees that the partial index serves.
  if (query.state === 'waiting') where.add(`e.state = 'waiting'`);
  else if (query.state !== undefined) where.add('e.state = ?', query.state);
  if (query.unheard) where.add('e.unheard');
  if (query.complaint !== undefined) where.add('c.reference = ?', query.complaint);
  if (query.cursor !== undefined) {
    where.add('(e.raised_at, e.id) > (?::timestamptz, ?::uuid)', ...readCursor(query.cursor, 'instant', 'id'));
  }
  return pageOf(await find(manager, where, limit + 1), limit, escalationView, (row) => [
    row.raised_at.toISOString(),
    row.id,
  ]);
}

/** The escalation, or null when there is none of this id that the actor may see. */
export async function readEscalation(manager: EntityManager, id: string, actor: Actor): Promise<EscalationView | null> {
  const [row] = await find(manager, addVisibleTo(new Conditions().add('e.id = ?', id), actor), 1);
  return row ? escalationView(row) : null;
}

function find(manager: EntityManager, where: Conditions, limit: number): Promise<EscalationRow[]> {
  return manager.query<EscalationRow[]>(
    `SELECT e.id, e.kind, c.reference, CASE WHEN k.id IS NOT NULL THEN to_json(k) END AS clock, e.rung, e.action, e.reason, e.to_role, e.unheard, e.climbs, e.state, e.due_at, e.raised_at, e.acknowledged_at,
       (SELECT coalesce(json_agg(json_build_object('id', a.id, 'name', a.name) ORDER BY a.name, a.id), '[]')
        FROM agent a WHERE a.id = ANY(e.told)) AS told,
       CASE WHEN b.id IS NOT NULL THEN json_build_object('id', b.id, 'name', b.name) END AS acknowledged_by
     FROM escalation e JOIN complaint c ON c.id = e.complaint_id LEFT JOIN clock k ON k.id = e.clock_id
     LEFT JOIN agent b ON b.id = e.acknowledged_by
     WHERE ${where.sql} ORDER BY e.raised_at, e.id LIMIT ${limit}`,
    where.values,
  );
}

type Taken = 'id' | 'kind' | 'reference' | 'rung' | 'action' | 'reason' | 'unheard' | 'climbs' | 'state' | 'told';

interface EscalationRow extends Pick<EscalationView, Taken> {
  clock: ClockFields | null;
  to_role: string;
  due_at: Date;
  raised_at: Date;
  acknowledged_at: Date | null;
  acknowledged_by: EscalationView['acknowledgedBy'];
}

function escalationView({
  clock,
  to_role,
  due_at,
  raised_at,
  acknowledged_at,
  acknowledged_by,
  ...row
}: EscalationRow): EscalationView {
  return {
    ...row,
    clock: clock && clockView(clock),
    toRole: to_role,
    dueAt: due_at.toISOString(),
    raisedAt: raised_at.toISOString(),
    acknowledgedAt: instantOrNull(acknowledged_at),
    acknowledgedBy: acknowledged_by,
  };
}
