import { Injectable } from '@nestjs/common';
import type { Actor } from '#contracts/actor';
import type { AnswerFollowUpBody } from '#contracts/bodies/complaint-bodies';
import { FollowUp } from '#database/entities/follow-up';
import { Refusal } from '#kernel/refusal';
import { ChangeComplaint } from './change-complaint.ts';
import type { Which, Work } from './work.ts';

/** Writes down what the customer answered to a follow-up, also when the wait was over already. */
@Injectable()
export class AnswerFollowUp {
  constructor(private readonly changes: ChangeComplaint) {}

  async answer(which: Which, followUpId: string, body: AnswerFollowUpBody, actor: Actor): Promise<void> {
    await this.changes.run(which, actor, (work) => writeAnswer(work, followUpId, body));
  }
}

const NOT_WAITING = {
  planned: 'This follow-up is planned: only one that was sent can be answered.',
  answered: 'This follow-up is answered: only one that was sent can be answered.',
  cancelled: 'This follow-up is cancelled: only one that was sent can be answered.',
};

/**
 * The same inside a change that runs already. What the same customer said of the same resolution before they were asked does
 * not count beside it.
 * @param again whether an answer may be replaced, as by the customer who thinks better of it
 */
export async function writeAnswer(
  work: Work,
  followUpId: string,
  body: AnswerFollowUpBody,
  again = false,
): Promise<void> {
  const { manager, complaint, now } = work;
  const followUp = await manager.findOneBy(FollowUp, { id: followUpId, complaintId: complaint.id });
  if (!followUp) throw new Refusal('not-found', 'no-such-follow-up', `${complaint.reference} has no such follow-up.`);
  const { state } = followUp;
  if (state !== 'sent' && state !== 'expired' && !(again && state === 'answered')) {
    throw new Refusal('conflict', 'follow-up-not-waiting', NOT_WAITING[state]);
  }
  const answer = { satisfaction: body.satisfaction, comment: body.comment ?? null };
  await manager.update(FollowUp, { id: followUpId }, { ...answer, state: 'answered', answeredAt: now, nextAt: null });
  await manager.query('DELETE FROM satisfaction WHERE complaint_id = $1 AND resolution = $2', [
    complaint.id,
    followUp.resolution,
  ]);
  work.record('follow-up.answered', { followUpId, satisfaction: body.satisfaction });
}
