import { Injectable } from '@nestjs/common';
import { parseDuration } from '#calendar/duration';
import type { EscalationData } from '#channels/templates/escalation';
import type { Deadline } from '#clocks/deadline';
import { dueRungs, type Rung, type RungAudience, type RungInstant } from '#clocks/ladder';
import { systemActor } from '#contracts/actor';
import { Customer } from '#database/entities/customer';
import { newId } from '#kernel/ids';
import { ChangeComplaint } from './change-complaint.ts';
import type { Work } from './work.ts';
import { deriveClocks, type DerivedClock } from './derive-clocks.ts';
import { notify } from './notify.ts';
import { PeopleBook, type People, type Person } from './people-book.ts';
import { Correspondence, writeMail } from './write-mail.ts';

/** Does what a clock is due for: raises the rungs that were reached and lets the breach be written down, each once. */
@Injectable()
export class ReachRungs {
  constructor(
    private readonly changes: ChangeComplaint,
    private readonly people: PeopleBook,
    private readonly correspondence: Correspondence,
  ) {}

  /** @returns whether there was something to do; a clock that another worker has just done is nothing to do */
  async reach(clockId: string, complaintId: string, origin: string): Promise<boolean> {
    const people = await this.people.current();
    return this.changes.run({ id: complaintId }, systemActor(origin), async (work) => {
      // The claim tests what it takes: whoever comes second finds the row not due any more.
      const [claimed] = await work.manager.query<[unknown[], number]>(
        'UPDATE clock SET next_at = NULL, enqueued_at = NULL WHERE id = $1 AND next_at <= $2 RETURNING id',
        [clockId, work.now],
      );
      if (claimed.length === 0) return false;
      const { policy } = work;
      const clock = (await deriveClocks(work.manager, work.complaint.id, policy, work.now)).find(
        ({ row }) => row?.id === clockId,
      );
      // Whatever was found, the refresh of the clocks at the end of the change sets the next time again.
      work.clocksChanged = true;
      if (!clock) return true;
      for (const reached of dueRungs(clock.deadline, policy.rungs, clock.fired, policy.calendar, work.now)) {
        await this.raise(work, clock, reached, policy.rungs[reached.rung]!, people);
      }
      return true;
    });
  }

  private async raise(
    work: Work,
    { deadline, row }: DerivedClock,
    { rung, at }: RungInstant,
    { at: when, to }: Rung,
    people: People,
  ): Promise<void> {
    const { manager, complaint, now } = work;
    const audience = whoHears(to, complaint.ownerId, complaint.teamId, people);
    const id = newId();
    const state = to === 'owner' && audience.role === 'owner' ? 'told' : 'waiting';
    const raised = await manager.query<unknown[]>(
      `INSERT INTO escalation (id, complaint_id, clock_id, rung, to_role, told, state, due_at, raised_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (clock_id, rung) DO NOTHING RETURNING id`,
      [id, complaint.id, row!.id, rung, to, audience.people.map((person) => person.id), state, at, now],
    );
    if (raised.length === 0) return;
    const what = {
      escalationId: id,
      clockId: row!.id,
      kind: deadline.kind,
      rung,
      to,
      told: audience.people.map((person) => person.id),
    };
    work.record(audience.people.length > 0 ? 'escalation.raised' : 'escalation.unheard', what);
    const data = { clock: deadline.kind, dueAt: deadline.dueAt, rung, state };
    await notify(manager, what.told, {
      key: `escalation:${id}`,
      complaintId: complaint.id,
      kind: 'escalation',
      data,
      at: now,
    });
    await this.mail(work, id, deadline, rung, momentOf(when, deadline), audience.people, people);
  }

  private async mail(
    work: Work,
    id: string,
    deadline: Deadline,
    rung: number,
    moment: EscalationData['moment'],
    told: Person[],
    people: People,
  ): Promise<void> {
    const { manager, complaint, now } = work;
    const customer = await manager.findOneByOrFail(Customer, { id: complaint.customerId });
    const owner = people.everybody.find((person) => person.id === complaint.ownerId);
    for (const person of told) {
      await writeMail(manager, this.correspondence, {
        key: `escalation:${id}:${person.id}`,
        complaintId: complaint.id,
        to: { address: person.email, name: person.name, language: person.language, timeZone: person.timeZone },
        template: 'escalation',
        data: {
          reference: complaint.reference,
          recipientName: person.name,
          customerName: customer.name,
          clock: deadline.kind,
          dueAt: deadline.dueAt ?? now,
          rung: rung + 1,
          moment,
          ...(owner && { ownerName: owner.name }),
        },
        automatic: true,
        at: now,
      });
    }
  }
}

/** Who hears of it. Without an owner the supervisors do, without supervisors the managers: silence is the one wrong answer. */
function whoHears(
  to: RungAudience,
  ownerId: string | null,
  teamId: string | null,
  people: People,
): { role: RungAudience; people: Person[] } {
  if (to === 'owner') {
    const owner = people.everybody.find((person) => person.id === ownerId && person.active);
    return owner ? { role: 'owner', people: [owner] } : whoHears('supervisor', ownerId, teamId, people);
  }
  const found = people.inRole(to, teamId);
  return found.length > 0 || to === 'manager'
    ? { role: to, people: found }
    : whoHears('manager', ownerId, teamId, people);
}

/** When a rung stands on its ladder, as the mail says it. */
function momentOf(when: string, deadline: Deadline): EscalationData['moment'] {
  if (when.endsWith('%')) return { at: 'share', percent: Number(when.slice(0, -1)) };
  const milliseconds = parseDuration(when.replace(/^[+-]/, ''), { allowZero: true });
  if (when.startsWith('-'))
    return { at: 'share', percent: Math.max(0, Math.round((1 - milliseconds / deadline.targetMs) * 100)) };
  return milliseconds === 0 ? { at: 'breach' } : { at: 'after', milliseconds };
}
