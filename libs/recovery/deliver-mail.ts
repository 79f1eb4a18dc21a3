import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { composeMail, type MailIdentity } from '#channels/compose-mail';
import { MailSender, type MailPatience } from '#channels/deliver-mail';
import { DeliveryFailure } from '#channels/delivery-failure';
import { messageIdFor } from '#channels/message-id';
import { systemActor } from '#contracts/actor';
import { Mail } from '#database/entities/mail';
import { CLOCK, type Clock } from '#kernel/clock';
import { chooseLanguage } from '#kernel/language';
import { appendEvents } from './history.ts';

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
      if (!(error instanceof DeliveryFailure)) throw error;
      await this.failed(mail, error, now, origin);
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
    const [{ reference }] = (await this.database.query<{ reference: string }[]>(
      'SELECT reference FROM complaint WHERE id = $1',
      [mail.complaintId],
    )) as [{ reference: string }];
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
      reference,
      threadIds: earlier.map(({ id }) => messageIdFor(id, this.identity.secret, this.identity.domain)),
      at: mail.createdAt,
    };
  }

  private async failed(mail: Mail, failure: DeliveryFailure, now: Date, origin: string): Promise<void> {
    const wait = RETRIES[mail.attempts - 1];
    if (failure.permanence === 'permanent' || wait === undefined) {
      await this.settle(mail, { state: 'failed', nextAt: null, error: failure.message }, 'mail.failed', origin);
    } else {
      await this.database.manager.update(
        Mail,
        { id: mail.id },
        { nextAt: new Date(now.getTime() + wait * 60_000), error: failure.message },
      );
    }
  }

  private async settle(
    mail: Mail,
    outcome: Partial<Mail>,
    event: 'mail.sent' | 'mail.failed',
    origin: string,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const { affected } = await manager.update(Mail, { id: mail.id, state: 'waiting' }, outcome);
      if (!affected) return;
      const data = { mailId: mail.id, template: mail.template, attempts: mail.attempts };
      await appendEvents(manager, mail.complaintId, systemActor(origin), [{ type: event, at: this.clock.now(), data }]);
    });
  }
}
