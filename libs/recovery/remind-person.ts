import type { EntityManager } from 'typeorm';
import { isSettled } from '#clocks/facts';
import type { Complaint } from '#database/entities/complaint';
import { Customer } from '#database/entities/customer';
import type { Reminder } from '#database/entities/reminder';
import { Conditions } from '#database/queries/conditions';
import { addVisibleTo } from '#database/visible-to';
import { notify } from './notify.ts';
import type { People, Person } from './people-book.ts';
import { whenThere } from './presence.ts';
import { postponeReminder, reminderEnded, reminderSent } from './settle-one-reminder.ts';
import type { Work } from './work.ts';
import { type Correspondence, toPerson, writeMail } from './write-mail.ts';

/** When somebody who is away until further notice is looked for again (milliseconds). */
const LOOK_AGAIN = 24 * 60 * 60_000;

/**
 * Reminds a person of what they asked for, in their shift. Whether the complaint is still theirs to work on is looked at
 * now, under its lock: what ended meanwhile ends without a word (freescout #3363).
 * @param work null where it is about no complaint
 */
export async function remindPerson(
  manager: EntityManager,
  reminder: Reminder,
  people: People,
  own: Correspondence,
  now: Date,
  work: Work | null,
): Promise<void> {
  const person = people.active(reminder.agentId);
  if (!person) return reminderEnded(manager, reminder, 'the person works here no longer', now, work);
  const over = work && (await whyOver(work, reminder, person));
  if (over) return reminderEnded(manager, reminder, over, now, work);
  const there = whenThere(person, now);
  // Away until further notice: whether they are back is looked at every day.
  if (!there || there > now) return postponeReminder(manager, reminder, there ?? new Date(now.getTime() + LOOK_AGAIN));
  await tell(manager, reminder, person, own, now, work?.complaint ?? null);
  await reminderSent(manager, reminder, [person.id], work);
}

async function whyOver({ manager, complaint }: Work, reminder: Reminder, person: Person): Promise<string | null> {
  if (!(await sees(manager, person, complaint.id))) return 'the complaint is not visible any more';
  if (reminder.kind === 'snooze' && isSettled(complaint.status)) return complaint.status;
  const since = await manager.query<{ type: string }[]>(
    `SELECT type FROM complaint_event WHERE complaint_id = $1
       AND id > (SELECT max(id) FROM complaint_event WHERE complaint_id = $1 AND type = 'reminder.set' AND data->>'reminderId' = $2)
       AND (type = 'message.added' AND data->>'kind' = 'from-customer' AND data->>'thanks' IS NULL OR type = 'owner.changed' AND data->>'from' = $3)`,
    [complaint.id, reminder.id, person.id],
  );
  // Never the old owner (zammad #1223).
  if (since.some(({ type }) => type === 'owner.changed')) return 'the owner changed';
  return reminder.kind === 'snooze' && since.length > 0 ? 'the customer wrote' : null;
}

async function sees(manager: EntityManager, { id, name, role, teamId }: Person, complaintId: string): Promise<boolean> {
  const actor = { kind: 'agent', id, name, role, teamId, origin: null } as const;
  const where = addVisibleTo(new Conditions().add('c.id = ?', complaintId), actor);
  return (await manager.query<unknown[]>(`SELECT FROM complaint c WHERE ${where.sql}`, where.values)).length > 0;
}

async function tell(
  manager: EntityManager,
  { id, kind, note }: Reminder,
  person: Person,
  own: Correspondence,
  now: Date,
  complaint: Complaint | null,
): Promise<void> {
  const key = `reminder:${id}`;
  const complaintId = complaint?.id ?? null;
  await notify(manager, [person.id], {
    key,
    complaintId,
    kind: kind === 'snooze' ? 'snooze-over' : 'reminder',
    data: note === null ? {} : { note },
    at: now,
  });
  const customer = complaint && (await manager.findOneByOrFail(Customer, { id: complaint.customerId }));
  await writeMail(manager, own, {
    key: `${key}:${person.id}`,
    complaintId,
    to: toPerson(person),
    template: 'reminder',
    data: {
      kind: kind === 'snooze' ? 'snooze' : 'own',
      recipientName: person.name,
      ...(note !== null && { note }),
      ...(complaint && { reference: complaint.reference, caseUrl: own.consoleUrl(complaint.reference) }),
      ...(customer && { customerName: customer.name }),
    },
    automatic: true,
    at: now,
  });
}
