import { RecoveryStep } from '#database/entities/recovery-step';
import { storedEvidence } from '#journey/evidence';
import type { Work } from './work.ts';

/**
 * The customer rejected the answer: step 7 is reopened, and its option is one that the customer declined. What was on record
 * before stays in the history; the words of the customer stay out of it, they belong to the conversation.
 * @param messageId of the message in which the customer says why
 */
export async function takeUpSolution(work: Work, messageId: string, reason: string): Promise<void> {
  const { manager, complaint, actor, now } = work;
  const key = 'resolve';
  const before = await manager.findOneBy(RecoveryStep, { complaintId: complaint.id, key });
  const wasSettled = before?.state === 'done' || before?.state === 'overridden';
  const state = wasSettled ? 'reopened' : (before?.state ?? 'open');
  const evidence = { ...storedEvidence(key, before?.evidence ?? {}), customersAnswer: 'declined' };
  await manager.upsert(
    RecoveryStep,
    { complaintId: complaint.id, key, state, evidence, reason, updatedAt: now, updatedBy: actor.id },
    ['complaintId', 'key'],
  );
  work.record(wasSettled ? 'step.reopened' : 'step.saved', {
    step: key,
    before: before?.evidence ?? null,
    after: evidence,
    because: 'answer.rejected',
    messageId,
  });
}
