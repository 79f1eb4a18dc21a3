import { RecoveryStep } from '#database/entities/recovery-step';
import { storedEvidence } from '#journey/evidence';
import type { Work } from './work.ts';
import { writeStep } from './write-step.ts';

/**
 * The customer rejected the answer: step 7 is reopened, and its option is one that the customer declined. What was on record
 * before stays in the history; the words of the customer stay out of it, they belong to the conversation.
 * @param messageId of the message in which the customer says why
 */
export async function takeUpSolution(work: Work, messageId: string, reason: string): Promise<void> {
  const { manager, complaint } = work;
  const key = 'resolve';
  const before = await manager.findOneBy(RecoveryStep, { complaintId: complaint.id, key });
  const wasSettled = before?.state === 'done' || before?.state === 'overridden';
  const state = wasSettled ? 'reopened' : (before?.state ?? 'open');
  const evidence = { ...storedEvidence(key, before?.evidence ?? {}), customersAnswer: 'declined' };
  await writeStep(work, key, before, { state, evidence, reason }, { because: 'answer.rejected', messageId });
}
