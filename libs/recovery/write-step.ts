import type { EventType } from '#contracts/events';
import { RecoveryStep } from '#database/entities/recovery-step';
import type { StepKey, StepState } from '#journey/steps';
import type { Work } from './work.ts';

const EVENT_OF: Record<StepState, EventType> = {
  open: 'step.saved',
  done: 'step.done',
  overridden: 'step.overridden',
  reopened: 'step.reopened',
};

interface WrittenStep {
  state: StepState;
  evidence: object;
  reason: string | null;
}

/**
 * Writes how a recovery step stands now, and tells the history what it was.
 * @param before the step as it was; nothing when nobody has touched it
 * @param told what the history says beside the evidence
 */
export async function writeStep(
  work: Work,
  key: StepKey,
  before: { state: StepState; evidence: object } | null | undefined,
  { state, evidence, reason }: WrittenStep,
  told: object,
): Promise<void> {
  const { manager, complaint, actor, now } = work;
  await manager.upsert(
    RecoveryStep,
    { complaintId: complaint.id, key, state, evidence: { ...evidence }, reason, updatedAt: now, updatedBy: actor.id },
    ['complaintId', 'key'],
  );
  const moved = state !== (before?.state ?? 'open');
  work.record(moved ? EVENT_OF[state] : 'step.saved', {
    step: key,
    before: before?.evidence ?? null,
    after: evidence,
    ...told,
  });
}
