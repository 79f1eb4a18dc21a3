import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { ReminderBody, SnoozeBody } from '#contracts/bodies/reminder-bodies';
import { SETTLED } from '#contracts/status-transitions';
import { Doorbell } from '#database/doorbell';
import { Reminder } from '#database/entities/reminder';
import { CLOCK, type Clock } from '#kernel/clock';
import { invalid, Refusal } from '#kernel/refusal';
import { ChangeComplaint } from './change-complaint.ts';
import { appendEvents } from './history.ts';
import type { Which, Work } from './work.ts';

/**
 * What somebody wants to be reminded of, and complaints that somebody puts aside. Both are that person's alone: they stand
 * in the history, but make nobody's version of the complaint stale.
 */
@Injectable()
export class SetReminder {
  constructor(
    private readonly database: DataSource,
    private readonly changes: ChangeComplaint,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly doorbell: Doorbell,
  ) {}

  /**
   * @param id of the reminder to be; the same id is never set twice
   * @throws Refusal invalid when it is about the past or about a complaint that the actor may not see
   */
  async set(body: ReminderBody, actor: Actor, id: string): Promise<void> {
    if (body.at <= this.clock.now()) throw invalid('at', 'lies in the past: write when you want to be reminded');
    const reminder = { id, kind: 'own' as const, agentId: actor.id, note: body.note, dueAt: body.at };
    if (body.complaint === undefined) {
      await plan(this.database.manager, { ...reminder, complaintId: null }, this.clock.now());
      this.doorbell.ring();
      return;
    }
    try {
      await this.changes.run({ reference: body.complaint }, actor, async (work) => {
        const { manager, complaint, now } = work;
        if (complaint.status === 'merged') throw merged(complaint.reference);
        if (await plan(manager, { ...reminder, complaintId: complaint.id }, now)) await remember(work, reminder);
      });
    } catch (error) {
      throw error instanceof Refusal && error.kind === 'not-found' ? invalid('complaint', error.message) : error;
    }
  }

  /**
   * Puts a complaint aside until then. One that was put aside before is so until the new time.
   * @throws Refusal conflict when nobody works on it any more
   */
  async snooze(which: Which, body: SnoozeBody, actor: Actor, id: string): Promise<void> {
    await this.changes.run(which, actor, async (work) => {
      const { manager, complaint, now } = work;
      if (await manager.existsBy(Reminder, { id })) return;
      if (body.until <= now) throw invalid('until', 'lies in the past: write until when it is to be put aside');
      if (complaint.status === 'merged') throw merged(complaint.reference);
      if (SETTLED.includes(complaint.status))
        throw new Refusal(
          'conflict',
          'settled',
          `${complaint.reference} is ${complaint.status}: there is nothing to put aside.`,
        );
      await this.end(work, actor, 'put aside anew');
      const reminder = { id, kind: 'snooze' as const, agentId: actor.id, note: body.note ?? null, dueAt: body.until };
      await plan(manager, { ...reminder, complaintId: complaint.id }, now);
      await remember(work, reminder);
    });
  }

  /** Takes a complaint up again before its time; one that was not put aside stays as it is. */
  async wake(which: Which, actor: Actor): Promise<void> {
    await this.changes.run(which, actor, (work) => this.end(work, actor, 'taken up again'));
  }

  /** @throws Refusal not-found when this person has no such reminder; one that is over stays as it is */
  async cancel(id: string, actor: Actor): Promise<void> {
    const reminder = await this.database.manager.findOneBy(Reminder, { id, agentId: actor.id! });
    if (!reminder || (reminder.kind !== 'own' && reminder.kind !== 'snooze')) throw noSuchReminder();
    await this.database.manager.update(
      Reminder,
      { id, state: 'planned' },
      { state: 'ended', endedAt: this.clock.now(), endedWhy: 'cancelled', nextAt: null, enqueuedAt: null },
    );
  }

  private async end({ manager, complaint, now }: Work, actor: Actor, endedWhy: string): Promise<void> {
    await manager.update(
      Reminder,
      { complaintId: complaint.id, agentId: actor.id!, kind: 'snooze', state: 'planned' },
      { state: 'ended', endedAt: now, endedWhy, nextAt: null, enqueuedAt: null },
    );
  }
}

type Planned = Pick<Reminder, 'id' | 'kind' | 'agentId' | 'complaintId' | 'note' | 'dueAt'>;

/** @returns whether it is new */
async function plan(manager: EntityManager, planned: Planned, now: Date): Promise<boolean> {
  const { id, kind, agentId, complaintId, note, dueAt } = planned;
  const inserted = await manager.query<unknown[]>(
    `INSERT INTO reminder (id, key, kind, agent_id, complaint_id, note, due_at, next_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
    [id, `${kind}:${id}`, kind, agentId, complaintId, note, dueAt, now],
  );
  return inserted.length > 0;
}

/** That it was set, not what was noted: the note is the person's own. */
async function remember(
  { manager, complaint, actor, now }: Work,
  { id, kind, dueAt }: Omit<Planned, 'complaintId'>,
): Promise<void> {
  const data = { reminderId: id, kind, dueAt };
  await appendEvents(manager, complaint.id, actor, [{ type: 'reminder.set', at: now, data }]);
}

const merged = (reference: string) =>
  new Refusal('conflict', 'merged', `${reference} was merged: use the complaint that goes on.`);

/** Nobody else's reminders are there for a person. */
export const noSuchReminder = () => new Refusal('not-found', 'no-such-reminder', 'You have no reminder with this id.');
