import { Injectable } from '@nestjs/common';
import { isSettled } from '#clocks/facts';
import { parseDuration } from '#calendar/duration';
import type { Actor } from '#contracts/actor';
import { Refusal } from '#kernel/refusal';
import { ChangeComplaint } from './change-complaint.ts';
import { PeopleBook } from './people-book.ts';
import { TellCustomerEscalation } from './tell-customer-escalation.ts';
import { whoHears } from './who-hears.ts';
import type { Which } from './work.ts';

/** The customer asks for somebody higher up: the supervisors are told, and it climbs until somebody takes it on. */
@Injectable()
export class EscalateForCustomer {
  constructor(
    private readonly changes: ChangeComplaint,
    private readonly people: PeopleBook,
    private readonly telling: TellCustomerEscalation,
  ) {}

  /**
   * @param reason what the customer says, kept with the case
   * @param id of the escalation to be; the same id is never raised twice
   * @throws Refusal conflict when the case is settled, or an escalation of the customer waits already
   */
  async escalate(which: Which, reason: string, actor: Actor, id: string): Promise<void> {
    const people = await this.people.current();
    await this.changes.run(which, actor, async (work) => {
      const { manager, complaint, now, policy } = work;
      if (isSettled(complaint.status))
        throw new Refusal(
          'conflict',
          'settled',
          `${complaint.reference} is ${complaint.status}: reopen it first, then somebody looks at it again.`,
        );
      const audience = whoHears('supervisor', complaint, people, now);
      const told = audience.people.map((person) => person.id);
      const nextAt = new Date(now.getTime() + parseDuration(policy.acknowledgeWithin));
      const raised = await manager.query<unknown[]>(
        `INSERT INTO escalation (id, complaint_id, kind, to_role, told, unheard, state, reason, raised_by, due_at, raised_at, next_at)
         VALUES ($1, $2, 'customer', 'supervisor', $3, $4, 'waiting', $5, $6, $7, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
        [id, complaint.id, told, audience.unheard, reason, actor.kind === 'agent' ? actor.id : null, now, nextAt],
      );
      if (raised.length === 0) {
        if ((await manager.query<unknown[]>('SELECT FROM escalation WHERE id = $1', [id])).length > 0) return;
        throw new Refusal(
          'conflict',
          'escalated-already',
          `The customer's escalation of ${complaint.reference} waits already for somebody to take it on.`,
        );
      }
      work.record('customer.escalated', { escalationId: id, told });
      if (audience.unheard) work.record('escalation.unheard', { escalationId: id, told });
      await this.telling.tell(work, { id, climbs: 0, audience }, people);
    });
  }
}
