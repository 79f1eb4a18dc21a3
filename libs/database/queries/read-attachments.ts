import type { EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { AttachmentView } from '#contracts/views/attachment';
import { Conditions } from './conditions.ts';

/** A file of a case with where its content lies. */
export interface StoredAttachment {
  view: AttachmentView;
  sha256: string;
}

/**
 * The files of a complaint and of those that were merged into it, in the order in which they came; without those that still
 * wait for their message.
 */
export async function readAttachments(manager: EntityManager, complaintId: string): Promise<AttachmentView[]> {
  const where = new Conditions().add('a.bound_at IS NOT NULL');
  return (await findInWhole(manager, complaintId, where)).map(({ view }) => view);
}

/**
 * One file of the complaint or of one that was merged into it; of those that wait only one's own. Null: there is none.
 * Whether the complaint is visible was asked before.
 */
export async function readAttachment(
  manager: EntityManager,
  complaintId: string,
  id: string,
  actor: Actor,
): Promise<StoredAttachment | null> {
  const where = new Conditions()
    .add('a.id = ?', id)
    .add(
      '(a.bound_at IS NOT NULL OR (a.uploader_kind = ? AND a.uploader_id IS NOT DISTINCT FROM ?::uuid))',
      actor.kind,
      actor.id,
    );
  return (await findInWhole(manager, complaintId, where))[0] ?? null;
}

/**
 * What the customer of this complaint may see: the files of messages from and to them and of their own words, and those of
 * theirs that wait; never a note's. What was merged into it and is somebody else's is left out.
 * @param id only this one
 */
export async function readAttachmentsForCustomer(
  manager: EntityManager,
  complaintId: string,
  id: string | null = null,
): Promise<StoredAttachment[]> {
  const where = new Conditions()
    .add('a.complaint_id IN (SELECT id FROM whole)')
    .add(`(a.bound_at IS NOT NULL OR a.uploader_kind = 'customer')`)
    .add(
      `(a.message_id IS NULL OR EXISTS (SELECT FROM message m WHERE m.id = a.message_id AND m.kind IN ('from-customer', 'to-customer')))`,
    );
  if (id !== null) where.add('a.id = ?', id);
  return find(
    manager,
    `WITH RECURSIVE whole AS (
       SELECT id, customer_id FROM complaint WHERE id = ${where.value(complaintId)}::uuid
       UNION ALL
       SELECT c.id, c.customer_id FROM complaint c JOIN whole w ON c.merged_into_id = w.id AND c.customer_id = w.customer_id
     )`,
    where,
  );
}

function findInWhole(manager: EntityManager, complaintId: string, where: Conditions): Promise<StoredAttachment[]> {
  const complaint = where.value(complaintId);
  where.add('a.complaint_id IN (SELECT id FROM whole)');
  return find(
    manager,
    `WITH RECURSIVE whole AS (
       SELECT ${complaint}::uuid AS id
       UNION ALL
       SELECT c.id FROM complaint c JOIN whole w ON c.merged_into_id = w.id
     )`,
    where,
    // The words of a complaint that was merged stand in the conversation as a message of that id.
    `CASE WHEN a.bound_at IS NOT NULL AND a.complaint_id <> ${complaint}::uuid THEN coalesce(a.message_id, a.complaint_id) ELSE a.message_id END`,
  );
}

async function find(
  manager: EntityManager,
  preface: string,
  where: Conditions,
  messageId = 'a.message_id',
): Promise<StoredAttachment[]> {
  const rows = await manager.query<AttachmentRow[]>(
    `${preface} SELECT a.id, a.name, a.media_type, a.size, ${messageId} AS message_id, a.uploaded_at, a.sha256 FROM attachment a
     WHERE ${where.sql} ORDER BY a.uploaded_at, a.id`,
    where.values,
  );
  return rows.map(({ sha256, ...row }) => ({ view: attachmentView(row), sha256 }));
}

/** As PostgreSQL answers, or writes the row in JSON. */
export interface AttachmentFields {
  id: string;
  name: string;
  media_type: string;
  size: number;
  message_id: string | null;
  uploaded_at: string | Date;
}

interface AttachmentRow extends AttachmentFields {
  sha256: string;
}

export function attachmentView(row: AttachmentFields): AttachmentView {
  const { id, name, media_type: mediaType, size, message_id: messageId } = row;
  return { id, name, mediaType, size, messageId, uploadedAt: new Date(row.uploaded_at).toISOString() };
}
