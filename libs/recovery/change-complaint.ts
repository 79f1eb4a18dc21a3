import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { isSettled } from '#clocks/facts';
import { EVENTS, type EventType } from '#contracts/events';
import { brokenConstraint, transactRepeatably } from '#database/statement';
import { Complaint } from '#database/entities/complaint';
import { Doorbell } from '#database/doorbell';
import { CLOCK, type Clock } from '#kernel/clock';
import { Refusal } from '#kernel/refusal';
import type { Actor } from '#contracts/actor';
import { endCustomerEscalations } from './end-escalations.ts';
import { appendHistory } from './history.ts';
import { withdrawOffers } from './offer-complaint.ts';
import { PolicyBook, type Policies } from './policy-book.ts';
import { refreshClocks } from './refresh-clocks.ts';
import { saveComplaints, snapshotOf, type Snapshot } from './save-complaints.ts';
import { settleReminders } from './settle-reminders.ts';
import { Work, type Which } from './work.ts';
import { Conditions } from '#database/queries/conditions';
import { noSuchComplaint } from '#database/queries/visible-complaint';
import { addVisibleTo } from '#database/visible-to';

interface Surroundings {
  manager: EntityManager;
  actor: Actor;
  policies: Policies;
}

/**
 * The one way in which a complaint changes: lock it, let a behaviour change it, append what happened to its history, derive
 * its clocks anew, all in one transaction; then wake the worker.
 */
@Injectable()
export class ChangeComplaint {
  constructor(
    private readonly database: DataSource,
    private readonly policies: PolicyBook,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly doorbell: Doorbell,
  ) {}

  /**
   * @param version the version that the change is based on (If-Match); null: whatever is there
   * @throws Refusal not-found when there is no such complaint or the actor may not see it; stale when the version differs
   */
  run<T>(which: Which, actor: Actor, behaviour: (work: Work) => Promise<T>, version: number | null = null): Promise<T> {
    return this.transact(actor, (surroundings) => this.change(surroundings, which, behaviour, version));
  }

  /**
   * Changes many complaints together, in one transaction and with a few statements for all of them. Complaints that
   * somebody else is changing at this moment are left out, so that nobody waits for anybody.
   * @param patience how long to stand in line for them instead (milliseconds); @throws what isConflict knows when that is over
   */
  runMany<T>(
    ids: readonly string[],
    actor: Actor,
    behaviour: (works: Work[]) => Promise<T>,
    patience: number | null = null,
  ): Promise<T> {
    return this.transact(actor, async ({ manager, policies }) => {
      if (patience !== null) await manager.query(`SELECT set_config('lock_timeout', $1, true)`, [`${patience}ms`]);
      const locked = await manager.query<Locked[]>(
        `${LOCK} WHERE c.id = ANY($1) ORDER BY c.id FOR NO KEY UPDATE${patience === null ? ' SKIP LOCKED' : ''}`,
        [ids],
      );
      const complaints = await manager.findBy(Complaint, { id: In(locked.map(({ id }) => id)) });
      const now = this.clock.now();
      const calendars = new Map(locked.map(({ id, calendarId }) => [id, calendarId]));
      const before = complaints.map(snapshotOf);
      const works = complaints.map(
        (complaint) =>
          new Work(manager, complaint, calendars.get(complaint.id)!, actor, notBefore(complaint, now), policies),
      );
      const answer = await behaviour(works);
      await settle(works, before);
      return answer;
    });
  }

  /** The same inside a change that runs already, for behaviours that change two complaints together. */
  within<T>(outer: Surroundings, which: Which, behaviour: (work: Work) => Promise<T>): Promise<T> {
    return this.change(outer, which, behaviour, null);
  }

  private async transact<T>(actor: Actor, change: (surroundings: Surroundings) => Promise<T>): Promise<T> {
    try {
      return await this.tryToTransact(actor, change);
    } catch (error) {
      if (brokenConstraint(error) !== 'complaint_policy_id_fkey') throw error;
      // The policy that it comes under went away since the book was read: read that again, once.
      this.policies.forget();
      return this.tryToTransact(actor, change);
    }
  }

  private async tryToTransact<T>(actor: Actor, change: (surroundings: Surroundings) => Promise<T>): Promise<T> {
    // Before the transaction: one that waits for a second connection, while others hold all of them, waits for ever.
    const policies = await this.policies.current();
    const answer = await transactRepeatably(this.database, (manager) => change({ manager, actor, policies }));
    this.doorbell.ring();
    return answer;
  }

