import { Injectable } from '@nestjs/common';
import type { Actor } from '#contracts/actor';
import type { RejectAnswerBody } from '#contracts/bodies/portal-bodies';
import { SETTLED } from '#contracts/status-transitions';
import { Message } from '#database/entities/message';
import { Refusal } from '#kernel/refusal';
import { AddMessage } from './add-message.ts';
import { ChangeComplaint } from './change-complaint.ts';
import { reopen } from './change-status.ts';
import { notify } from './notify.ts';
import { takeUpSolution } from './take-up-solution.ts';
import { tellWatchers } from './watch-complaint.ts';
import type { Which, Work } from './work.ts';

/** The customer accepts the answer, or rejects it and says why. */
@Injectable()
export class JudgeAnswer {
  constructor(
    private readonly changes: ChangeComplaint,
    private readonly messages: AddMessage,
  ) {}

  /** Accepting it again changes nothing. @throws Refusal conflict `no-answer-waits` when there is no answer to accept */
  async accept(which: Which, actor: Actor): Promise<void> {
    await this.changes.run(which, actor, async (work) => {
      if (work.complaint.status !== 'resolved') throw noAnswerWaits(work);
      if (await isAccepted(work)) return;
      work.record('answer.accepted', { resolution: resolutionOf(work) });
      await this.tell(work, 'answer-accepted');
    });
  }

  /**
   * The case and its step 7 are taken up again, and the reason becomes part of the conversation.
   * @param id of the message to be; the same id is never added twice
   * @throws Refusal conflict `no-answer-waits` when there is no answer to reject
   */
  async reject(which: Which, { reason, attachmentIds }: RejectAnswerBody, actor: Actor, id: string): Promise<void> {
    await this.changes.run(which, actor, async (work) => {
      const { manager, complaint } = work;
      if (await manager.existsBy(Message, { id, complaintId: complaint.id })) return;
      if (!SETTLED.includes(complaint.status)) throw noAnswerWaits(work);
      work.record('answer.rejected', { resolution: resolutionOf(work), messageId: id });
      const message = { kind: 'from-customer' as const, body: reason, channel: 'web' as const, attachmentIds };
      await this.messages.addTo(work, message, id);
      // Whatever the words are, even if they are no more than thanks: it was the answer that was rejected.
      if (SETTLED.includes(complaint.status)) await reopen(work, 'the customer rejected the answer');
      await takeUpSolution(work, id, reason);
      await this.tell(work, 'answer-rejected');
    });
  }

  /** The owner hears what the customer thinks of the answer, and so do those who watch. */
  private async tell(work: Work, kind: 'answer-accepted' | 'answer-rejected'): Promise<void> {
    const { manager, complaint, now } = work;
    await notify(manager, complaint.ownerId ? [complaint.ownerId] : [], {
      key: `${kind}:${complaint.id}:${complaint.reopenedCount}`,
      complaintId: complaint.id,
      kind,
      data: {},
      at: now,
    });
    await tellWatchers(work, kind);
  }
}

/** Which resolution the answer belongs to, from 1. */
const resolutionOf = ({ complaint }: Work): number => complaint.reopenedCount + 1;

async function isAccepted(work: Work): Promise<boolean> {
  const accepted = await work.manager.query<unknown[]>(
    `SELECT FROM complaint_event WHERE complaint_id = $1 AND type = 'answer.accepted' AND (data->>'resolution')::int = $2 LIMIT 1`,
    [work.complaint.id, resolutionOf(work)],
  );
  return accepted.length > 0;
}

const noAnswerWaits = ({ complaint }: Work) =>
  new Refusal(
    'conflict',
    'no-answer-waits',
    `No answer of ours waits for you in ${complaint.reference}. Read it again: it may have been taken up again meanwhile.`,
  );
