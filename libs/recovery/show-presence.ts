import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { PresenceBody } from '#contracts/bodies/presence-body';
import { NO_SEAT, PRESENT_FOR } from '#contracts/views/live';
import { visibleComplaint } from '#database/queries/visible-complaint';
import { CLOCK, type Clock } from '#kernel/clock';

/**
 * Shows others who has a case open, so that two do not write the same answer. Changes nothing of the complaint: no history, no
 * version, and gone in less than a minute.
 */
@Injectable()
export class ShowPresence {
  constructor(
    private readonly database: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Whoever comes back after having been gone counts from then.
   * @returns the id of the complaint
   * @throws Refusal not-found when there is no such complaint or the actor may not see it
   */
  async show(reference: string, { doing, seat = NO_SEAT }: PresenceBody, actor: Actor): Promise<string> {
    const { manager } = this.database;
    const complaintId = await visibleComplaint(manager, reference, actor);
    await manager.query(
      `INSERT INTO presence AS p (complaint_id, agent_id, seat, doing, since, seen_at) VALUES ($1, $2, $6, $3, $4, $4)
       ON CONFLICT (complaint_id, agent_id, seat) DO UPDATE SET doing = excluded.doing, seen_at = excluded.seen_at,
         since = CASE WHEN p.seen_at > excluded.seen_at - make_interval(secs => $5) THEN p.since ELSE excluded.since END`,
      [complaintId, actor.id, doing, this.clock.now(), PRESENT_FOR, seat],
    );
    return complaintId;
  }

  /** @param seat the window that was closed; null: all of them */
  async leave(reference: string, seat: string | null, actor: Actor): Promise<void> {
    const complaintId = await visibleComplaint(this.database.manager, reference, actor);
    await this.database.query(
      'DELETE FROM presence WHERE complaint_id = $1 AND agent_id = $2 AND ($3::text IS NULL OR seat = $3)',
      [complaintId, actor.id, seat],
    );
  }
}
