import type { EntityManager } from 'typeorm';
import type { FollowUpView } from '#contracts/views/conversation';
import { instantOrNull } from './rows.ts';

/** The follow-ups of a complaint, in the order in which they are due. */
export async function readFollowUps(manager: EntityManager, complaintId: string): Promise<FollowUpView[]> {
  const rows = await manager.query<FollowUpRow[]>(
    `SELECT id, resolution, step, state, due_at, sent_at, waits_until, answered_at, satisfaction, comment
     FROM follow_up WHERE complaint_id = $1 ORDER BY resolution, step`,
    [complaintId],
  );
  return rows.map(({ due_at, sent_at, waits_until, answered_at, ...row }) => ({
    ...row,
    dueAt: due_at.toISOString(),
    sentAt: instantOrNull(sent_at),
    waitsUntil: instantOrNull(waits_until),
    answeredAt: instantOrNull(answered_at),
  }));
}

interface FollowUpRow extends Pick<FollowUpView, 'id' | 'resolution' | 'step' | 'state' | 'satisfaction' | 'comment'> {
  due_at: Date;
  sent_at: Date | null;
  waits_until: Date | null;
  answered_at: Date | null;
}
