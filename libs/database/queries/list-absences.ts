import type { EntityManager } from 'typeorm';
import type { AbsenceView } from '#contracts/views/absence';
import { Conditions } from './conditions.ts';
import { instantOrNull } from './rows.ts';

/** All absences of a person, the latest first. */
export function listAbsences(manager: EntityManager, agentId: string): Promise<AbsenceView[]> {
  return find(manager, new Conditions().add('x.agent_id = ?', agentId), 'x.starts_at DESC, x.id');
}

/** The absence of this person, or null when there is none of this id. */
export async function readAbsence(manager: EntityManager, agentId: string, id: string): Promise<AbsenceView | null> {
  const [found] = await find(manager, new Conditions().add('x.agent_id = ? AND x.id = ?', agentId, id), 'x.id');
  return found ?? null;
}

/** Who is away at a moment, or some time before another moment, of those who work here, by name. */
export function listAway(manager: EntityManager, at: Date, before: Date | null = null): Promise<AbsenceView[]> {
  const where = new Conditions().add('a.active AND (x.ends_at IS NULL OR x.ends_at > ?)', at);
  if (before) where.add('x.starts_at < ?', before);
  else where.add('x.starts_at <= ?', at);
  return find(manager, where, 'a.name, a.id, x.starts_at, x.id');
}

interface AbsenceRow extends Omit<AbsenceView, 'from' | 'to'> {
  starts_at: Date;
  ends_at: Date | null;
}

async function find(manager: EntityManager, where: Conditions, order: string): Promise<AbsenceView[]> {
  const rows = await manager.query<AbsenceRow[]>(
    `SELECT x.id, json_build_object('id', a.id, 'name', a.name) AS agent, x.starts_at, x.ends_at, x.reason, x.version
     FROM absence x JOIN agent a ON a.id = x.agent_id WHERE ${where.sql} ORDER BY ${order}`,
    where.values,
  );
  return rows.map(({ starts_at, ends_at, ...row }) => ({
    ...row,
    from: starts_at.toISOString(),
    to: instantOrNull(ends_at),
  }));
}
