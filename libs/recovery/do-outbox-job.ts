import { Injectable } from '@nestjs/common';
import { isSettled } from '#clocks/facts';
import { systemActor } from '#contracts/actor';
import type { OutboxJob } from '#contracts/jobs';
import { ClockRow } from '#database/entities/clock';
import { Customer } from '#database/entities/customer';
import { ChangeComplaint } from './change-complaint.ts';
import type { Work } from './work.ts';
import { MailCaseLink } from './mail-case-link.ts';
import { OfferComplaint } from './offer-complaint.ts';
import { PeopleBook, type People } from './people-book.ts';
import { WEB_FORM } from './take-web-complaint.ts';
import { Correspondence, writeMail } from './write-mail.ts';

/** Does what a committed change asked for, and deletes the request in the same transaction. */
@Injectable()
export class DoOutboxJob {
  constructor(
    private readonly changes: ChangeComplaint,
    private readonly people: PeopleBook,
    private readonly correspondence: Correspondence,
    private readonly offers: OfferComplaint,
    private readonly freshLinks: MailCaseLink,
  ) {}

  /** @returns whether there was something to do */
  async do(outboxId: string, complaintId: string, origin: string): Promise<boolean> {
    const people = await this.people.current();
    return this.changes.run({ id: complaintId }, systemActor(origin), async (work) => {
      const [claimed] = await work.manager.query<[{ job: OutboxJob }[], number]>(
        'DELETE FROM outbox WHERE id = $1 RETURNING job',
        [outboxId],
      );
      if (claimed.length === 0) return false;
      await this.jobs[claimed[0]!.job](work, people);
      return true;
    });
  }

  private readonly jobs: Record<OutboxJob, (work: Work, people: People) => Promise<void>> = {
    'acknowledge-complaint': (work, people) => this.acknowledge(work, people),
    'announce-owner': (work, people) => this.announceOwner(work, people),
    'offer-complaint': (work, people) => this.offers.offer(work, people),
    'mail-case-link': (work) => this.freshLinks.mail(work),
  };

  private async acknowledge(work: Work, people: People): Promise<void> {
    const { manager, complaint, now } = work;
    const customer = isOver(work) ? null : await this.reachable(work);
    if (!customer || (await wroteOften(work))) return;
    const answer = await manager.findOneBy(ClockRow, { complaintId: complaint.id, kind: 'first-response' });
    const owner = ownerOf(work, people);
    await writeMail(manager, this.correspondence, {
      key: `acknowledgement:${complaint.id}`,
      complaintId: complaint.id,
      to: customer.to,
      template: 'acknowledgement',
      data: {
        reference: complaint.reference,
        customerName: customer.to.name,
        receivedAt: complaint.receivedAt,
        // Anybody could have typed this address into the form: no stranger's text goes to a third person.
        ...(complaint.source !== WEB_FORM && { words: complaint.words }),
        caseUrl: this.correspondence.caseUrl(complaint.id, now),
        ...(owner && { ownerName: owner.name }),
        ...(answer?.dueAt && answer.dueAt > now && { answerBy: answer.dueAt }),
      },
      automatic: true,
      at: now,
    });
  }

  private async announceOwner(work: Work, people: People): Promise<void> {
    const customer = isOver(work) ? null : await this.reachable(work);
    const owner = ownerOf(work, people);
    if (!customer || !owner) return;
    await writeMail(work.manager, this.correspondence, {
      key: `new-owner:${work.complaint.id}:${work.complaint.ownerCount}`,
      complaintId: work.complaint.id,
      to: customer.to,
      template: 'new-owner',
      data: {
        reference: work.complaint.reference,
        customerName: customer.to.name,
        ownerName: owner.name,
        caseUrl: this.correspondence.caseUrl(work.complaint.id, work.now),
      },
      automatic: true,
      at: work.now,
    });
  }

  private async reachable({ manager, complaint }: Work) {
    const { name, email, timeZone, doNotContact } = await manager.findOneByOrFail(Customer, {
      id: complaint.customerId,
    });
    return email && !doNotContact ? { to: { address: email, name, language: complaint.language, timeZone } } : null;
  }
}

/** Complaints by the form of one customer within a day that are acknowledged by mail. */
const OFTEN = 3;
const DAY = 24 * 60 * 60 * 1000;

/** Anybody can type somebody else's address into the form, again and again: we are not to fill their mailbox for that. */
async function wroteOften({ manager, complaint, now }: Work): Promise<boolean> {
  if (complaint.source !== WEB_FORM) return false;
  const before = await manager.query<unknown[]>(
    `SELECT FROM complaint WHERE customer_id = $1 AND source = $2 AND logged_at > $3 AND (logged_at, id) < ($4, $5) LIMIT ${OFTEN}`,
    [complaint.customerId, WEB_FORM, new Date(now.getTime() - DAY), complaint.loggedAt, complaint.id],
  );
  return before.length === OFTEN;
}

/** What was worth saying when it was asked for may not be true any more: nobody is told that we begin what has ended. */
const isOver = ({ complaint }: Work) => isSettled(complaint.status);

const ownerOf = ({ complaint }: Work, people: People) =>
  people.everybody.find((person) => person.id === complaint.ownerId);
