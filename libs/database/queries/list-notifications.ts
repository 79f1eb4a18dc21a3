import type { EntityManager } from 'typeorm';
import type { ListNotificationsQuery } from '#contracts/bodies/people-bodies';
import { PAGE_SIZE } from '#contracts/bodies/page-query';
import { UNREAD_COUNTED, type NotificationPage, type NotificationView } from '#contracts/views/conversation';
import { Conditions } from './conditions.ts';
import { pageOf, readCursor } from './cursor.ts';
import { instantOrNull } from './rows.ts';

/** One page of what a person was told, the latest first. */
export async function listNotifications(
  manager: EntityManager,
  query: ListNotificationsQuery,
  agentId: string,
): Promise<NotificationPage> {
  const limit = query.limit ?? PAGE_SIZE;
  const where = new Conditions().add('n.agent_id = ?', agentId);
  if (query.unread) where.add('n.read_at IS NULL');
  if (query.cursor !== undefined) {
    where.add('(n.at, n.id) < (?::timestamptz, ?::uuid)', ...readCursor(query.cursor, 'instant', 'id'));
  }
  const rows = await find(manager, where, limit + 1);
  const page = pageOf(rows, limit, notificationView, (row) => [row.at.toISOString(), row.id]);
  return { ...page, unread: await countUnread(manager, agentId) };
}

async function countUnread(manager: EntityManager, agentId: string): Promise<number> {
  const [counted] = await manager.query<{ unread: number }[]>(
    `SELECT count(*)::int AS unread FROM (SELECT FROM notification WHERE agent_id = $1 AND read_at IS NULL LIMIT ${UNREAD_COUNTED}) n`,
    [agentId],
  );
  return counted!.unread;
}

/** The notification, or null when this person was told nothing under this id. */
export async function readNotification(
  manager: EntityManager,
  id: string,
  agentId: string,
): Promise<NotificationView | null> {
  const [row] = await find(manager, new Conditions().add('n.id = ? AND n.agent_id = ?', id, agentId), 1);
  return row ? notificationView(row) : null;
}

function find(manager: EntityManager, where: Conditions, limit: number): Promise<NotificationRow[]> {
  return manager.query<NotificationRow[]>(
    `SELECT n.id, n.kind, c.reference, n.data, n.at, n.read_at FROM notification n LEFT JOIN complaint c ON c.id = n.complaint_id
     WHERE ${where.sql} ORDER BY n.at DESC, n.id DESC LIMIT ${limit}`,
    where.values,
  );
}

interface NotificationRow extends Pick<NotificationView, 'id' | 'kind' | 'reference' | 'data'> {
  at: Date;
  read_at: Date | null;
}

function notificationView({ at, read_at, ...row }: NotificationRow): NotificationView {
  return { ...row, at: at.toISOString(), readAt: instantOrNull(read_at) };
}
