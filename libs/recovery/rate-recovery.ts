import { Injectable } from '@nestjs/common';
import type { Actor } from '#contracts/actor';
import type { RateBody } from '#contracts/bodies/portal-bodies';
import { SETTLED } from '#contracts/status-transitions';
import { newId } from '#kernel/ids';
import { Refusal } from '#kernel/refusal';
import { writeAnswer } from './answer-follow-up.ts';
import { ChangeComplaint } from './change-complaint.ts';
import type { Which, Work } from './work.ts';

/** The customer says how satisfied they are: as the answer to the follow-up that waits for it, else of their own accord. */
@Injectable()
export class RateRecovery {
  constructor(private readonly changes: ChangeComplaint) {}

  /** Said again, it replaces what was said of the same resolution. @throws Refusal conflict `not-answered-yet` */
  async rate(which: Which, body: RateBody, actor: Actor): Promise<void> {
    await this.changes.run(which, actor, async (work) => {
      const { manager, complaint, now } = work;
      if (!SETTLED.includes(complaint.status)) {
        throw new Refusal(
          'conflict',
          'not-answered-yet',
          `We have not answered ${complaint.reference} yet: you can rate it once we have.`,
        );
      }
      const resolution = complaint.reopenedCount + 1;
      const followUpId = await this.followUpToAnswer(work, resolution);
      if (followUpId) return writeAnswer(work, followUpId, body, true);
      await manager.query(
        `INSERT INTO satisfaction (id, complaint_id, resolution, satisfaction, comment, at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (complaint_id, resolution) DO UPDATE SET satisfaction = excluded.satisfaction, comment = excluded.comment, at = excluded.at`,
        [newId(), complaint.id, resolution, body.satisfaction, body.comment ?? null, now],
      );
      work.record('satisfaction.given', { resolution, satisfaction: body.satisfaction });
    });
  }

  /** The one that waits; else the one that was answered, whose answer is replaced; else one whose wait ran out. */
  private async followUpToAnswer({ manager, complaint }: Work, resolution: number): Promise<string | null> {
    const [waiting] = await manager.query<{ id: string }[]>(
      `SELECT id FROM follow_up WHERE complaint_id = $1 AND resolution = $2 AND state IN ('sent', 'answered', 'expired')
       ORDER BY array_position('{sent,answered,expired}'::text[], state), step DESC LIMIT 1`,
      [complaint.id, resolution],
    );
    return waiting?.id ?? null;
  }
}
