import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '#contracts/actor';
import type { Recalculation } from '#database/entities/recalculation';
import { isDatabaseAway } from '#database/database-away';
import { CLOCK, type Clock } from '#kernel/clock';
import { ChangeComplaint } from './change-complaint.ts';
import { compareClocks, openSubjects, type OpenSubject } from './compare-clocks.ts';
import { PolicyBook } from './policy-book.ts';
import type { Work } from './work.ts';

/** Complaints that are compared together, and those that differ changed together. */
const BATCH = 200;

/** Batches of one job; then other work has its turn. */
const BATCHES = 5;

/** While one worker is at it (milliseconds): if it dies, another goes on from where the books say it was. */
const LEASE = 60_000;

type Progress = Pick<Recalculation, 'why' | 'name' | 'reached'>;

/**
 * Derives the clocks of the open complaints anew, batch by batch, because a policy, a calendar or a ladder changed. Compares
 * first and locks only the complaints that differ, each for a moment, so that nobody waits.
 */
@Injectable()
export class RecalculateClocks {
  constructor(
    private readonly database: DataSource,
    private readonly changes: ChangeComplaint,
    private readonly policies: PolicyBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns whether there was something to do */
  async goOn(id: string, origin: string): Promise<boolean> {
    const now = this.clock.now();
    const [[claimed]] = await this.database.query<[Progress[], number]>(
      `UPDATE recalculation SET next_at = $3, enqueued_at = NULL WHERE id = $1 AND next_at <= $2 RETURNING why, name, reached`,
      [id, now, new Date(now.getTime() + LEASE)],
    );
    if (!claimed) return false;
    let { reached } = claimed;
    for (let batch = 0; batch < BATCHES; batch++) {
      const next = await this.doBatch(id, { ...claimed, reached }, origin);
      if (next === 'finished' || next === 'overtaken') return true;
      reached = next;
    }
    await this.database.query('UPDATE recalculation SET next_at = $2 WHERE id = $1 AND finished_at IS NULL', [
      id,
      this.clock.now(),
    ]);
    return true;
  }

  private async doBatch(id: string, progress: Progress, origin: string): Promise<string | 'finished' | 'overtaken'> {
    const { manager } = this.database;
    const subjects = await openSubjects(manager, progress.reached, BATCH);
    const policies = await this.policies.current();
    const compared = await compareClocks(manager, subjects, policies, this.clock.now());
    const differing = compared
      .filter(({ changed, dropped, isUnderAnother }) => changed.length + dropped.length > 0 || isUnderAnother)
      .map(({ subject }) => subject.id);
    const errors = await this.change(differing, progress, origin);
    await this.offer(subjects.filter((subject) => policies.for(subject).offering !== null));
    const isLast = subjects.length < BATCH;
    const [, written] = await this.database.query<[unknown[], number]>(
      `UPDATE recalculation SET done = done + $3, changed = changed + $4, reached = coalesce($5, reached),
         finished_at = $6, next_at = CASE WHEN $6::timestamptz IS NULL THEN next_at END
       WHERE id = $1 AND reached IS NOT DISTINCT FROM $2 AND finished_at IS NULL`,
      [
        id,
        progress.reached,
        subjects.length,
        differing.length,
        subjects.at(-1)?.id ?? null,
        isLast ? this.clock.now() : null,
      ],
    );
    // The books say where it was: it goes on behind what failed, once somebody has read why.
    if (errors.length > 0) throw errors[0];
    if (written === 0) return 'overtaken';
    return isLast ? 'finished' : subjects.at(-1)!.id;
  }

  /** Those that had no owner before their policy began to offer such are offered as well. */
  private async offer(subjects: readonly OpenSubject[]): Promise<void> {
    if (subjects.length === 0) return;
    await this.database.query(
      `INSERT INTO outbox (job, subject_id, next_at) SELECT 'offer-complaint', c.id, $2 FROM complaint c
       WHERE c.id = ANY($1) AND c.owner_id IS NULL
         AND NOT EXISTS (SELECT FROM outbox o WHERE o.job = 'offer-complaint' AND o.subject_id = c.id)`,
      [subjects.map(({ id }) => id), this.clock.now()],
    );
  }

  /** @returns what went wrong with single complaints, which hold up no other */
  private async change(ids: readonly string[], { why, name }: Progress, origin: string): Promise<unknown[]> {
    if (ids.length === 0) return [];
    const derive = (works: readonly Work[]) => {
      for (const work of works) work.deriveAnew({ why, name });
      return Promise.resolve(new Set(works.map(({ complaint }) => complaint.id)));
    };
    const together = this.changes.runMany(ids, systemActor(origin), derive);
    const done = await together.catch((error: unknown) => {
      if (isDatabaseAway(error)) throw error;
      return new Set<string>();
    });
    const errors: unknown[] = [];
    // Those that somebody was changing just then, and those beside one that fails: each by itself.
    for (const id of ids.filter((each) => !done.has(each))) {
      await this.changes
        .run({ id }, systemActor(origin), (work) => derive([work]))
        .catch((error: unknown) => {
          if (isDatabaseAway(error)) throw error;
          errors.push(error);
        });
    }
    return errors;
  }
}
