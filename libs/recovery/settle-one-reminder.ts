import type { EntityManager } from 'typeorm';
import { Reminder } from '#database/entities/reminder';
import type { Work } from './work.ts';

/** Takes a reminder that is due; null when it is not due any more, or another worker was quicker. */
export async function claimReminder(
  manager: EntityManager,
  id: string,
  complaintId: string | null,
  now: Date,
): Promise<Reminder | null> {
  const [claimed] = await manager.query<[unknown[], number]>(
    `UPDATE reminder SET next_at = NULL, enqueued_at = NULL
     WHERE id = $1 AND state = 'planned' AND next_at <= $2 AND complaint_id IS NOT DISTINCT FROM $3::uuid RETURNING id`,
    [id, now, complaintId],
  );
  return claimed.length > 0 ? manager.findOneByOrFail(Reminder, { id }) : null;
}

/** It waits until that moment, at which whom it is for is there. */
export async function postponeReminder(manager: EntityManager, { id }: Reminder, until: Date): Promise<void> {
  await manager.update(Reminder, { id }, { nextAt: until });
}

/** Whom it is for was told. @param work null where it is about no complaint */
export async function reminderSent(
  manager: EntityManager,
  { id, kind, promiseId }: Reminder,
  to: readonly string[],
  work: Work | null,
): Promise<void> {
  await manager.update(Reminder, { id }, { state: 'sent' });
  work?.record('reminder.sent', { reminderId: id, kind, to, ...(promiseId && { promiseId }) });
}

/** It is not needed any more, and nobody is told. */
export async function reminderEnded(
  manager: EntityManager,
  { id, kind }: Reminder,
  why: string,
  now: Date,
  work: Work | null,
): Promise<void> {
  await manager.update(Reminder, { id }, { state: 'ended', endedAt: now, endedWhy: why });
  work?.record('reminder.ended', { reminderId: id, kind, why });
}
