import { Injectable } from '@nestjs/common';
import { may, mustBeGranted, type Actor } from '#contracts/actor';
import type { AssignBody } from '#contracts/bodies/complaint-bodies';
import { OWNERS_TOO_MANY } from '#journey/went-badly';
import { invalid, Refusal } from '#kernel/refusal';
import { ChangeComplaint } from './change-complaint.ts';
import type { Which, Work } from './work.ts';
import { notify } from './notify.ts';
import { withdrawOffers } from './offer-complaint.ts';
import { PeopleBook, type People, type Person } from './people-book.ts';

/** Gives an unowned complaint its one named owner, or takes the owner away. From owner to owner it is handed over. */
@Injectable()
export class AssignOwner {
  constructor(
    private readonly changes: ChangeComplaint,
    private readonly people: PeopleBook,
  ) {}

  /** @throws Refusal conflict `handover-without-briefing` when somebody else owns it already */
  async assign(which: Which, body: AssignBody, actor: Actor, version: number | null): Promise<void> {
    const people = await this.people.current();
    await this.changes.run(
      which,
      actor,
      async (work) => {
        const { complaint } = work;
        const owner = people.owner(body.ownerId);
        const before = complaint.ownerId;
        if (owner?.id !== actor.id || before !== null)
          mustOwnOrBeGranted(complaint.ownerId, actor, 'Assigning it to somebody else');
        if (owner && before !== null && before !== owner.id) {
          throw new Refusal(
            'conflict',
            'handover-without-briefing',
            `${complaint.reference} has an owner. Hand it over with a briefing, so that the customer never repeats the story.`,
            [{ field: 'ownerId', reason: 'use the handover with a briefing instead' }],
          );
        }
        const teamId = body.teamId === undefined ? (owner?.teamId ?? complaint.teamId) : body.teamId;
        moveToTeam(work, people.team(teamId)?.id ?? null);
        if ((owner?.id ?? null) === before) return;
        if (!owner) {
          complaint.ownerId = null;
          return work.record('owner.changed', { from: before, to: null });
        }
        await becomeOwner(work, owner, people);
        if (owner.id !== actor.id) await this.tell(work, owner);
      },
      version,
    );
  }

  private async tell({ manager, complaint, actor, now }: Work, owner: Person): Promise<void> {
    const key = `assigned:${complaint.id}:${complaint.ownerCount}`;
    await notify(manager, [owner.id], {
      key,
      complaintId: complaint.id,
      kind: 'assigned',
      data: { by: actor.name },
      at: now,
    });
  }
}

/** Another team may have another calendar, and other people who see the complaint: so it stands in the history. */
export function moveToTeam(work: Work, teamId: string | null): void {
  const from = work.complaint.teamId;
  if (from === teamId) return;
  work.complaint.teamId = teamId;
  work.record('team.changed', { from, to: teamId });
}

/** Agents pass on what is theirs or nobody's; what belongs to others only those who may. */
export function mustOwnOrBeGranted(ownerId: string | null, actor: Actor, toDo: string): void {
  if (ownerId !== null && ownerId === actor.id) return;
  if (ownerId === null && may(actor, 'complaint.work')) return;
  mustBeGranted(actor, 'complaint.assign-others', toDo);
}

/** Makes this person the one named owner: counted, announced to the customer, and from the third on told to a supervisor. */
export async function becomeOwner(work: Work, owner: Person, people: People): Promise<void> {
  const { complaint, manager, now } = work;
  if (complaint.status === 'merged') throw invalid('ownerId', 'cannot be set on a complaint that was merged');
  work.record('owner.changed', { from: complaint.ownerId, to: owner.id });
  complaint.ownerId = owner.id;
  complaint.ownerCount += 1;
  await withdrawOffers(work);
  work.ask('announce-owner');
  if (complaint.ownerCount < OWNERS_TOO_MANY) return;
  await notify(
    manager,
    people.inRole('supervisor', complaint.teamId).map(({ id }) => id),
    {
      key: `owner:${complaint.id}:${complaint.ownerCount}`,
      complaintId: complaint.id,
      kind: 'third-owner',
      data: { ownerCount: complaint.ownerCount, owner: owner.name },
      at: now,
    },
  );
}
