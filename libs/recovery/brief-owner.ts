import { Injectable } from '@nestjs/common';
import { Customer } from '#database/entities/customer';
import { notify } from './notify.ts';
import type { Person } from './people-book.ts';
import type { Work } from './work.ts';
import { Correspondence, toPerson, writeMail } from './write-mail.ts';

/** Brings the briefing of a handover to the new owner, here and by mail. */
@Injectable()
export class BriefOwner {
  constructor(private readonly correspondence: Correspondence) {}

  async brief(
    { manager, complaint, now }: Work,
    handover: { id: string; to: Person; fromName: string; briefing: string },
  ): Promise<void> {
    const { id, to, fromName, briefing } = handover;
    const customer = await manager.findOneByOrFail(Customer, { id: complaint.customerId });
    await notify(manager, [to.id], {
      key: `handover:${id}`,
      complaintId: complaint.id,
      kind: 'handover',
      data: { from: fromName },
      at: now,
    });
    await writeMail(manager, this.correspondence, {
      key: `handover:${id}`,
      complaintId: complaint.id,
      to: toPerson(to),
      template: 'handover',
      data: {
        reference: complaint.reference,
        recipientName: to.name,
        fromName,
        customerName: customer.name,
        briefing,
        caseUrl: this.correspondence.consoleUrl(complaint.reference),
      },
      automatic: true,
      at: now,
    });
  }
}
