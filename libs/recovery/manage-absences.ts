import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { mustBeGranted, type Actor } from '#contracts/actor';
import type { AbsenceBody } from '#contracts/bodies/absence-bodies';
import { mustBeAsRead } from '#database/as-read';
import { Absence } from '#database/entities/absence';
import { CLOCK, type Clock } from '#kernel/clock';
import { invalid, Refusal } from '#kernel/refusal';
import { nothingThere } from './change-settings.ts';
import { PeopleBook } from './people-book.ts';

/** Keeps who is away when: everybody their own, supervisors everybody's. Absences may overlap; away is away. */
@Injectable()
export class ManageAbsences {
  constructor(
    private readonly database: DataSource,
    private readonly people: PeopleBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found when there is nobody of this id; forbidden when the actor may not look at their absences */
  async mayKeep(agentId: string, actor: Actor): Promise<void> {
    const [found] = await this.database.query<unknown[]>('SELECT FROM agent WHERE id = $1', [agentId]);
    if (!found) throw new Refusal('not-found', 'no-such-agent', 'There is nobody with this id.');
    if (agentId !== actor.id) mustBeGranted(actor, 'absence.manage', "Keeping somebody else's absences");
  }

  /** @param id of the absence to be; the same id is never made twice */
  async add(agentId: string, { from, to, reason = null }: AbsenceBody, actor: Actor, id: string): Promise<void> {
    await this.mayKeep(agentId, actor);
    mustEndLater(from, to);
    await this.database.query(
      `INSERT INTO absence (id, agent_id, starts_at, ends_at, reason, created_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO NOTHING`,
      [id, agentId, from, to, reason, this.clock.now()],
    );
    this.people.forget();
  }

  /** @throws Refusal as above; invalid; not-found; stale when somebody else changed it since it was read */
  async edit(
    agentId: string,
    id: string,
    { from, to, reason = null }: AbsenceBody,
    actor: Actor,
    version: number | null,
  ): Promise<void> {
    await this.mayKeep(agentId, actor);
    mustEndLater(from, to);
    await this.database.transaction(async (manager) => {
      await mustBeAsRead(manager, { table: 'absence', id, version });
      const { affected } = await manager.update(Absence, { id, agentId }, { startsAt: from, endsAt: to, reason });
      if (!affected) throw nothingThere();
    });
    this.people.forget();
  }

  async remove(agentId: string, id: string, actor: Actor, version: number | null): Promise<void> {
    await this.mayKeep(agentId, actor);
    await this.database.transaction(async (manager) => {
      await mustBeAsRead(manager, { table: 'absence', id, version });
      const [, removed] = await manager.query<[unknown[], number]>(
        'DELETE FROM absence WHERE id = $1 AND agent_id = $2',
        [id, agentId],
      );
      if (removed === 0) throw nothingThere();
    });
    this.people.forget();
  }
}

function mustEndLater(from: Date, to: Date | null): void {
  if (to !== null && to <= from) throw invalid('to', 'is not later than `from`: write when the absence ends, or null');
}
