import { Customer } from '#database/entities/customer';
import { PromiseRow } from '#database/entities/promise';
import type { Reminder } from '#database/entities/reminder';
import { notify } from './notify.ts';
import type { People, Person } from './people-book.ts';
import { whenThere } from './presence.ts';
import { postponeReminder, reminderEnded, reminderSent } from './settle-one-reminder.ts';
import { promiseKey } from './settle-reminders.ts';
import type { Work } from './work.ts';
import { type Correspondence, toPerson, writeMail } from './write-mail.ts';

/**
 * Reminds whoever owns the complaint now of a promise that falls due. It waits for their shift; where they are not there
 * before the promise is due, the supervisors who are there are told in their place.
 */
export async function remindOfPromise(
  work: Work,
  reminder: Reminder,
  people: People,
  own: Correspondence,
): Promise<void> {
  const { manager, complaint, now } = work;
  const promise = await manager.findOneByOrFail(PromiseRow, { id: reminder.promiseId! });
  if (promise.state !== 'open') return reminderEnded(manager, reminder, promise.state, now, work);
  if (complaint.status === 'closed' || complaint.status === 'merged')
    return reminderEnded(manager, reminder, complaint.status, now, work);
  const owner = people.active(complaint.ownerId);
  const ownerThere = owner ? whenThere(owner, now) : null;
  if (owner && ownerThere && ownerThere <= now) return tell(work, reminder, promise, [owner], own);
  // An owner who is back in time gets it then. After that it is late anyway, so it only waits where nobody else is there.
  if (ownerThere && ownerThere < promise.dueAt) return postponeReminder(manager, reminder, ownerThere);
  const standIns = people.present('supervisor', complaint.teamId, now);
  if (standIns.length > 0) return tell(work, reminder, promise, standIns, own);
  const later = earliest([
    ownerThere,
    ...people.inRole('supervisor', complaint.teamId).map((person) => whenThere(person, now)),
  ]);
  if (later) return postponeReminder(manager, reminder, later);
  return reminderEnded(manager, reminder, 'nobody is there to be reminded', now, work);
}

async function tell(
  work: Work,
  reminder: Reminder,
  { id, what, dueAt }: PromiseRow,
  to: readonly Person[],
  own: Correspondence,
): Promise<void> {
  const { manager, complaint, now } = work;
  const customer = await manager.findOneByOrFail(Customer, { id: complaint.customerId });
  const ids = to.map((person) => person.id);
  const key = promiseKey(id);
  await notify(manager, ids, {
    key,
    complaintId: complaint.id,
    kind: 'promise-due',
    data: { promiseId: id, what, dueAt },
    at: now,
  });
  for (const person of to) {
    await writeMail(manager, own, {
      key: `${key}${person.id}`,
      complaintId: complaint.id,
      to: toPerson(person),
      template: 'promise-reminder',
      data: {
        reference: complaint.reference,
        recipientName: person.name,
        customerName: customer.name,
        promise: what,
        dueAt,
        overdue: dueAt <= now,
        standIn: person.id !== complaint.ownerId,
        caseUrl: own.consoleUrl(complaint.reference),
      },
      automatic: true,
      at: now,
    });
  }
  await reminderSent(manager, reminder, ids, work);
}

function earliest(moments: readonly (Date | null)[]): Date | null {
  const known = moments.filter((moment) => moment !== null).map((moment) => moment.getTime());
  return known.length > 0 ? new Date(Math.min(...known)) : null;
}
