import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { EditTeamBody } from '#contracts/bodies/people-bodies';
import { mustBeAsRead } from '#database/as-read';
import { Doorbell } from '#database/doorbell';
import { Team } from '#database/entities/team';
import { peopleRefusal } from '#identity/manage-people';
import { brokenConstraint } from '#database/statement';
import { CLOCK, type Clock } from '#kernel/clock';
import { Refusal } from '#kernel/refusal';
import { PeopleBook } from './people-book.ts';
import { PolicyBook } from './policy-book.ts';
import { requestRecalculation } from './request-recalculation.ts';

/** Changes teams. Their hours are the hours of their complaints' deadlines, so those are derived anew. */
@Injectable()
export class ManageTeams {
  constructor(
    private readonly database: DataSource,
    private readonly people: PeopleBook,
    private readonly policies: PolicyBook,
    private readonly doorbell: Doorbell,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found; stale; conflict when the name is taken; invalid when there is no such calendar */
  async edit(id: string, change: EditTeamBody, actor: Actor, version: number | null): Promise<void> {
    try {
      await this.database.transaction(async (manager) => {
        const team = await manager.findOne(Team, { where: { id }, lock: { mode: 'pessimistic_write' } });
        if (!team) throw new Refusal('not-found', 'no-such-team', 'There is no team with this id.');
        await mustBeAsRead(manager, { table: 'team', id, version });
        if (Object.keys(change).length > 0) await manager.update(Team, { id }, change);
        if (change.calendarId === undefined || change.calendarId === team.calendarId) return;
        await requestRecalculation(manager, 'team', change.name ?? team.name, actor.id, this.clock.now());
      });
    } catch (error) {
      throw peopleRefusal(brokenConstraint(error)) ?? error;
    }
    this.people.forget();
    this.policies.forget();
    this.doorbell.ring();
  }
}
