import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { parseDuration } from '#calendar/duration';
import type { EscalationData } from '#channels/templates/escalation';
import type { Deadline } from '#clocks/deadline';
import { notifyAll } from './notify.ts';
import type { People } from './people-book.ts';
import type { RaisedNow } from './reached-rung.ts';
import { tellAllWatchers } from './watch-complaint.ts';
import { Correspondence, type Letter, toPerson, writeMails } from './write-mail.ts';

/** Tells people of escalations, here and by mail: a few statements, however many there are. */
@Injectable()
export class TellEscalations {
  constructor(private readonly correspondence: Correspondence) {}

  async tell(manager: EntityManager, raised: readonly RaisedNow[], people: People): Promise<void> {
    if (raised.length === 0) return;
    await notifyAll(
      manager,
      raised.map(({ id, work, deadline, position, state, told, unheard }) => ({
        agentIds: told,
        key: `escalation:${id}`,
        complaintId: work.complaint.id,
        kind: unheard ? 'escalation-unheard' : 'escalation',
        data: { escalationId: id, clock: deadline.kind, dueAt: deadline.dueAt, rung: position, state },
        at: work.now,
      })),
    );
    await tellAllWatchers(
      raised.map(({ id, work, deadline }) => ({
        work,
        what: 'escalated',
        data: { escalationId: id, clock: deadline.kind },
      })),
    );
    const customers = await customerNames(manager, raised);
    await writeMails(
      manager,
      this.correspondence,
      raised.flatMap((escalation) =>
        letters(escalation, customers.get(escalation.work.complaint.customerId)!, people, this.correspondence),
      ),
    );
  }
}

async function customerNames(manager: EntityManager, raised: readonly RaisedNow[]): Promise<Map<string, string>> {
  const rows = await manager.query<{ id: string; name: string }[]>('SELECT id, name FROM customer WHERE id = ANY($1)', [
    raised.map(({ work }) => work.complaint.customerId),
  ]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function letters(
  { id, work, deadline, rung, position, audience, unheard, state }: RaisedNow,
  customerName: string,
  people: People,
  own: Correspondence,
): Letter<'escalation'>[] {
  const { complaint, now } = work;
  const owner = people.everybody.find((person) => person.id === complaint.ownerId);
  return audience.people.map((person) => ({
    key: `escalation:${id}:${person.id}`,
    complaintId: complaint.id,
    to: toPerson(person),
    template: 'escalation',
    data: {
      reference: complaint.reference,
      recipientName: person.name,
      customerName,
      clock: deadline.kind,
      dueAt: deadline.dueAt ?? now,
      rung: position + 1,
      moment: momentOf(rung.at, deadline),
      ...(owner && { ownerName: owner.name }),
      ...(unheard && { unheard: true as const }),
      ...(state === 'told' && { warning: true as const }),
      caseUrl: own.consoleUrl(complaint.reference),
    },
    automatic: true,
    at: now,
  }));
}

/** When a rung stands on its ladder, as the mail says it. */
function momentOf(when: string, deadline: Deadline): EscalationData['moment'] {
  if (when.endsWith('%')) return { at: 'share', percent: Number(when.slice(0, -1)) };
  const milliseconds = parseDuration(when.replace(/^[+-]/, ''), { allowZero: true });
  if (when.startsWith('-'))
    return { at: 'share', percent: Math.max(0, Math.round((1 - milliseconds / deadline.targetMs) * 100)) };
  return milliseconds === 0 ? { at: 'breach' } : { at: 'after', milliseconds };
}
