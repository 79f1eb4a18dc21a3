import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sizeOf } from '#channels/templates/digest';
import { Agent } from '#database/entities/agent';
import { Reminder } from '#database/entities/reminder';
import { gatherDigest, type GatheredDigest } from './gather-digest.ts';
import { localDate, timeOnDay } from './local-day.ts';
import { notify } from './notify.ts';
import type { People, Person } from './people-book.ts';
import { isDigestTime, nextDigest, USUAL_TIME } from './plan-digests.ts';
import { reminderEnded } from './settle-one-reminder.ts';
import { Correspondence, toPerson, writeMail } from './write-mail.ts';

/**
 * Writes to a person in the morning what waits for them, if anything does, and plans the next morning. One mail a day,
 * whatever crashes: its key is the local date.
 */
@Injectable()
export class WriteDigest {
  constructor(private readonly correspondence: Correspondence) {}

  /** @param reminder the person's row, claimed */
  async write(manager: EntityManager, reminder: Reminder, people: People, now: Date): Promise<void> {
    const person = people.active(reminder.agentId);
    if (!person) return reminderEnded(manager, reminder, 'the person works here no longer', now, null);
    const { digestAt } = await manager.findOneByOrFail(Agent, { id: person.id });
    const time = digestAt ?? USUAL_TIME;
    const next = nextDigest(person, time, now);
    await manager.update(Reminder, { id: reminder.id }, { dueAt: next, nextAt: next });
    // A morning before the row was there has nothing to catch up with.
    if (!isDigestTime(person, time, now) || timeOnDay(now, person.timeZone, time) < reminder.createdAt) return;
    const gathered = await gatherDigest(manager, person, now);
    await this.notice(manager, person, gathered, now);
    if (digestAt !== null && sizeOf(gathered.data) > 0) await this.mail(manager, person, gathered, now);
  }

  /** Silence is spoken of once, until it is broken and begins anew; a birthday once in its year. */
  private async notice(manager: EntityManager, { id }: Person, gathered: GatheredDigest, now: Date): Promise<void> {
    for (const { complaintId, eventId, since } of gathered.silences) {
      await notify(manager, [id], {
        key: `silent:${complaintId}:${eventId}`,
        complaintId,
        kind: 'silent',
        data: { since },
        at: now,
      });
    }
    for (const { customerId, customerName, name, date } of gathered.importantDays) {
      await notify(manager, [id], {
        key: `important-day:${customerId}:${name}:${date}`,
        complaintId: null,
        kind: 'important-day',
        data: { customerId, customer: customerName, name, date },
        at: now,
      });
    }
  }

  private async mail(manager: EntityManager, person: Person, { data }: GatheredDigest, now: Date): Promise<void> {
    await writeMail(manager, this.correspondence, {
      key: `digest:${person.id}:${localDate(now, person.timeZone)}`,
      complaintId: null,
      to: toPerson(person),
      template: 'digest',
      data: { ...data, casesUrl: `${this.correspondence.publicUrl}/complaints` },
      automatic: true,
      at: now,
    });
  }
}
