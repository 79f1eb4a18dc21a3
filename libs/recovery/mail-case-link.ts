import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '#contracts/actor';
import type { CaseLinkBody } from '#contracts/bodies/portal-bodies';
import { Customer } from '#database/entities/customer';
import { whereItGoesOn } from '#database/queries/read-case';
import { CLOCK, type Clock } from '#kernel/clock';
import { invalid } from '#kernel/refusal';
import { ChangeComplaint } from './change-complaint.ts';
import { Correspondence, writeMail } from './write-mail.ts';

/** However often somebody asks, one mail goes out for a case in so much time (milliseconds). */
const ONCE_IN = 10 * 60_000;

/**
 * Mails a fresh private link to the customer of a case, at the address that we hold. Whoever asks learns nothing: neither
 * whether there is such a case, nor whether the address belongs to it.
 */
@Injectable()
export class MailCaseLink {
  constructor(
    private readonly database: DataSource,
    private readonly changes: ChangeComplaint,
    private readonly correspondence: Correspondence,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Refusal invalid when it is neither a reference with an e-mail nor a token */
  async mail(body: CaseLinkBody, origin: string): Promise<void> {
    if (body.token === undefined && body.reference === undefined)
      throw invalid('reference', 'write the reference and the e-mail, or the token of a link of before');
    if (body.token === undefined && body.email === undefined)
      throw invalid('email', 'write the address that the complaint was made with');
    const id = await this.find(body);
    if (id) await this.write(id, origin);
  }

  private async find({ token, reference, email }: CaseLinkBody): Promise<string | null> {
    if (token !== undefined) {
      const opened = this.correspondence.links.read(token, this.clock.now());
      return opened && whereItGoesOn(this.database.manager, opened.caseId);
    }
    const [found] = await this.database.query<{ id: string }[]>(
      `SELECT c.id FROM complaint c JOIN customer cu ON cu.id = c.customer_id WHERE c.reference = $1 AND cu.email = lower($2)`,
      [reference, email],
    );
    return found ? whereItGoesOn(this.database.manager, found.id) : null;
  }

  private async write(id: string, origin: string): Promise<void> {
    await this.changes.run({ id }, systemActor(origin), async (work) => {
      const { manager, complaint, now } = work;
      const { email, name, timeZone } = await manager.findOneByOrFail(Customer, { id: complaint.customerId });
      if (!email) return;
      const written = await writeMail(manager, this.correspondence, {
        key: `case-link:${complaint.id}:${Math.floor(now.getTime() / ONCE_IN)}`,
        complaintId: complaint.id,
        to: { address: email, name, language: complaint.language, timeZone },
        template: 'case-link',
        data: {
          reference: complaint.reference,
          customerName: name,
          caseUrl: this.correspondence.caseUrl(complaint.id, now),
        },
        automatic: true,
        at: now,
      });
      if (written !== 'written-before' && 'mailId' in written)
        work.record('case-link.mailed', { mailId: written.mailId });
    });
  }
}
