import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { composeMail, type MailFile, type MailIdentity } from '#channels/compose-mail';
import { MailSender, type MailPatience } from '#channels/deliver-mail';
import { DeliveryFailure } from '#channels/delivery-failure';
import { messageIdFor } from '#channels/message-id';
import { systemActor } from '#contracts/actor';
import { Mail } from '#database/entities/mail';
import { FileStore } from '#files/file-store';
import { CLOCK, type Clock } from '#kernel/clock';
import { chooseLanguage } from '#kernel/language';
import { ChangeComplaint } from './change-complaint.ts';
import { notify } from './notify.ts';
import { PeopleBook } from './people-book.ts';

/** Minutes until the next attempt, by attempts made; after the last the mail has failed for good: about two days in all. */
const RETRIES = [1, 5, 15, 60, 180, 360, 720, 1440];

/** How long the mail server is waited for (milliseconds). */
export const DELIVERY_PATIENCE: MailPatience = { connect: 10_000, answer: 20_000, message: 45_000 };

/** While one worker is at it (milliseconds, more than it ever waits): if it dies, the mail is due again after this, under the same Message-ID. */
const LEASE = 60_000;

export const MAIL_IDENTITY = Symbol('MailIdentity');

/** Delivers one mail whose row was written before. At least once towards the mail server, once in our books. */
@Injectable()
export class DeliverMail {
  constructor(
    private readonly database: DataSource,
    private readonly sender: MailSender,
    @Inject(MAIL_IDENTITY) private readonly identity: MailIdentity,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly people: PeopleBook,
    private readonly changes: ChangeComplaint,
    private readonly files: FileStore,
  ) {}

  /** @returns whether there was something to do */
  async deliver(mailId: string, origin: string): Promise<boolean> {
    const now = this.clock.now();
    const [claimed] = await this.database.query<[unknown[], number]>(
      `UPDATE mail SET attempts = attempts + 1, next_at = $3, enqueued_at = NULL WHERE id = $1 AND state = 'waiting' AND next_at <= $2 RETURNING id`,
      [mailId, now, new Date(now.getTime() + LEASE)],
    );
    if (claimed.length === 0) return false;
    const mail = await this.database.manager.findOneByOrFail(Mail, { id: mailId });
    try {
      await this.sender.send(composeMail(await this.letterOf(mail), this.identity));
    } catch (error) {
      const failure = error instanceof DeliveryFailure ? error : null;
      await this.failed(mail, failure, now, origin);
      // A bug of ours fails for a person to read, but by the same timetable: not every minute for ever.
      if (!failure) throw error;
      return true;
    }
    await this.settle(
      mail,
      { state: 'sent', sentAt: this.clock.now(), nextAt: null, error: null },
      'mail.sent',
      origin,
    );
    return true;
  }

  private async letterOf(mail: Mail) {
    // Mail about no complaint has no reference and belongs to no thread.
    const [complaint] = await this.database.query<{ reference: string }[]>(
      'SELECT reference FROM complaint WHERE id = $1',
      [mail.complaintId],
    );
    const earlier = await this.database.query<{ id: string }[]>(
      `SELECT id FROM mail WHERE complaint_id = $1 AND to_address = $2 AND created_at < $3 AND state = 'sent' ORDER BY created_at, id`,
      [mail.complaintId, mail.toAddress, mail.createdAt],
    );
    return {
      id: mail.id,
      to: { address: mail.toAddress, name: mail.toName },
      language: chooseLanguage(mail.language),
      rendered: { subject: mail.subject, text: mail.text, html: mail.html },
      automatic: mail.automatic,
      files: await this.filesOf(mail),
      reference: complaint?.reference ?? null,
      threadIds: earlier.map(({ id }) => messageIdFor(id, this.identity.secret, this.identity.domain)),
      at: mail.createdAt,
    };
  }

  /** Looks again what leaves: a file of a note never does, whatever the row of the mail says. */
  private async filesOf({ attachmentIds }: Mail): Promise<MailFile[]> {
    if (attachmentIds.length === 0) return [];
    const rows = await this.database.query<{ name: string; media_type: string; sha256: string }[]>(
      `SELECT a.name, a.media_type, a.sha256 FROM attachment a JOIN message m ON m.id = a.message_id
       WHERE a.id = ANY($1) AND m.kind = 'to-customer' ORDER BY array_position($1, a.id)`,
      [attachmentIds],
    );
    return Promise.all(
      rows.map(async ({ name, media_type, sha256 }) => ({
        name,
        mediaType: media_type,
        content: await this.files.read(sha256),
      })),
    );
  }

  private async failed(mail: Mail, failure: DeliveryFailure | null, now: Date, origin: string): Promise<void> {
    const wait = RETRIES[mail.attempts - 1];
    const error = failure?.message ?? 'It failed unexpectedly: see the failed jobs.';
    if (failure?.permanence === 'permanent' || wait === undefined) {
      await this.settle(mail, { state: 'failed', nextAt: null, error }, 'mail.failed', origin);
    } else {
      const nextAt = new Date(now.getTime() + Math.max(wait * 60_000, LEASE));
      await this.database.manager.update(Mail, { id: mail.id, state: 'waiting' }, { nextAt, error });
    }
  }

  private async settle(
    mail: Mail,
    outcome: Partial<Mail>,
    event: 'mail.sent' | 'mail.failed',
    origin: string,
  ): Promise<void> {
    if (mail.complaintId === null) return this.settleAlone(mail, outcome);
    const people = await this.people.current();
    await this.changes.run({ id: mail.complaintId }, systemActor(origin), async (work) => {
      const { manager, complaint, now } = work;
      const { affected } = await manager.update(Mail, { id: mail.id, state: 'waiting' }, outcome);
      if (!affected) return;
      work.record(event, { mailId: mail.id, template: mail.template, attempts: mail.attempts });
      // Regulators count from the acknowledgement that has left, not from the one that was meant to.
      if (event === 'mail.sent' && mail.template === 'acknowledgement') work.record('complaint.acknowledged');
      if (event === 'mail.sent') return;
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

  /** Mail about no complaint, like the daily digest: there is no history, and a supervisor hears that it did not arrive. */
  private async settleAlone(mail: Mail, outcome: Partial<Mail>): Promise<void> {
    const people = await this.people.current();
    await this.database.transaction(async (manager) => {
      const { affected } = await manager.update(Mail, { id: mail.id, state: 'waiting' }, outcome);
      if (!affected || outcome.state !== 'failed') return;
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
  }
}
