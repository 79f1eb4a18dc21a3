import { Injectable } from '@nestjs/common';
import { Handover } from '#database/entities/handover';
import { newId } from '#kernel/ids';
import type { LocalText } from '#kernel/language';
import { becomeOwner, moveToTeam } from './assign-owner.ts';
import { burden, chooseAlone, whoHasRoom } from './choose-person.ts';
import { BriefOwner } from './brief-owner.ts';
import { notify } from './notify.ts';
import type { People } from './people-book.ts';
import type { RaisedNow } from './reached-rung.ts';
import { whoHears } from './who-hears.ts';

const BRIEFING: LocalText = {
  en: 'By the rules for its deadlines, this case was given to you. Everything that is known is in the case: read the conversation and the ten steps before you write to the customer, who need not repeat anything.',
  'zh-CN':
    '系统按时限规则将此个案转交给您。已知的情况都在个案中：请先阅读对话与十个步骤，再联系顾客，顾客无需重复说明。',
};

/** Takes a case from an owner who stays silent and gives it to somebody who is there and has room. */
@Injectable()
export class ReassignCase {
  constructor(private readonly briefing: BriefOwner) {}

  /** To somebody of the role that the rung names; 'owner' stands for agents. */
  async reassign(escalation: RaisedNow, people: People): Promise<void> {
    const { work, rung, deadline } = escalation;
    const { complaint, manager, now, policy } = work;
    const from = complaint.ownerId;
    const there = people
      .presentAnywhere(rung.to === 'owner' ? 'agent' : rung.to, now)
      .filter((person) => person.id !== from);
    await chooseAlone(manager);
    const load = await burden(manager, there);
    const next = whoHasRoom(there, complaint.teamId, load, policy.offering?.cap ?? Infinity);
    if (!next) return this.sayThatNobodyIs(escalation, people);
    // At once, so that the next case of the same batch sees what this one has taken up.
    await manager.query('UPDATE complaint SET owner_id = $2 WHERE id = $1', [complaint.id, next.id]);
    if (from === null) {
      await becomeOwner(work, next, people);
      return moveToTeam(work, next.teamId ?? complaint.teamId);
    }
    const id = newId();
    const briefing = BRIEFING[next.language];
    await manager.insert(Handover, {
      id,
      complaintId: complaint.id,
      fromId: from,
      toId: next.id,
      briefing,
      at: now,
      confirmedAt: null,
    });
    await becomeOwner(work, next, people);
    moveToTeam(work, next.teamId ?? complaint.teamId);
    work.record('handover.made', { handoverId: id, from, to: next.id, rule: deadline.kind });
    await this.briefing.brief(work, { id, to: next, fromName: 'Amends', briefing });
  }

  /** Better a silent owner than none: it stays where it is, the ladder goes on, and the supervisors hear of it. */
  private async sayThatNobodyIs({ id, work, deadline, position }: RaisedNow, people: People): Promise<void> {
    const { complaint, manager, now } = work;
    const told = whoHears('supervisor', complaint, people, now).people.map((person) => person.id);
    await manager.query('UPDATE escalation SET unheard = true, told = $2 WHERE id = $1', [id, told]);
    work.record('offer.unheard', { why: 'reassign', kind: deadline.kind, escalationId: id, told });
    const data = { escalationId: id, clock: deadline.kind, dueAt: deadline.dueAt, rung: position, state: 'told' };
    const kind = 'escalation-unheard';
    await notify(manager, told, { key: `escalation:${id}`, complaintId: complaint.id, kind, data, at: now });
  }
}
