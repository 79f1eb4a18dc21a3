import { Injectable } from '@nestjs/common';
import { Customer } from '#database/entities/customer';
import { whereItGoesOn } from '#database/queries/read-case';
import type { Work } from './work.ts';
import { Correspondence, writeMail } from './write-mail.ts';

/** However often somebody asks, one mail goes out for a case in so much time (milliseconds). */
const ONCE_IN = 10 * 60_000;

/** Mails a fresh private link to the customer of a case, at the address that we hold. */
@Injectable()
export class MailCaseLink {
  constructor(private readonly correspondence: Correspondence) {}

  async mail(work: Work): Promise<void> {
    const { manager, complaint, now } = work;
    const last = await whereItGoesOn(manager, complaint.id);
    if (last && last !== complaint.id) return work.ask('mail-case-link', last);
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
  }
}
