import type { EntityManager } from 'typeorm';
import { PAGE_SIZE, type PageQuery } from '#contracts/bodies/page-query';
import type { ReminderPage, ReminderView } from '#contracts/views/reminder';
import { Conditions } from './conditions.ts';
import { pageOf, readCursor } from './cursor.ts';

/** One page of what a person has asked to be reminded of and put aside, that which comes first in front. */
export async function listReminders(manager: EntityManager, query: PageQuery, agentId: string): Promise<ReminderPage> {
  const limit = query.limit ?? PAGE_SIZE;
  const where = new Conditions().add(`r.agent_id = ? AND r.state = 'planned'`, agentId);
  if (query.cursor !== undefined)
    where.add('(r.due_at, r.id) > (?::timestamptz, ?::uuid)', ...readCursor(query.cursor, 'instant', 'id'));
  return pageOf(await find(manager, where, limit + 1), limit, reminderView, (row) => [
    row.due_at.toISOString(),
    row.id,
  ]);
}

/** The reminder, or null when this person has none of this id. */
export async function readReminder(manager: EntityManager, id: string, agentId: string): Promise<ReminderView | null> {
  const [row] = await find(manager, new Conditions().add('r.id = ? AND r.agent_id = ?', id, agentId), 1);
  return row ? reminderView(row) : null;
}

function find(manager: EntityManager, where: Conditions, limit: number): Promise<ReminderRow[]> {
  return manager.query<ReminderRow[]>(
    `SELECT r.id, r.kind, c.reference, r.note, r.due_at, r.state, r.ended_why
     FROM reminder r LEFT JOIN complaint c ON c.id = r.complaint_id
     WHERE r.kind IN ('own', 'snooze') AND ${where.sql} ORDER BY r.due_at, r.id LIMIT ${limit}`,
    where.values,
  );
}

interface ReminderRow extends Pick<ReminderView, 'id' | 'kind' | 'reference' | 'note' | 'state'> {
  due_at: Date;
  ended_why: string | null;
}

function reminderView({ due_at, ended_why, ...row }: ReminderRow): ReminderView {
  return { ...row, dueAt: due_at.toISOString(), endedWhy: ended_why };
}
