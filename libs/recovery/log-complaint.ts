import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { deadlines } from '#clocks/deadlines';
import type { Actor } from '#contracts/actor';
import type { LogComplaintBody } from '#contracts/bodies/log-complaint';
import type { OutboxJob } from '#contracts/jobs';
import { Doorbell } from '#database/doorbell';
import { brokenConstraint, isForeignKey, runStatement } from '#database/statement';
import { searchGrams } from '#database/search-grams';
import { CLOCK, type Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { invalid, Refusal } from '#kernel/refusal';
import { checkCustomFields } from './check-custom-fields.ts';
import { clockFacts } from './clock-facts.ts';
import { CLOCK_SKEW } from './clock-skew.ts';
import type { ComplaintFile } from './complaint-file.ts';
import { clockRow } from './derive-clocks.ts';
import { FieldBook } from './field-book.ts';
import { givenCustomer } from './given-customer.ts';
import { LOG_COMPLAINT } from './log-complaint.sql.ts';
import { PeopleBook } from './people-book.ts';
import { PolicyBook } from './policy-book.ts';

/**
 * Writes a complaint down: customer, complaint, history, clocks and what is to be done next in one statement, because this
 * is the path that must be fast and must not leave half of it behind.
 */
@Injectable()
export class LogComplaint {
  constructor(
    private readonly database: DataSource,
    private readonly policies: PolicyBook,
    private readonly people: PeopleBook,
    private readonly fields: FieldBook,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly doorbell: Doorbell,
  ) {}

  /**
   * @param id of the complaint to be; the same id is never logged twice
   * @param source by which way it came, where that is not this api
   * @returns the file of the complaint as it was written
   * @throws Refusal invalid naming the field; conflict `logged-already` with the reference when the external id is known
   */
  async log(body: LogComplaintBody, actor: Actor, id: string, source = 'api'): Promise<ComplaintFile> {
    try {
      return await this.tryToLog(body, actor, id, source);
    } catch (error) {
      if (!isForeignKey(error)) throw error;
      // A policy, a person or a team went away since the books were read: read them again, once.
      this.policies.forget();
      this.people.forget();
      return this.tryToLog(body, actor, id, source);
    }
  }

  private async tryToLog(body: LogComplaintBody, actor: Actor, id: string, source: string): Promise<ComplaintFile> {
    const now = this.clock.now();
    const receivedAt = body.receivedAt ?? now;
    if (receivedAt.getTime() > now.getTime() + CLOCK_SKEW)
      throw invalid('receivedAt', 'lies in the future: write when the customer said it');
    const isCustomer = actor.kind === 'customer';
    checkCustomFields(await this.fields.current(), body.customFields ?? {}, body.category ?? null, isCustomer);
    const ownerId = body.ownerId === undefined ? actor.id : body.ownerId;
    const people = await this.people.current();
    const owner = people.owner(ownerId);
    const team = people.team(body.teamId === undefined ? (owner?.teamId ?? actor.teamId) : body.teamId);
    const file = newFile(body, { id, receivedAt, now, owner, team, source });
    const { complaint, customer } = file;
    const policies = await this.policies.current();
    const customerCalendarId = policies.customersHaveCalendars ? await this.calendarOf(customer, isCustomer) : null;
    const policy = policies.for({ ...complaint, teamId: complaint.team_id, customerCalendarId });
    const event = {
      receivedAt,
      status: complaint.status,
      severity: complaint.severity,
      ownerId: complaint.owner_id,
      channel: complaint.channel,
    };
    const facts = clockFacts({
      type: 'complaint.logged',
      at: now,
      actorKind: actor.kind,
      data: { ...event, receivedAt: receivedAt.toISOString() },
    });
    // As of the receipt: one that is late already is breached by the worker at once, with its place in the history.
    const clocks = deadlines(policy, policy.calendar, facts, receivedAt).map((deadline) =>
      clockRow(id, deadline, newId(), policy, new Set()),
    );
    // Goes to whoever has an address, given now or known before.
    const jobs: OutboxJob[] = ['acknowledge-complaint'];
    if (owner === null && policy.offering) jobs.push('offer-complaint');
    const values = [
      newId(), customer.name, customer.email, customer.phone, complaint.language, body.customer.timeZone ?? null, now,
      id, policy.id, complaint.severity, complaint.channel, complaint.subject, complaint.words, complaint.category, complaint.place,
      complaint.owner_id, complaint.team_id, complaint.source, complaint.external_id, complaint.tags, receivedAt, JSON.stringify(complaint.custom_fields),
      searchGrams(complaint.subject, complaint.words, complaint.category, complaint.place, complaint.external_id, customer.name, customer.email, customer.phone),
      actor.kind, actor.id, actor.origin, JSON.stringify(event),
      clocks.map((c) => c.id), clocks.map((c) => c.kind), clocks.map((c) => c.ordinal), clocks.map((c) => c.startedAt), clocks.map((c) => c.dueAt),
      clocks.map((c) => c.state), clocks.map((c) => c.targetMs), clocks.map((c) => c.nextAt), jobs, !isCustomer,
    ]; // prettier-ignore
    const logged = await this.write(values, complaint);
    complaint.reference = logged.reference;
    // As the customer is on record, which need not be as the customer was given.
    Object.assign(customer, { id: logged.customerId, name: logged.name, email: logged.email, phone: logged.phone });
    file.clocks = clocks.map((c) => ({
      id: c.id, kind: c.kind, ordinal: c.ordinal, state: c.state, promise_id: null, target_ms: Number(c.targetMs),
      started_at: c.startedAt.toISOString(), due_at: c.dueAt?.toISOString() ?? null, breached_at: c.breachedAt?.toISOString() ?? null, stopped_at: null,
    })); // prettier-ignore
    this.doorbell.ring();
    return file;
  }

  private async write(values: unknown[], complaint: ComplaintFile['complaint']): Promise<Logged> {
    for (let attempt = 1; ; attempt++) {
      try {
        const [row] = await runStatement<Logged>(this.database, 'log-complaint', LOG_COMPLAINT, values);
        return row!;
      } catch (error) {
        const constraint = brokenConstraint(error);
        // Somebody else wrote the same new customer down at this moment: now the customer is known.
        if (attempt < 5 && (constraint === 'customer_email_once' || constraint === 'customer_phone_once_without_email'))
          continue;
        if (constraint === 'complaint_external_id_once') throw await this.loggedAlready(complaint);
        throw error;
      }
    }
  }

  /** The calendar agreed with this customer, known as the statement below will know the customer: by e-mail, else by telephone. */
  private async calendarOf({ email, phone }: ComplaintFile['customer'], isCustomer: boolean): Promise<string | null> {
    const [known] = await this.database.query<{ calendarId: string | null }[]>(
      `SELECT c.calendar_id AS "calendarId" FROM customer k JOIN customer c ON c.id = coalesce(k.merged_into_id, k.id)
       WHERE k.email = $1 OR (k.phone = $2 AND ($1::text IS NULL OR c.email IS NULL) AND (NOT $3 OR ($1 IS NULL AND c.email IS NULL)))
       ORDER BY k.email IS DISTINCT FROM $1, k.created_at, k.id LIMIT 1`,
      [email, phone, isCustomer],
    );
    return known?.calendarId ?? null;
  }

  private async loggedAlready({ source, external_id }: ComplaintFile['complaint']): Promise<Refusal> {
    const [known] = await this.database.query<{ reference: string }[]>(
      'SELECT reference FROM complaint WHERE source = $1 AND external_id = $2',
      [source, external_id],
    );
    const reference = known?.reference;
    return new Refusal(
      'conflict',
      'logged-already',
      reference === undefined
        ? 'A complaint with this externalId was logged before.'
        : `A complaint with this externalId was logged before: ${reference}.`,
      [{ field: 'externalId', reason: reference === undefined ? 'is taken' : `is ${reference}` }],
      { reference },
    );
  }
}

interface Logged {
  reference: string;
  customerId: string;
  name: string;
  email: string | null;
  phone: string | null;
}

interface Resolved {
  id: string;
  receivedAt: Date;
  now: Date;
  owner: { id: string; name: string } | null;
  team: { id: string; name: string } | null;
  source: string;
}

function newFile(body: LogComplaintBody, { id, receivedAt, now, owner, team, source }: Resolved): ComplaintFile {
  return {
    complaint: {
      id,
      reference: '',
      status: 'new',
      severity: body.severity ?? 'normal',
      channel: body.channel,
      language: body.language ?? 'en',
      subject: body.subject ?? null,
      words: body.words,
      category: body.category ?? null,
      place: body.place ?? null,
      owner_id: owner?.id ?? null,
      owner_count: owner ? 1 : 0,
      team_id: team?.id ?? null,
      source,
      external_id: body.externalId ?? null,
      tags: body.tags ?? [],
      custom_fields: body.customFields ?? {},
      received_at: receivedAt,
      logged_at: now,
      resolved_at: null,
      closed_at: null,
      reopened_count: 0,
      resolution_statement: null,
      version: 1,
      updated_at: now,
    },
    customer: { id: '', ...givenCustomer(body.customer) },
    owner: owner && { id: owner.id, name: owner.name },
    team: team && { id: team.id, name: team.name },
    mergedInto: null,
    links: [],
    clocks: [],
    promises: [],
    steps: [],
    handovers: [],
    followUps: [],
    verdict: null,
  };
}
