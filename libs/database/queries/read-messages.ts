import type { EntityManager } from 'typeorm';
import { PAGE_SIZE, type PageQuery } from '#contracts/bodies/page-query';
import type { MessagePage, MessageView } from '#contracts/views/conversation';
import { attachmentView, type AttachmentFields } from './read-attachments.ts';
import { Conditions } from './conditions.ts';
import { pageOf, readCursor } from './cursor.ts';

/**
 * One page of the conversation of a complaint, oldest first. The conversations of the complaints that were merged into it
 * belong to it, each beginning with its customer's words, which stand in the complaint itself and not in a message.
 */
export async function readMessages(
  manager: EntityManager,
  complaintId: string,
  query: PageQuery,
): Promise<MessagePage> {
  const limit = query.limit ?? PAGE_SIZE;
  const where = new Conditions();
  if (query.cursor !== undefined) {
    where.add('(m.at, m.id) > (?::timestamptz, ?::uuid)', ...readCursor(query.cursor, 'instant', 'id'));
  }
  return pageOf(await find(manager, complaintId, where, limit + 1), limit, messageView, (row) => [
    row.at.toISOString(),
    row.id,
  ]);
}

/** The message, or null when the conversation has no such message. */
export async function readMessage(
  manager: EntityManager,
  complaintId: string,
  id: string,
): Promise<MessageView | null> {
  const [row] = await find(manager, complaintId, new Conditions().add('m.id = ?', id), 1);
  return row ? messageView(row) : null;
}

function find(manager: EntityManager, complaintId: string, where: Conditions, limit: number): Promise<MessageRow[]> {
  const complaint = where.value(complaintId);
  return manager.query<MessageRow[]>(
    `WITH RECURSIVE whole AS (
       SELECT id, reference, words, channel, received_at FROM complaint WHERE id = ${complaint}::uuid
       UNION ALL
       SELECT c.id, c.reference, c.words, c.channel, c.received_at FROM complaint c JOIN whole w ON c.merged_into_id = w.id
     ), m AS (
       SELECT m.id, w.reference, m.kind, m.author_kind, m.author_id, m.author_name, m.channel, m.body, m.at
       FROM whole w JOIN message m ON m.complaint_id = w.id
       UNION ALL
       SELECT w.id, w.reference, 'from-customer', 'customer', NULL, NULL, w.channel, w.words, w.received_at
       FROM whole w WHERE w.id <> ${complaint}::uuid
     )
     SELECT m.*, CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name) END AS author,
       (SELECT coalesce(json_agg(f ORDER BY f.uploaded_at, f.id), '[]') FROM attachment f
        WHERE f.message_id = m.id OR (f.complaint_id = m.id AND f.message_id IS NULL AND f.bound_at IS NOT NULL)) AS attachments
     FROM m LEFT JOIN agent a ON a.id = m.author_id
     WHERE ${where.sql} ORDER BY m.at, m.id LIMIT ${limit}`,
    where.values,
  );
}

interface MessageRow {
  id: string;
  reference: string;
  kind: MessageView['kind'];
  author_kind: MessageView['authorKind'];
  author: MessageView['author'];
  author_name: string | null;
  channel: string;
  body: string;
  at: Date;
  attachments: AttachmentFields[];
}

function messageView({ author_kind, author_name, at, attachments, ...row }: MessageRow): MessageView {
  const { id, reference, kind, author, channel, body } = row;
  return {
    id,
    reference,
    kind,
    authorKind: author_kind,
    author,
    authorName: author?.name ?? author_name,
    channel,
    body,
    at: at.toISOString(),
    attachments: attachments.map(attachmentView),
  };
}
