import { Injectable } from '@nestjs/common';
import { Customer } from '#database/entities/customer';
import { notify } from './notify.ts';
import type { People } from './people-book.ts';
import type { Audience } from './who-hears.ts';
import type { Work } from './work.ts';
import { Correspondence, toPerson, writeMails } from './write-mail.ts';

/** Tells people that a customer asks for somebody higher up, here and by mail. */
@Injectable()
export class TellCustomerEscalation {
  constructor(private readonly correspondence: Correspondence) {}

  async tell(
    { manager, complaint, now }: Work,
    { id, climbs, audience }: { id: string; climbs: number; audience: Audience },
    people: People,
  ): Promise<void> {
    const customer = await manager.findOneByOrFail(Customer, { id: complaint.customerId });
    const owner = people.everybody.find((person) => person.id === complaint.ownerId);
    await notify(
      manager,
      audience.people.map((person) => person.id),
      {
        key: `escalation:${id}:${climbs}`,
        complaintId: complaint.id,
        kind: audience.unheard ? 'escalation-unheard' : 'customer-escalation',
        data: { escalationId: id, climbs },
        at: now,
      },
    );
    await writeMails(
      manager,
      this.correspondence,
      audience.people.map((person) => ({
        // Begins like the keys of all mails of an escalation, so that it is taken back with them.
        key: `escalation:${id}:${climbs}:${person.id}`,
        complaintId: complaint.id,
        to: toPerson(person),
        template: 'customer-escalation' as const,
        data: {
          reference: complaint.reference,
          recipientName: person.name,
          customerName: customer.name,
          climbs,
          ...(owner && { ownerName: owner.name }),
          ...(audience.unheard && { unheard: true as const }),
          caseUrl: this.correspondence.consoleUrl(complaint.reference),
        },
        automatic: true,
        at: now,
      })),
    );
  }
}
