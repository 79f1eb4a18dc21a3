import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { Conditions } from '#database/queries/conditions';
import { addVisibleTo } from '#database/visible-to';
import { Refusal } from '#kernel/refusal';
import { ChangeComplaint } from './change-complaint.ts';
import { endClockEscalations } from './end-escalations.ts';
import { recallMail } from './write-mail.ts';

/** Somebody takes an escalation on: from here the ladder of that deadline calls nobody any more. */
@Injectable()
export class AcknowledgeEscalation {
  constructor(private readonly changes: ChangeComplaint) {}

  /** @throws Refusal conflict when somebody else took it on first, or it ended because its deadline was met */
  async acknowledge(manager: EntityManager, escalationId: string, actor: Actor): Promise<void> {
    const where = addVisibleTo(new Conditions().add('e.id = ?', escalationId), actor);
    const [found] = await manager.query<{ complaint_id: string }[]>(
      `SELECT e.complaint_id FROM escalation e JOIN complaint c ON c.id = e.complaint_id WHERE ${where.sql}`,
      where.values,
    );
    if (!found)
      throw new Refusal('not-found', 'no-such-escalation', 'There is no such escalation, or it is not visible to you.');
    await this.changes.run({ id: found.complaint_id }, actor, async (work) => {
      const [taken] = await work.manager.query<[{ clock_id: string | null; rung: number | null }[], number]>(
        `UPDATE escalation SET state = 'acknowledged', acknowledged_at = $2, acknowledged_by = $3, next_at = NULL
         WHERE id = $1 AND state IN ('waiting', 'told') RETURNING clock_id, rung`,
        [escalationId, work.now, actor.id],
      );
      if (taken.length === 0) {
        const [{ state }] = (await work.manager.query<{ state: string }[]>(
          'SELECT state FROM escalation WHERE id = $1',
          [escalationId],
        )) as [{ state: string }];
        throw new Refusal(
          'conflict',
          'escalation-over',
          state === 'acknowledged'
            ? 'Somebody took this escalation on already.'
            : 'This escalation ended: its deadline calls nobody any more.',
        );
      }
      // Whoever has not read it yet need not any more.
      await recallMail(work.manager, [work.complaint.id], [`escalation:${escalationId}:`]);
      // Those raised before it call nobody any more either: the deadline is in somebody's hands.
      if (taken[0]!.clock_id) await endClockEscalations(work.manager, [taken[0]!.clock_id]);
      work.record('escalation.acknowledged', { escalationId, clockId: taken[0]!.clock_id, rung: taken[0]!.rung });
      work.clocksChanged = true;
    });
  }
}
