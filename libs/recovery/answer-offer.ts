import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { Refusal } from '#kernel/refusal';
import { systemActor } from '#contracts/actor';
import { becomeOwner, moveToTeam } from './assign-owner.ts';
import { ChangeComplaint } from './change-complaint.ts';
import { PeopleBook } from './people-book.ts';
import type { Work } from './work.ts';

/** Somebody takes an offered complaint, or does not. */
@Injectable()
export class AnswerOffer {
  constructor(
    private readonly database: DataSource,
    private readonly changes: ChangeComplaint,
    private readonly people: PeopleBook,
  ) {}

  /** @throws Refusal not-found when it was not offered to the actor; conflict when the offer is over */
  async accept(offerId: string, actor: Actor): Promise<void> {
    const people = await this.people.current();
    await this.answer(offerId, actor, 'accepted', null, async (work) => {
      const owner = people.owner(actor.id)!;
      work.record('offer.accepted', { offerId, by: actor.id });
      await becomeOwner(work, owner, people);
      moveToTeam(work, owner.teamId ?? work.complaint.teamId);
    });
  }

  /** @throws Refusal not-found when it was not offered to the actor; conflict when the offer is over */
  async decline(offerId: string, reason: string | null, actor: Actor): Promise<void> {
    await this.answer(offerId, actor, 'declined', reason, (work) => {
      work.record('offer.declined', { offerId, by: actor.id, ...(reason && { reason }) });
      // The next one is asked at once.
      work.ask('offer-complaint');
      return Promise.resolve();
    });
  }

  private async answer(
    offerId: string,
    actor: Actor,
    state: 'accepted' | 'declined',
    reason: string | null,
    behaviour: (work: Work) => Promise<void>,
  ): Promise<void> {
    const [found] = await this.database.query<{ complaintId: string }[]>(
      'SELECT complaint_id AS "complaintId" FROM offer WHERE id = $1 AND agent_id = $2',
      [offerId, actor.id],
    );
    if (!found) throw new Refusal('not-found', 'no-such-offer', 'You were not offered this.');
    // The offer itself is the permission to see the complaint: it may belong to a team of which nobody was there.
    const whoever = { ...systemActor(actor.origin), kind: actor.kind, id: actor.id, name: actor.name };
    await this.changes.run({ id: found.complaintId }, seeing(whoever), async (work) => {
      const [, answered] = await work.manager.query<[unknown[], number]>(
        `UPDATE offer SET state = $2, answered_at = $3, reason = $4 WHERE id = $1 AND state = 'open' AND expires_at > $3`,
        [offerId, state, work.now, reason],
      );
      if (answered === 0)
        throw new Refusal(
          'conflict',
          'offer-over',
          'This offer is over: it was answered, withdrawn, or its time ran out.',
        );
      await behaviour(work);
    });
  }
}

/** An actor who may see every complaint, in the name of the same person. */
const seeing = (actor: Actor): Actor => ({ ...actor, role: 'supervisor' });
