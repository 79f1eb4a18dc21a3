import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { KnownProblemBody } from '#contracts/bodies/problem-bodies';
import { KnownProblem } from '#database/entities/known-problem';
import { brokenConstraint } from '#database/statement';
import { CLOCK, type Clock } from '#kernel/clock';
import { invalid, Refusal } from '#kernel/refusal';

/** Notes a problem that is behind more than one complaint, so that step 9 of the others can name it too. */
@Injectable()
export class NoteProblem {
  constructor(
    private readonly database: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param id of the problem to be; the same id is never made twice
   * @throws Refusal conflict when there is one of this title
   */
  async note({ title, description = null }: KnownProblemBody, actor: Actor, id: string): Promise<void> {
    await withOwnTitle(
      this.database.query(
        `INSERT INTO known_problem (id, title, description, noted_at, noted_by_id) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO NOTHING`,
        [id, title.trim(), description, this.clock.now(), actor.id],
      ),
    );
  }
}

/** @throws Refusal conflict when what was written has the title of another problem */
export async function withOwnTitle(writing: Promise<unknown>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (brokenConstraint(error) !== 'known_problem_title_key') throw error;
    throw new Refusal('conflict', 'title-taken', 'There is a known problem of this title already. Choose that one.', [
      { field: 'title', reason: 'is taken' },
    ]);
  }
}

/**
 * @param before the evidence as it was: what it named already may stay
 * @throws Refusal invalid when a problem is named that nobody noted
 */
export async function mustBeNoted(
  manager: EntityManager,
  problemId: string | undefined,
  before: object | undefined,
): Promise<void> {
  if (problemId === undefined || (before && 'problemId' in before && before.problemId === problemId)) return;
  if (!(await manager.existsBy(KnownProblem, { id: problemId })))
    throw invalid(
      'evidence.problemId',
      'is no known problem: choose one from /api/v1/problems, or note it there first',
    );
}
