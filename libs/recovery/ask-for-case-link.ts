import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseLinkBody } from '#contracts/bodies/portal-bodies';
import type { OutboxJob } from '#contracts/jobs';
import { Doorbell } from '#database/doorbell';
import { CLOCK, type Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { invalid } from '#kernel/refusal';
import { Correspondence } from './write-mail.ts';

const JOB: OutboxJob = 'mail-case-link';

/**
 * Has a fresh private link mailed to the customer of a case. Whoever asks learns nothing: neither whether there is such a case,
 * nor whether the address belongs to it, by the answer or by how long it takes.
 */
@Injectable()
export class AskForCaseLink {
  constructor(
    private readonly database: DataSource,
    private readonly correspondence: Correspondence,
    private readonly doorbell: Doorbell,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Refusal invalid when it is neither a reference with an e-mail nor a token */
  async ask({ token, reference, email }: CaseLinkBody): Promise<void> {
    if (token === undefined && reference === undefined)
      throw invalid('reference', 'write the reference and the e-mail, or the token of a link of before');
    if (token === undefined && email === undefined)
      throw invalid('email', 'write the address that the complaint was made with');
    const now = this.clock.now();
    const opened = token === undefined ? null : this.correspondence.links.read(token, now);
    // The mail was written before the answer, and it took twice as long when reference and address belonged together. Now
    // both ways write one row and commit it; what the worker makes of it, nobody who asks can measure.
    await this.database.transaction(async (manager) => {
      const [asked] = await manager.query<{ id: string }[]>(
        `INSERT INTO outbox (job, subject_id, next_at)
         SELECT $1, coalesce($2::uuid, (SELECT c.id FROM complaint c JOIN customer cu ON cu.id = c.customer_id
           WHERE c.reference = $3 AND (cu.email = lower($4)
             OR EXISTS (SELECT FROM customer k WHERE k.email = lower($4) AND k.merged_into_id = cu.id))), $5::uuid), $6
         RETURNING id`,
        [JOB, opened?.caseId, token === undefined ? reference : null, email, newId(), now],
      );
      await manager.query(
        'DELETE FROM outbox WHERE id = $1 AND NOT EXISTS (SELECT FROM complaint WHERE id = subject_id)',
        [asked!.id],
      );
    });
    this.doorbell.ring();
  }
}
