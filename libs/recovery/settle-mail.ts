import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { systemActor } from '#contracts/actor';
import { Mail } from '#database/entities/mail';
import { CLOCK, type Clock } from '#kernel/clock';
import { ChangeComplaint } from './change-complaint.ts';
import { notify } from './notify.ts';
import { PeopleBook } from './people-book.ts';

/** Writes down what became of a mail for good: in the history of its case, or, where nobody got it, for a person to look at. */
@Injectable()
export class SettleMail {
  constructor(
    private readonly database: DataSource,
    private readonly people: PeopleBook,
    private readonly changes: ChangeComplaint,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async sent(mail: Mail, origin: string): Promise<void> {
    const outcome = { state: 'sent' as const, sentAt: this.clock.now(), nextAt: null, error: null };
    if (mail.complaintId === null) return void (await end(this.database.manager, mail, outcome));
    await this.changes.run({ id: mail.complaintId }, systemActor(origin), async (work) => {
      if (!(await end(work.manager, mail, outcome))) return;
      work.record('mail.sent', { mailId: mail.id, template: mail.template, attempts: mail.attempts });
      // Regulators count from the acknowledgement that has left, not from the one that was meant to.
      if (mail.template === 'acknowledgement') work.record('complaint.acknowledged');
    });
  }

  /** @param error why; never holds the text */
  async failed(mail: Mail, error: string, origin: string): Promise<void> {
    const people = await this.people.current();
    const outcome = { state: 'failed' as const, nextAt: null, error };
    // Mail about no complaint, like the daily digest: there is no history, and a supervisor hears that it did not arrive.
    if (mail.complaintId === null) {
      await this.database.transaction(async (manager) => {
        if (!(await end(manager, mail, outcome))) return;
        await park(manager, mail, error, this.clock.now());
        const teamId = people.everybody.find(({ email }) => email === mail.toAddress)?.teamId ?? null;
        await notify(
          manager,
          people.inRole('supervisor', teamId).map(({ id }) => id),
          {
            key: `mail-failed:${mail.id}`,
            complaintId: null,
            kind: 'mail-failed',
            data: { template: mail.template, to: mail.toName },
            at: this.clock.now(),
          },
        );
      });
      return;
    }
    await this.changes.run({ id: mail.complaintId }, systemActor(origin), async (work) => {
      const { manager, complaint, now } = work;
      if (!(await end(manager, mail, outcome))) return;
      work.record('mail.failed', { mailId: mail.id, template: mail.template, attempts: mail.attempts });
      await park(manager, mail, error, now);
      // Whoever wrote it believes that it arrived.
      const told = complaint.ownerId
        ? [complaint.ownerId]
        : people.inRole('supervisor', complaint.teamId).map(({ id }) => id);
      await notify(manager, told, {
        key: `mail-failed:${mail.id}`,
        complaintId: complaint.id,
        kind: 'mail-failed',
        data: { template: mail.template },
        at: now,
      });
    });
  }
}

/** @returns false when somebody else was faster */
async function end(manager: EntityManager, { id }: Mail, outcome: Partial<Mail>): Promise<boolean> {
  const { affected } = await manager.update(Mail, { id, state: 'waiting' }, outcome);
  return Boolean(affected);
}

/** Puts it on the books of work that waits for a person: once the address or the server is put right, it is done again from there. */
async function park(manager: EntityManager, mail: Mail, error: string, now: Date): Promise<void> {
  await manager.query(
    `INSERT INTO timer_failure AS f (kind, row_id, complaint_id, reason, attempts, first_failed_at, last_failed_at, parked)
     VALUES ($1, $2, $3, $4, $5, $6, $6, true)
     ON CONFLICT (kind, row_id) DO UPDATE SET reason = $4, attempts = greatest(f.attempts + 1, $5), last_failed_at = $6, parked = true`,
    [mail.urgent ? 'deliver-urgent-mail' : 'deliver-mail', mail.id, mail.complaintId, error, mail.attempts, now],
  );
}
