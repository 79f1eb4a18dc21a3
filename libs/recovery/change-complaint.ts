import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { EVENTS } from '#contracts/events';
import { isDeadlock } from '#database/statement';
import { Complaint } from '#database/entities/complaint';
import { Doorbell } from '#database/doorbell';
import { CLOCK, type Clock } from '#kernel/clock';
import { Refusal } from '#kernel/refusal';
import type { Actor } from '#contracts/actor';
import { appendEvents } from './history.ts';
import { PolicyBook } from './policy-book.ts';
import { refreshClocks } from './refresh-clocks.ts';
import { Work, type Which } from './work.ts';
import { Conditions } from '#database/queries/conditions';
import { noSuchComplaint } from '#database/queries/visible-complaint';
import { addVisibleTo } from '#database/visible-to';

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
  async run<T>(
    which: Which,
    actor: Actor,
    behaviour: (work: Work) => Promise<T>,
    version: number | null = null,
  ): Promise<T> {
    // Before the transaction: one that waits for a second connection, while others hold all of them, waits for ever.
    const policies = await this.policies.current();
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await this.database.transaction((manager) =>
          this.change({ manager, actor, policies }, which, behaviour, version),
        );
        this.doorbell.ring();
        return answer;
      } catch (error) {
        // Two changes that each wait for the other's complaint (two merges crosswise): one was undone whole, so it may run again.
        if (attempt === 3 || !isDeadlock(error)) throw error;
      }
    }
  }

  /** The same inside a change that runs already, for behaviours that change two complaints together. */
  within<T>(outer: Work, which: Which, behaviour: (work: Work) => Promise<T>): Promise<T> {
    return this.change(outer, which, behaviour, null);
  }

  private async change<T>(
    { manager, actor, policies }: Pick<Work, 'manager' | 'actor' | 'policies'>,
    which: Which,
    behaviour: (work: Work) => Promise<T>,
    version: number | null,
  ): Promise<T> {
    const complaint = await lockComplaint(manager, which, actor);
    if (version !== null && version !== complaint.version) {
      throw new Refusal(
        'stale',
        'changed-meanwhile',
        `${complaint.reference} was changed since you read it. Read it again and repeat your change on top.`,
      );
    }
    const work = new Work(manager, complaint, actor, this.clock.now(), policies);
    const answer = await behaviour(work);
    await this.settle(work);
    return answer;
  }

  private async settle(work: Work): Promise<void> {
    const { manager, complaint, events, jobs, now, actor } = work;
    if (events.length > 0) {
      // Rules work in the background; their events must not make the version stale that a person is looking at.
      if (actor.kind !== 'system') complaint.version += 1;
      complaint.updatedAt = now;
      await manager.save(complaint);
      await appendEvents(manager, complaint.id, actor, events);
    }
    if (work.clocksChanged || events.some((event) => EVENTS[event.type].clocks)) await refreshClocks(work);
    if (jobs.length > 0) {
      await manager.query(
        `INSERT INTO outbox (job, subject_id, next_at) SELECT job, subject_id, $3 FROM unnest($1::text[], $2::uuid[]) AS t(job, subject_id)`,
        [jobs.map((job) => job.job), jobs.map((job) => job.subjectId), now],
      );
    }
  }
}

/** Locks the complaint for this transaction. Everything that changes a complaint or its rows takes this lock first. */
export async function lockComplaint(manager: EntityManager, which: Which, actor: Actor): Promise<Complaint> {
  const where = addVisibleTo(new Conditions(), actor);
  if ('id' in which) where.add('c.id = ?', which.id);
  else where.add('c.reference = ?', which.reference);
  const [locked] = await manager.query<{ id: string }[]>(
    `SELECT id FROM complaint c WHERE ${where.sql} FOR NO KEY UPDATE`,
    where.values,
  );
  if (!locked) throw noSuchComplaint('reference' in which ? which.reference : which.id);
  return manager.findOneByOrFail(Complaint, { id: locked.id });
}
