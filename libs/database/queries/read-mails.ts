import type { EntityManager } from 'typeorm';
import type { MailView } from '#contracts/views/conversation';
import { instantOrNull } from './rows.ts';

/** The mails of a complaint and what became of them, oldest first. */
export async function readMails(manager: EntityManager, complaintId: string): Promise<MailView[]> {
  const rows = await manager.query<MailRow[]>(
    `SELECT id, template, CASE WHEN starts_with(key, 'message:') THEN substr(key, 9) END AS message_id, to_address, state, attempts, error, subject, automatic, created_at, sent_at
     FROM mail WHERE complaint_id = $1 ORDER BY created_at, id`,
    [complaintId],
  );
  return rows.map(({ message_id, to_address, created_at, sent_at, ...row }) => ({
    ...row,
    messageId: message_id,
    toAddress: to_address,
    createdAt: created_at.toISOString(),
    sentAt: instantOrNull(sent_at),
  }));
}

interface MailRow extends Omit<MailView, 'messageId' | 'toAddress' | 'createdAt' | 'sentAt'> {
  message_id: string | null;
  to_address: string;
  created_at: Date;
  sent_at: Date | null;
}
