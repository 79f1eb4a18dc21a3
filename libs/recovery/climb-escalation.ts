import { Injectable } from '@nestjs/common';
import { parseDuration } from '#calendar/duration';
import { systemActor } from '#contracts/actor';
import { ChangeComplaint } from './change-complaint.ts';
import { PeopleBook } from './people-book.ts';
import { TellCustomerEscalation } from './tell-customer-escalation.ts';
import { whoHears } from './who-hears.ts';
import type { Work } from './work.ts';

/** However often it has climbed, the managers hear of it again after this long (milliseconds). */
const LONGEST = 24 * 3_600_000;

/**
 * Nobody took a customer's escalation on in time: the managers are told, and again after twice the time before, so that it is
 * neither forgotten nor drowns everything else. While the case waits for the customer or a third party it does not climb.
 */
@Injectable()
export class ClimbEscalation {
  constructor(
    private readonly changes: ChangeComplaint,
    private readonly people: PeopleBook,
    private readonly telling: TellCustomerEscalation,
  ) {}

  /** @returns whether there was something to do */
  async climb(id: string, complaintId: string, origin: string): Promise<boolean> {
    const people = await this.people.current();
    return this.changes.run({ id: complaintId }, systemActor(origin), async (work) => {
      const { manager, complaint, now } = work;
      if (complaint.status === 'pending' || complaint.status === 'on-hold') return this.wait(work, id);
      const audience = whoHears('manager', complaint, people, now);
      const told = audience.people.map((person) => person.id);
      // After an outage one climb, not the backlog: the next is reckoned from now.
      const [climbed] = await manager.query<[{ climbs: number }[], number]>(
        `UPDATE escalation SET climbs = climbs + 1, to_role = 'manager', unheard = $3, enqueued_at = NULL,
           next_at = $2::timestamptz + least($4::float8 * power(2, climbs + 1), ${LONGEST}) * interval '1 millisecond',
           told = ARRAY(SELECT DISTINCT unnest(told || $5::uuid[]))
         WHERE id = $1 AND complaint_id = $6 AND state = 'waiting' AND next_at <= $2 RETURNING climbs`,
        [id, now, audience.unheard, within(work), told, complaint.id],
      );
      if (climbed.length === 0) return false;
      const { climbs } = climbed[0]!;
      work.record(audience.unheard ? 'escalation.unheard' : 'escalation.climbed', { escalationId: id, climbs, told });
      await this.telling.tell(work, { id, climbs, audience }, people);
      return true;
    });
  }

  private async wait(work: Work, id: string): Promise<boolean> {
    const [, put] = await work.manager.query<[unknown[], number]>(
      `UPDATE escalation SET next_at = $3, enqueued_at = NULL WHERE id = $1 AND complaint_id = $4 AND state = 'waiting' AND next_at <= $2`,
      [id, work.now, new Date(work.now.getTime() + within(work)), work.complaint.id],
    );
    return put > 0;
  }
}

/** How long an escalation may wait to be taken on, in milliseconds. */
const within = ({ policy }: Work): number => parseDuration(policy.acknowledgeWithin);
