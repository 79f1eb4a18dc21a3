import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { AddMessageBody } from '#contracts/bodies/complaint-bodies';
import { MAIL_CARRIES } from '#contracts/attachments';
import type { Channel } from '#contracts/complaint';
import { SETTLED } from '#contracts/status-transitions';
import { Customer } from '#database/entities/customer';
import { isOnlyThanks } from '#journey/only-thanks';
import { searchGrams } from '#database/search-grams';
import type { Language } from '#kernel/language';
import { invalid, Refusal } from '#kernel/refusal';
import { bindAttachments } from './attach-file.ts';
import { ChangeComplaint } from './change-complaint.ts';
import { CLOCK_SKEW } from './clock-skew.ts';
import type { Which, Work } from './work.ts';
import { moveTo, reopen } from './change-status.ts';
import { mustBeSayable } from './check-words.ts';
import { Correspondence, writeMail } from './write-mail.ts';

/**
 * What Amends would have to carry itself. On any other channel somebody spoke or wrote elsewhere, and writes it down here. Without
 * an address nobody has a link to the page of the case: a clock that stops for words there would hide that a call is still owed.
 */
const CARRIED: readonly string[] = ['email', 'web'] satisfies Channel[];

/** Adds to the conversation: what the customer said, what we say to the customer, or an internal note. */
@Injectable()
export class AddMessage {
  constructor(
    private readonly changes: ChangeComplaint,
    private readonly correspondence: Correspondence,
  ) {}

  /**
   * What the customer says to a settled complaint reopens it. What we say goes by mail where there is an address;
   * where nobody can read it, it is no answer (`reachesNobody` in the history).
   * @param id of the message to be; the same id is never added twice
   * @throws Refusal blocked `say-check` when the words break a rule that the manager marked as blocking
   */
  async add(which: Which, body: AddMessageBody, actor: Actor, id: string, language: Language = 'en'): Promise<void> {
    await this.changes.run(which, actor, async (work) => {
      if (body.kind === 'to-customer') await mustBeSayable(work, body.body, 'body', language);
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
    const { attachmentIds = [] } = body;
    const bytes = await bindAttachments(manager, { id, complaintId: complaint.id }, attachmentIds, actor, now);
    // "Thanks" with a file is more than thanks: somebody must look at it.
    const thanks = body.kind === 'from-customer' && attachmentIds.length === 0 && isOnlyThanks(body.body);
    const customer =
      body.kind === 'to-customer' ? await manager.findOneByOrFail(Customer, { id: complaint.customerId }) : null;
    const reachesNobody = customer !== null && !customer.email && CARRIED.includes(channel);
    const what = { messageId: id, kind: body.kind, channel };
    work.record(
      'message.added',
      {
        ...what,
        ...(thanks && { thanks }),
        ...(reachesNobody && { reachesNobody }),
        ...(attachmentIds.length > 0 && { attachmentIds }),
      },
      at,
    );
    if (customer !== null) {
      if (complaint.status === 'new' && !reachesNobody) moveTo(work, 'open', 'answered');
      if (body.mail !== false) await this.send(work, customer, id, body.body, bytes);
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

  /** @param bytes of its files in all: what no mail carries is named in it, and waits on the customer's page */
  private async send(work: Work, customer: Customer, messageId: string, body: string, bytes: number): Promise<void> {
    if (!customer.email) return;
    const { manager, complaint, actor, now } = work;
    const files = bytes === 0 ? [] : await filesOf(manager, messageId);
    const carries = bytes <= MAIL_CARRIES;
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
        ...(!carries && { filesOnPage: files.map(({ name }) => name) }),
      },
      automatic: false,
      attachmentIds: carries ? files.map(({ id }) => id) : [],
      at: now,
    });
  }
}

function filesOf(manager: EntityManager, messageId: string): Promise<{ id: string; name: string }[]> {
  return manager.query('SELECT id, name FROM attachment WHERE message_id = $1 ORDER BY uploaded_at, id', [messageId]);
}
