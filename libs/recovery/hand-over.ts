import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { HandOverBody } from '#contracts/bodies/complaint-bodies';
import { Handover } from '#database/entities/handover';
import { invalid, Refusal } from '#kernel/refusal';
import { becomeOwner, moveToTeam, mustOwnOrBeGranted } from './assign-owner.ts';
import { BriefOwner } from './brief-owner.ts';
import { ChangeComplaint } from './change-complaint.ts';
import type { Which } from './work.ts';
import { PeopleBook } from './people-book.ts';

/** Passes a complaint to a new owner with a briefing, so that the customer never repeats the story. */
@Injectable()
export class HandOver {
  constructor(
    private readonly changes: ChangeComplaint,
    private readonly people: PeopleBook,
    private readonly briefing: BriefOwner,
  ) {}

  /** @param id of the handover to be; the same id is never made twice */
  async handOver(which: Which, body: HandOverBody, actor: Actor, id: string): Promise<void> {
    const people = await this.people.current();
    await this.changes.run(which, actor, async (work) => {
      const { manager, complaint, now } = work;
      if (await manager.existsBy(Handover, { id })) return;
      const from = complaint.ownerId;
      mustOwnOrBeGranted(from, actor, "Handing over somebody else's complaint");
      if (from === null)
        throw new Refusal(
          'conflict',
          'nobody-to-hand-over-from',
          `${complaint.reference} has no owner. Assign it instead.`,
        );
      const to = people.owner(body.toId, 'toId')!;
      if (to.id === from) throw invalid('toId', 'owns the complaint already: write somebody else');
      await manager.insert(Handover, {
        id,
        complaintId: complaint.id,
        fromId: from,
        toId: to.id,
        briefing: body.briefing,
        at: now,
        confirmedAt: null,
      });
      await becomeOwner(work, to, people);
      moveToTeam(work, to.teamId ?? complaint.teamId);
      work.record('handover.made', { handoverId: id, from, to: to.id });
      await this.briefing.brief(work, { id, to, fromName: actor.name ?? '', briefing: body.briefing });
    });
  }

  /** The new owner says that the briefing is read. @throws Refusal forbidden for anybody else */
  async confirm(which: Which, handoverId: string, actor: Actor): Promise<void> {
    await this.changes.run(which, actor, async (work) => {
      const handover = await work.manager.findOneBy(Handover, { id: handoverId, complaintId: work.complaint.id });
      if (!handover)
        throw new Refusal('not-found', 'no-such-handover', `${work.complaint.reference} has no such handover.`);
      if (handover.toId !== actor.id)
        throw new Refusal('forbidden', 'not-your-briefing', 'Only the new owner can confirm having read the briefing.');
      const { affected } = await work.manager.update(
        Handover,
        { id: handoverId, confirmedAt: IsNull() },
        { confirmedAt: work.now },
      );
      if (affected) work.record('handover.confirmed', { handoverId });
    });
  }
}
