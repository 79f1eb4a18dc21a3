import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DeliveryFailure } from '#channels/delivery-failure';
import { Mail } from '#database/entities/mail';
import { CLOCK, type Clock } from '#kernel/clock';
import { PostMail } from './post-mail.ts';
import { SettleMail } from './settle-mail.ts';

/** Minutes until the next attempt, by attempts made; after the last the mail has failed for good: about two days in all. */
const RETRIES = [1, 5, 15, 60, 180, 360, 720, 1440];

/** While one worker is at it (milliseconds, more than it ever waits): if it dies, the mail is due again after this, under the same Message-ID. */
const LEASE = 60_000;

/** Delivers one mail whose row was written before. At least once towards the mail server, once in our books. */
@Injectable()
export class DeliverMail {
  constructor(
    private readonly database: DataSource,
    private readonly posting: PostMail,
    private readonly settling: SettleMail,
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
      await this.posting.post(mail);
    } catch (error) {
      const failure = error instanceof DeliveryFailure ? error : null;
      await this.failed(mail, failure, now, origin);
      // A bug of ours fails for a person to read, but by the same timetable: not every minute for ever.
      if (!failure) throw error;
      return true;
    }
    await this.settling.sent(mail, origin);
    return true;
  }

  private async failed(mail: Mail, failure: DeliveryFailure | null, now: Date, origin: string): Promise<void> {
    const wait = RETRIES[mail.attempts - 1];
    const error = failure?.message ?? 'It failed unexpectedly: see the failed jobs.';
    if (failure?.permanence === 'permanent' || wait === undefined) return this.settling.failed(mail, error, origin);
    const nextAt = new Date(now.getTime() + Math.max(wait * 60_000, LEASE));
    await this.database.manager.update(Mail, { id: mail.id, state: 'waiting' }, { nextAt, error });
  }
}
