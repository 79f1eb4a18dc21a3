import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '#contracts/actor';
import { Doorbell } from '#database/doorbell';
import { CLOCK, type Clock } from '#kernel/clock';
import { ChangeComplaint } from './change-complaint.ts';
import { PeopleBook, type People } from './people-book.ts';
import { remindOfPromise } from './remind-of-promise.ts';
import { remindPerson } from './remind-person.ts';
import { claimReminder } from './settle-one-reminder.ts';
import { WriteDigest } from './write-digest.ts';
import { Correspondence } from './write-mail.ts';

/** Reminds a person, or writes their daily digest. Whoever is off shift or away is reminded once they are back. */
@Injectable()
export class SendReminder {
  constructor(
    private readonly database: DataSource,
    private readonly changes: ChangeComplaint,
    private readonly people: PeopleBook,
    private readonly digests: WriteDigest,
    private readonly correspondence: Correspondence,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly doorbell: Doorbell,
  ) {}

  /**
   * @param complaintId null where it is about no complaint
   * @returns whether there was something to do
   */
  async send(id: string, complaintId: string | null, origin: string): Promise<boolean> {
    const people = await this.people.current();
    if (complaintId === null) return this.sendAlone(id, people);
    return this.changes.run({ id: complaintId }, systemActor(origin), async (work) => {
      const reminder = await claimReminder(work.manager, id, complaintId, work.now);
      if (!reminder) return false;
      if (reminder.kind === 'promise') await remindOfPromise(work, reminder, people, this.correspondence);
      else await remindPerson(work.manager, reminder, people, this.correspondence, work.now, work);
      return true;
    });
  }

  private async sendAlone(id: string, people: People): Promise<boolean> {
    const done = await this.database.transaction(async (manager) => {
      const now = this.clock.now();
      const reminder = await claimReminder(manager, id, null, now);
      if (!reminder) return false;
      if (reminder.kind === 'digest') await this.digests.write(manager, reminder, people, now);
      else await remindPerson(manager, reminder, people, this.correspondence, now, null);
      return true;
    });
    this.doorbell.ring();
    return done;
  }
}
