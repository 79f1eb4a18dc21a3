import type { CalendarDefinition } from '#calendar/calendar-definition';
import type { Status } from '#contracts/complaint';
import { SETTLED } from '#contracts/status-transitions';
import type { Reminder } from '#database/entities/reminder';
import { newId } from '#kernel/ids';
import type { NewEvent } from './history.ts';
import { openedCalendar } from './opened-calendar.ts';
import { remindAt } from './promise-lead.ts';
import type { Work } from './work.ts';
import { recallMail } from './write-mail.ts';

/**
 * Plans and ends reminders by what happened in this change: a promise plans one, and one that is kept needs none; a
 * complaint that was put aside is back once the customer writes (more than thanks), it closes or its owner loses it. Running twice does
 * nothing more.
 */
export async function settleReminders(work: Work): Promise<void> {
  for (const event of work.events) await settle(work, event);
}

async function settle(work: Work, { type, data }: NewEvent): Promise<void> {
  const { manager, complaint } = work;
  switch (type) {
    case 'promise.made':
      return plan(work, data.promiseId as string, new Date(data.dueAt as string));
    case 'promise.kept':
    case 'promise.withdrawn':
      await recallMail(manager, [complaint.id], [promiseKey(data.promiseId as string)]);
      return end(work, ['promise'], type === 'promise.kept' ? 'kept' : 'withdrawn', {
        promiseId: data.promiseId as string,
      });
    case 'message.added':
      return data.kind === 'from-customer' && !data.thanks ? end(work, ['snooze'], 'the customer wrote') : undefined;
    case 'owner.changed':
      // Never the old owner (zammad #1223).
      return data.from
        ? end(work, ['snooze', 'own'], 'the owner changed', { agentId: data.from as string })
        : undefined;
    case 'status.changed':
      if (data.to === 'closed') return end(work, ['promise', 'snooze', 'own'], 'closed');
      return SETTLED.includes(data.to as Status) ? end(work, ['snooze'], data.to as string) : undefined;
    case 'complaint.merged':
      await manager.query(
        `UPDATE reminder SET complaint_id = $2, enqueued_at = NULL WHERE complaint_id = $1 AND kind = 'own' AND state = 'planned'`,
        [complaint.id, complaint.mergedIntoId],
      );
      return end(work, ['promise', 'snooze'], 'merged');
  }
}

/** How the keys of what is said about a promise begin. */
export const promiseKey = (promiseId: string): string => `promise-due:${promiseId}:`;

/** Keyed by the promise, so that two of one day give two (zammad #4348). It goes to whoever is the owner by then. */
async function plan({ manager, complaint, now }: Work, promiseId: string, dueAt: Date): Promise<void> {
  const [owner] = await manager.query<{ definition: CalendarDefinition }[]>(
    `SELECT k.definition FROM agent a LEFT JOIN team t ON t.id = a.team_id
     JOIN calendar k ON k.id = coalesce(a.calendar_id, t.calendar_id) WHERE a.id = $1`,
    [complaint.ownerId],
  );
  const at = remindAt(now, dueAt, owner ? openedCalendar(owner.definition) : null);
  if (!at) return;
  await manager.query(
    `INSERT INTO reminder (id, key, kind, complaint_id, promise_id, due_at, next_at, created_at)
     VALUES ($1, $2, 'promise', $3, $4, $5, $5, $6) ON CONFLICT (key) DO NOTHING`,
    [newId(), `promise:${promiseId}`, complaint.id, promiseId, at, now],
  );
}

/** Ends the planned ones of these kinds, of that person or promise only if one is given. */
async function end(
  work: Work,
  kinds: readonly Reminder['kind'][],
  why: string,
  { agentId = null, promiseId = null }: { agentId?: string | null; promiseId?: string | null } = {},
): Promise<void> {
  const [ended] = await work.manager.query<[{ id: string; kind: string }[], number]>(
    `UPDATE reminder SET state = 'ended', ended_at = $2, ended_why = $3, next_at = NULL, enqueued_at = NULL
     WHERE complaint_id = $1 AND state = 'planned' AND kind = ANY($4)
       AND ($5::uuid IS NULL OR agent_id = $5) AND ($6::uuid IS NULL OR promise_id = $6)
     RETURNING id, kind`,
    [work.complaint.id, work.now, why, kinds, agentId, promiseId],
  );
  for (const { id, kind } of ended) work.record('reminder.ended', { reminderId: id, kind, why });
}
