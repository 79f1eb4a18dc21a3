import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { mustBeAsRead, type AsRead } from '#database/as-read';
import { Doorbell } from '#database/doorbell';
import { brokenConstraint } from '#database/statement';
import { CLOCK, type Clock } from '#kernel/clock';
import { invalid, Refusal } from '#kernel/refusal';
import { PeopleBook } from './people-book.ts';
import { PolicyBook } from './policy-book.ts';
import { requestRecalculation } from './request-recalculation.ts';

/** What a change makes of open complaints: other deadlines or rungs, because of this. */
export interface MovesDeadlines {
  why: 'policy' | 'calendar' | 'ladder';
  name: string;
  actor: Actor;
}

/** What may be named by mistake, by the constraint that notices. */
const REFERS_TO_NOTHING: Record<string, () => Refusal> = {
  policy_calendar_id_fkey: () => invalid('calendarId', 'is no calendar: write the id of one from /api/v1/calendars'),
  policy_ladder_id_fkey: () => invalid('ladderId', 'is no ladder: write the id of one from /api/v1/ladders'),
  policy_follow_up_plan_id_fkey: () =>
    invalid('followUpPlanId', 'is no follow-up plan: write the id of one from /api/v1/follow-up-plans'),
};

/** What may still use something that is to be deleted. */
type User =
  'policies' | 'teams' | 'people' | 'customers' | 'complaints' | 'ladders' | 'follow-up plans' | 'custom fields';

/** The one way in which policies and what they refer to change. */
@Injectable()
export class ChangeSettings {
  constructor(
    private readonly database: DataSource,
    private readonly policies: PolicyBook,
    private readonly people: PeopleBook,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly doorbell: Doorbell,
  ) {}

  /**
   * @param moves why the open complaints may have other deadlines or rungs afterwards; null: they have not
   * @param read what is changed, as it was read; null: something new
   * @throws Refusal conflict when the name is taken; invalid when it refers to what is not there; stale when somebody else
   * changed it since it was read
   */
  async run(
    moves: MovesDeadlines | null,
    change: (manager: EntityManager) => Promise<unknown>,
    read: AsRead | null = null,
  ): Promise<void> {
    try {
      await this.database.transaction(async (manager) => {
        if (read) await mustBeAsRead(manager, read);
        await change(manager);
        if (moves) await requestRecalculation(manager, moves.why, moves.name, moves.actor.id, this.clock.now());
      });
    } catch (error) {
      const constraint = brokenConstraint(error) ?? '';
      // The same Idempotency-Key made it already, in a process that died before it could answer.
      if (constraint.endsWith('_pkey')) return;
      throw settingsRefusal(constraint) ?? error;
    }
    this.policies.forget();
    this.people.forget();
    this.doorbell.ring();
  }

  /**
   * Deletes what nothing uses.
   * @param users queries for the names of what may use it, by what that is
   * @throws Refusal conflict naming what still uses it; not-found; stale when somebody else changed it since it was read
   */
  remove(read: AsRead, users: Partial<Record<User, string>> = {}): Promise<void> {
    return this.run(null, (manager) => removeIn(manager, read, users), read);
  }
}

async function removeIn(
  manager: EntityManager,
  { table, id }: AsRead,
  users: Partial<Record<User, string>>,
): Promise<void> {
  // Locked before the look: who began to use it in between made of the removal an error of ours. Now they are seen, or find
  // nothing there themselves.
  const locked = await manager.query<unknown[]>(`SELECT FROM ${table} WHERE id = $1 FOR UPDATE`, [id]);
  if (locked.length === 0) throw nothingThere();
  for (const [what, query] of Object.entries(users) as [User, string][]) {
    const found = await manager.query<{ name: string }[]>(`${query} ORDER BY 1 LIMIT 4`, [id]);
    if (found.length === 0) continue;
    const named = found.slice(0, 3).map(({ name }) => name);
    const names = [...named, ...(found.length > 3 ? ['…'] : [])].join(', ');
    throw new Refusal('conflict', 'in-use', `It is used by ${what}: ${names}. Change that first.`, [], {
      usedBy: names,
    });
  }
  await manager.query(`DELETE FROM ${table} WHERE id = $1`, [id]);
}

/** Why a change of settings was refused, by the constraint that noticed; undefined when it was none of theirs. */
export function settingsRefusal(constraint: string): Refusal | undefined {
  if (constraint.endsWith('_name_key')) {
    return new Refusal('conflict', 'name-taken', 'There is one of this name already. Choose another name.', [
      { field: 'name', reason: 'is taken' },
    ]);
  }
  if (constraint === 'canned_reply_shortcut_key') {
    return new Refusal('conflict', 'shortcut-taken', 'Another canned reply has this shortcut. Choose another one.', [
      { field: 'shortcut', reason: 'is taken' },
    ]);
  }
  return REFERS_TO_NOTHING[constraint]?.();
}

export function nothingThere(): Refusal {
  return new Refusal('not-found', 'nothing-there', 'There is nothing with this id.');
}
