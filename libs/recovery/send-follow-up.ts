import { Injectable } from '@nestjs/common';
import { parseDuration } from '#calendar/duration';
import { systemActor } from '#contracts/actor';
import { SETTLED } from '#contracts/status-transitions';
import { Customer } from '#database/entities/customer';
import { FollowUp } from '#database/entities/follow-up';
import { ChangeComplaint } from './change-complaint.ts';
import { contactHoursOf, firstContact } from './contact-hours.ts';
import type { Work } from './work.ts';
import { notify } from './notify.ts';
import { Correspondence, writeMail } from './write-mail.ts';

/** How long an answer is waited for where the policy has lost its plan meanwhile. */
const ANSWER_WITHIN = 'P7D';

/**
 * Sends a follow-up that is due, or ends the wait for its answer. It is mail of a rule: it neither answers the customer nor
 * ends anybody's waiting (glpi #13635), so it moves no status and no clock.
 */
@Injectable()
export class SendFollowUp {
  constructor(
    private readonly changes: ChangeComplaint,
    private readonly correspondence: Correspondence,
  ) {}

  /** @returns whether there was something to do */
  async send(followUpId: string, complaintId: string, origin: string): Promise<boolean> {
    return this.changes.run({ id: complaintId }, systemActor(origin), async (work) => {
      const [claimed] = await work.manager.query<[unknown[], number]>(
        'UPDATE follow_up SET next_at = NULL, enqueued_at = NULL WHERE id = $1 AND next_at <= $2 RETURNING id',
        [followUpId, work.now],
      );
      if (claimed.length === 0) return false;
      const followUp = await work.manager.findOneByOrFail(FollowUp, { id: followUpId });
      if (followUp.state === 'sent') await this.expire(work, followUp);
      else if (!SETTLED.includes(work.complaint.status)) await this.skip(work, followUp, 'not-resolved');
      else if (await this.hasLaterOne(work, followUp)) await this.skip(work, followUp, 'a later one is due');
      else await this.write(work, followUp, work.policy.followUps?.answerWithin ?? ANSWER_WITHIN);
      return true;
    });
  }

  /** After an outage several may be due at once: the customer gets one, the latest, not the backlog, whichever of them comes first. */
  private hasLaterOne({ manager, now }: Work, { complaintId, resolution, step }: FollowUp): Promise<boolean> {
    return manager
      .createQueryBuilder(FollowUp, 'f')
      .where('f.complaintId = :complaintId AND f.resolution = :resolution AND f.step > :step', {
        complaintId,
        resolution,
        step,
      })
      .andWhere('f.dueAt <= :now', { now })
      .getExists();
  }

  private async write(work: Work, { id, resolution, step }: FollowUp, answerWithin: string): Promise<void> {
    const { manager, complaint, now } = work;
    const customer = await manager.findOneByOrFail(Customer, { id: complaint.customerId });
    if (customer.doNotContact) return this.skip(work, { id }, 'the customer wants to be left alone');
    // What was planned for their daytime may have come late, or their daytime has changed since.
    const first = firstContact(await contactHoursOf(manager, customer, work.policy.timeZone), now);
    if (first > now) return this.postpone(work, id, first);
    const obstacle = await this.reach(work, id, customer);
    if (obstacle) return this.skip(work, { id }, obstacle);
    const waitsUntil = new Date(now.getTime() + parseDuration(answerWithin));
    await manager.update(FollowUp, { id }, { state: 'sent', sentAt: now, waitsUntil, nextAt: waitsUntil });
    work.record('follow-up.sent', {
      followUpId: id,
      resolution,
      step,
      waitsUntil,
      by: customer.email ? 'mail' : 'phone',
    });
  }

  /** By mail where there is an address; otherwise the owner is asked to call. @returns what stands in the way */
  private async reach(work: Work, id: string, customer: Customer): Promise<string | null> {
    const { manager, complaint, now } = work;
    if (!customer.email) {
      if (!customer.phone || !complaint.ownerId) return 'no way to reach the customer';
      const data = { customer: customer.name, phone: customer.phone };
      await notify(manager, [complaint.ownerId], {
        key: `follow-up:${id}`,
        complaintId: complaint.id,
        kind: 'follow-up-call',
        data,
        at: now,
      });
      return null;
    }
    const written = await writeMail(manager, this.correspondence, {
      key: `follow-up:${id}`,
      complaintId: complaint.id,
      to: { address: customer.email, name: customer.name, language: complaint.language, timeZone: customer.timeZone },
      template: 'follow-up',
      data: {
        reference: complaint.reference,
        customerName: customer.name,
        resolvedAt: complaint.resolvedAt ?? now,
        statement: complaint.resolutionStatement ?? '',
        caseUrl: this.correspondence.caseUrl(complaint.id, now),
      },
      automatic: true,
      at: now,
    });
    return written !== 'written-before' && 'withheld' in written ? `withheld: ${written.withheld}` : null;
  }

  /** It stands in the history once, however often the hours move on before it is sent. */
  private async postpone(work: Work, id: string, until: Date): Promise<void> {
    const { manager, complaint } = work;
    await manager.update(FollowUp, { id }, { nextAt: until });
    const said = await manager.query<unknown[]>(
      `SELECT FROM complaint_event WHERE complaint_id = $1 AND type = 'follow-up.postponed' AND data->>'followUpId' = $2 LIMIT 1`,
      [complaint.id, id],
    );
    if (said.length === 0) work.record('follow-up.postponed', { followUpId: id, until });
  }

  private async skip(work: Work, { id }: { id: string }, why: string): Promise<void> {
    await work.manager.update(FollowUp, { id }, { state: 'cancelled' });
    work.record('follow-up.cancelled', { followUpIds: [id], why });
  }

  private async expire(work: Work, { id }: FollowUp): Promise<void> {
    await work.manager.update(FollowUp, { id }, { state: 'expired' });
    work.record('follow-up.expired', { followUpId: id });
  }
}
