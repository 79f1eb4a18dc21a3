import { Injectable } from '@nestjs/common';
import type { Actor } from '#contracts/actor';
import type { AddMessageBody } from '#contracts/bodies/complaint-bodies';
import { SETTLED } from '#contracts/status-transitions';
import { Customer } from '#database/entities/customer';
import { isOnlyThanks } from '#journey/only-thanks';
import { searchGrams } from '#database/search-grams';
import type { Language } from '#kernel/language';
import { invalid, Refusal } from '#kernel/refusal';
import { ChangeComplaint } from './change-complaint.ts';
import { CLOCK_SKEW } from './clock-skew.ts';
import type { Which, Work } from './work.ts';
import { moveTo, reopen } from './change-status.ts';
import { checkWords, mustBeSayable } from './check-words.ts';
import { Correspondence, writeMail } from './write-mail.ts';

/** Adds to the conversation: what the customer said, what we say to the customer, or an internal note. */
@Injectable()
export class AddMessage {
  constructor(
    private readonly changes: ChangeComplaint,
    private readonly correspondence: Correspondence,
  ) {}

  /**
   * What the customer says to a settled complaint reopens it. What we say goes by mail where there is an address.
   * @param id of the message to be; the same id is never added twice
   * @throws Refusal blocked `say-check` when the words break a rule that the manager marked as blocking
   */
  async add(which: Which, body: AddMessageBody, actor: Actor, id: string, language: Language = 'en'): Promise<void> {
    await this.changes.run(which, actor, async (work) => {
      const { policy } = work;
      if (body.kind === 'to-customer' && policy.blockingSayRules.length > 0) {
        mustBeSayable(await checkWords(work.manager, work.complaint.id, policy, body.body, work.now), language);
      }
      await this.addTo(work, body, id);
    });
  }

  /** The same inside a change that runs already. */
  async addTo(work: Work, body: AddMessageBody, id: string): Promise<void> {
    const { manager, complaint, actor, now } = work;
    if (complaint.status === 'merged') {
      throw new Refusal(
        'conflict',
        'merged',
        `${complaint.reference} was merged: write to the complaint that goes on.`,
      );
    }
    const at = body.at ?? now;
    if (at.getTime() > now.getTime() + CLOCK_SKEW) throw invalid('at', 'lies in the future: write when it was said');
    const channel = body.channel ?? complaint.channel;
    const added = await manager.query<unknown[]>(
      `INSERT INTO message (id, complaint_id, kind, author_kind, author_id, channel, body, at, search)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, array_to_tsvector($9::text[])) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        id,
        complaint.id,
        body.kind,
        body.kind === 'from-customer' ? 'customer' : actor.kind,
        body.kind === 'from-customer' ? null : actor.id,
        channel,
        body.body,
        at,
        searchGrams(body.body),
      ],
    );
    if (added.length === 0) return;
    const thanks = body.kind === 'from-customer' && isOnlyThanks(body.body);
    work.record('message.added', { messageId: id, kind: body.kind, channel, ...(thanks && { thanks }) }, at);
    if (body.kind === 'to-customer') {
      if (complaint.status === 'new') moveTo(work, 'open', 'answered');
      if (body.mail !== false) await this.send(work, id, body.body);
    }
    // "Thanks!" asks for nothing: it neither reopens what is resolved nor starts a clock (chatwoot #10178).
    if (body.kind === 'from-customer' && !thanks) await this.customerWrote(work, at);
  }

  private async customerWrote(work: Work, at: Date): Promise<void> {
    const { status, resolvedAt, closedAt } = work.complaint;
    const settledAt = closedAt ?? resolvedAt;
    if (status === 'pending') moveTo(work, 'open', 'the customer wrote');
    // What was said before the resolution, and is only written down now, reopens nothing.
    if (SETTLED.includes(status) && (settledAt === null || at >= settledAt)) await reopen(work, 'the customer wrote');
  }

  private async send({ manager, complaint, actor, now }: Work, messageId: string, body: string): Promise<void> {
    const customer = await manager.findOneByOrFail(Customer, { id: complaint.customerId });
    if (!customer.email) return;
    await writeMail(manager, this.correspondence, {
      key: `message:${messageId}`,
      complaintId: complaint.id,
      to: { address: customer.email, name: customer.name, language: complaint.language, timeZone: customer.timeZone },
      template: 'reply',
      data: {
        reference: complaint.reference,
        body,
        agentName: actor.name ?? '',
        ...(complaint.subject && { topic: complaint.subject }),
        caseUrl: this.correspondence.caseUrl(complaint.id, now),
      },
      automatic: false,
      at: now,
    });
  }
}