  private async change<T>(
    { manager, actor, policies }: Surroundings,
    which: Which,
    behaviour: (work: Work) => Promise<T>,
    version: number | null,
  ): Promise<T> {
    const { complaint, calendarId } = await lockComplaint(manager, which, actor);
    if (version !== null && version !== complaint.version) {
      throw new Refusal(
        'stale',
        'changed-meanwhile',
        `${complaint.reference} was changed since you read it. Read it again and repeat your change on top.`,
      );
    }
    const before = snapshotOf(complaint);
    const work = new Work(manager, complaint, calendarId, actor, notBefore(complaint, this.clock.now()), policies);
    const answer = await behaviour(work);
    await settle([work], [before]);
    return answer;
  }
}

/**
 * The time of a complaint never goes back: when the machine's clock is set back, what happens next still happens after what
 * happened before, or an answer would come before its complaint.
 */
function notBefore({ updatedAt }: Complaint, now: Date): Date {
  return now < updatedAt ? updatedAt : now;
}

/** Writes down what became of the complaints: themselves, their history, their clocks, what is to be done next. */
async function settle(works: readonly Work[], before: readonly Snapshot[]): Promise<void> {
  const [first] = works;
  if (!first) return;
  const { manager } = first;
  for (const work of works) {
    // A breach is written down by the refresh of the clocks, and is a change as well.
    if (work.clocksChanged) work.complaint.updatedAt = work.now;
    if (work.events.length === 0) continue;
    await settleReminders(work);
    // Rules work in the background; their events must not make the version stale that a person is looking at.
    if (work.actor.kind !== 'system') work.complaint.version += 1;
    work.complaint.updatedAt = work.now;
    if (isNewlyOwnerless(work)) work.ask('offer-complaint');
  }
  await saveComplaints(
    manager,
    works.map(({ complaint }) => complaint),
    before,
  );
  await appendHistory(
    manager,
    works.map(({ complaint, actor, events }) => ({ complaintId: complaint.id, actor, events })),
  );
  const settled = works.filter(isNewlySettled);
  await endCustomerEscalations(manager, settled);
  for (const work of settled) await withdrawOffers(work);
  await refreshClocks(
    works.filter(({ clocksChanged, events }) => clocksChanged || events.some(({ type }) => EVENTS[type].clocks)),
  );
  const jobs = works.flatMap((work) => work.jobs);
  if (jobs.length === 0) return;
  await manager.query(
    `INSERT INTO outbox (job, subject_id, next_at) SELECT job, subject_id, at FROM unnest($1::text[], $2::uuid[], $3::timestamptz[]) AS t(job, subject_id, at)`,
    [jobs.map(({ job }) => job), jobs.map(({ subjectId }) => subjectId), jobs.map(({ at }) => at)],
  );
}

const happened = ({ events }: Work, ...types: string[]): boolean => events.some(({ type }) => types.includes(type));

/** After these an ownerless complaint may be one that is offered to people, and was not before. */
const MAY_NEED_OFFERING: EventType[] = ['owner.changed', 'status.changed', 'team.changed', 'complaint.edited'];

/** It lost its owner, was taken up again without one, or came under a policy that offers: somebody is to be offered it. */
function isNewlyOwnerless(work: Work): boolean {
  const { complaint, policy } = work;
  const over = isSettled(complaint.status);
  return complaint.ownerId === null && !over && policy.offering !== null && happened(work, ...MAY_NEED_OFFERING);
}

function isNewlySettled(work: Work): boolean {
  const { status } = work.complaint;
  return isSettled(status) && happened(work, 'status.changed', 'complaint.merged');
}

interface Locked {
  id: string;
  calendarId: string | null;
}

const LOCK = `SELECT c.id, (SELECT calendar_id FROM customer WHERE id = c.customer_id) AS "calendarId" FROM complaint c`;

/** Locks the complaint for this transaction. Everything that changes a complaint or its rows takes this lock first. */
export async function lockComplaint(
  manager: EntityManager,
  which: Which,
  actor: Actor,
): Promise<{ complaint: Complaint; calendarId: string | null }> {
  const where = addVisibleTo(new Conditions(), actor);
  if ('id' in which) where.add('c.id = ?', which.id);
  else where.add('c.reference = ?', which.reference);
  const [locked] = await manager.query<Locked[]>(`${LOCK} WHERE ${where.sql} FOR NO KEY UPDATE OF c`, where.values);
  if (!locked) throw noSuchComplaint('reference' in which ? which.reference : which.id);
  const complaint = await manager.findOneByOrFail(Complaint, { id: locked.id });
  return { complaint, calendarId: locked.calendarId };
}
