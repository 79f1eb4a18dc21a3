import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { dayOf } from '#calendar/local-date';
import type { Actor } from '#contracts/actor';
import { mustBeAsRead } from '#database/as-read';
import { Doorbell } from '#database/doorbell';
import type { EditCustomerBody } from '#contracts/bodies/people-bodies';
import { Customer, type ImportantDay } from '#database/entities/customer';
import { Conditions } from '#database/queries/conditions';
import { addKnownTo, GOES_ON_AS, noSuchCustomer } from '#database/queries/find-customers';
import { brokenConstraint, transactRepeatably } from '#database/statement';
import { CLOCK, type Clock } from '#kernel/clock';
import { invalid, Refusal } from '#kernel/refusal';
import { ChangeComplaint } from './change-complaint.ts';
import { findAgain, takeOtherHours } from './customers-complaints.ts';
import { appendHistory } from './history.ts';
import { normalPhone } from './given-customer.ts';
import { PolicyBook, type Policies } from './policy-book.ts';

/**
 * Corrects what is known of a customer. Mails that were written already keep their address; the private links that went to
 * another address open nothing any more, since a stranger may have had that address; the deadlines of open complaints move with
 * the calendar agreed with the customer (zammad #534).
 */
@Injectable()
export class EditCustomer {
  constructor(
    private readonly database: DataSource,
    private readonly changes: ChangeComplaint,
    private readonly policies: PolicyBook,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly doorbell: Doorbell,
  ) {}

  /**
   * @throws Refusal not-found when the actor may not see the customer; stale when somebody else changed it since it
   * was read; conflict when the e-mail is another customer's;
   * invalid when it names no calendar, half of the contact hours or a day that does not exist
   */
  async edit(
    id: string,
    { email, phone, ...facts }: EditCustomerBody,
    actor: Actor,
    version: number | null,
  ): Promise<void> {
    mustBeDays(facts.importantDays ?? []);
    // A calendar that was made just now, perhaps elsewhere, must be known to the clocks, and a policy that went away must not.
    if (facts.calendarId !== undefined) this.policies.forget();
    const policies = await this.policies.current();
    const change = {
      ...facts,
      ...(email !== undefined && { email: email?.toLowerCase() ?? null }),
      ...(phone !== undefined && { phone: phone === null ? null : normalPhone(phone) }),
    };
    try {
      await transactRepeatably(this.database, async (manager) => {
        await this.editIn(manager, await this.lock(manager, id, actor, version), change, actor, policies);
      });
    } catch (error) {
      throw refusalOf(brokenConstraint(error)) ?? error;
    }
    this.policies.forget();
    this.doorbell.ring();
  }

  /** @returns the id of the one who goes on, where this one was merged */
  private async lock(manager: EntityManager, id: string, actor: Actor, version: number | null): Promise<string> {
    const where = addKnownTo(new Conditions().add(`cu.id = ${GOES_ON_AS}`, id), actor);
    const [found] = await manager.query<{ id: string }[]>(
      `SELECT id FROM customer cu WHERE ${where.sql} FOR UPDATE`,
      where.values,
    );
    if (!found) throw noSuchCustomer();
    await mustBeAsRead(manager, { table: 'customer', id: found.id, version });
    return found.id;
  }

  private async editIn(
    manager: EntityManager,
    id: string,
    change: Partial<Customer>,
    actor: Actor,
    policies: Policies,
  ): Promise<void> {
    if (Object.keys(change).length === 0) return;
    const before = await manager.findOneByOrFail(Customer, { id });
    const { contactFrom, contactTo } = { ...before, ...change };
    if ((contactFrom === null) !== (contactTo === null))
      throw invalid(
        contactFrom === null ? 'contactFrom' : 'contactTo',
        'write both contactFrom and contactTo, or null for both',
      );
    // The address of one who was merged into this customer is this customer's own.
    if (change.email) await manager.update(Customer, { mergedIntoId: id, email: change.email }, { email: null });
    await manager.update(Customer, { id }, change);
    const complaints = await findAgain(manager, id);
    const old = Object.fromEntries(Object.keys(change).map((name) => [name, before[name as keyof Customer]]));
    const event = {
      type: 'customer.edited' as const,
      at: this.clock.now(),
      data: { customerId: id, before: old, after: change },
    };
    const moved = before.email !== null && change.email !== undefined && change.email !== before.email;
    const links = moved ? await revokeLinks(manager, id, actor, event.at) : [];
    await appendHistory(
      manager,
      complaints.map((complaintId) => ({
        complaintId,
        actor,
        events: [event, ...links.filter((link) => link.complaintId === complaintId).map(revocation)],
      })),
    );
    if (change.calendarId === undefined || change.calendarId === before.calendarId) return;
    const calendarId = (change.calendarId ?? before.calendarId)!;
    await takeOtherHours(this.changes, { manager, actor, policies }, { id, calendarId, at: event.at });
  }
}

interface RevokedLink {
  id: string;
  complaintId: string;
  mailId: string | null;
  issuedAt: Date;
  at: Date;
}

/** Ends all links to cases of this customer. A fresh one is mailed to the new address when somebody asks for it. */
async function revokeLinks(manager: EntityManager, customerId: string, actor: Actor, at: Date): Promise<RevokedLink[]> {
  const [revoked] = await manager.query<[Omit<RevokedLink, 'at'>[], number]>(
    `UPDATE case_link l SET revoked_at = $2, revoked_by = $3 FROM complaint c
     WHERE c.id = l.complaint_id AND c.customer_id = $1 AND l.expires_at > $2 AND l.revoked_at IS NULL
     RETURNING l.id, l.complaint_id AS "complaintId", l.mail_id AS "mailId", l.issued_at AS "issuedAt"`,
    [customerId, at, actor.id],
  );
  return revoked.map((link) => ({ ...link, at }));
}

const revocation = ({ id, mailId, issuedAt, at }: RevokedLink) => ({
  type: 'case-link.revoked' as const,
  at,
  data: { linkId: id, mailId, issuedAt: issuedAt.toISOString() },
});

/** A day of every year may be the 29th of February. @throws Refusal invalid */
function mustBeDays(days: readonly ImportantDay[]): void {
  days.forEach(({ name, date }, index) => {
    if (dayOf(date.length === 5 ? `2000-${date}` : date) === null)
      throw invalid(`importantDays.${index}.date`, 'is no day that exists: write it like 05-17 or 2026-05-17');
    if (days.findIndex((other) => other.name === name && other.date === date) < index)
      throw invalid(`importantDays.${index}`, 'is there twice: write each day once');
  });
}

function refusalOf(constraint: string | null): Refusal | null {
  if (constraint === 'customer_calendar_id_fkey')
    return invalid('calendarId', 'is no calendar: write the id of one from /api/v1/calendars');
  if (constraint === 'customer_email_once') {
    return new Refusal('conflict', 'email-taken', 'Another customer has this e-mail address.', [
      { field: 'email', reason: 'is taken' },
    ]);
  }
  if (constraint === 'customer_phone_once_without_email') {
    return new Refusal(
      'conflict',
      'phone-taken',
      'Another customer without an e-mail address has this telephone. Give one of them an e-mail address first.',
      [{ field: 'phone', reason: 'is taken' }],
    );
  }
  return null;
}
