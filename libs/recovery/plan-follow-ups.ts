import { parseDuration } from '#calendar/duration';
import { Customer } from '#database/entities/customer';
import { newId } from '#kernel/ids';
import { contactHoursOf, firstContact } from './contact-hours.ts';
import type { Work } from './work.ts';
import { recallMail } from './write-mail.ts';

/**
 * Plans when the customer is asked whether the resolution holds, within their daytime: by the plan for such complaints,
 * unless they asked to be left alone.
 */
export async function planFollowUps(work: Work): Promise<void> {
  const { manager, complaint, now, policy } = work;
  const customer = await manager.findOneByOrFail(Customer, { id: complaint.customerId });
  if (!policy.followUps || customer.doNotContact || !(customer.email ?? customer.phone)) return;
  const hours = await contactHoursOf(manager, customer, policy.timeZone);
  const due = policy.followUps.after.map((after) =>
    firstContact(hours, new Date(now.getTime() + parseDuration(after))),
  );
  await manager.query(
    `INSERT INTO follow_up (id, complaint_id, resolution, step, due_at, next_at)
     SELECT p.id, $1, $2, p.step - 1, p.due_at, p.due_at
     FROM unnest($3::uuid[], $4::timestamptz[]) WITH ORDINALITY AS p(id, due_at, step)
     ON CONFLICT (complaint_id, resolution, step) DO NOTHING`,
    [complaint.id, complaint.reopenedCount + 1, due.map(newId), due],
  );
  work.record('follow-up.planned', { resolution: complaint.reopenedCount + 1, dueAt: due });
}

/** Takes back the follow-ups that have not been sent or whose mail has not left yet, and ends the waits for answers. */
export async function cancelFollowUps(work: Work, why: string): Promise<void> {
  const { manager, complaint } = work;
  const [cancelled] = await manager.query<[{ id: string }[], number]>(
    `UPDATE follow_up SET state = 'cancelled', next_at = NULL WHERE complaint_id = $1 AND state = 'planned' RETURNING id`,
    [complaint.id],
  );
  const [waiting] = await manager.query<[{ id: string }[], number]>(
    `UPDATE follow_up SET next_at = NULL WHERE complaint_id = $1 AND state = 'sent' RETURNING id`,
    [complaint.id],
  );
  await recallMail(
    manager,
    [complaint.id],
    waiting.map(({ id }) => `follow-up:${id}`),
  );
  if (cancelled.length > 0) work.record('follow-up.cancelled', { followUpIds: cancelled.map(({ id }) => id), why });
}
