import { isMade, type Draft, type PromiseMade } from './draft.ts';
import { evidenceOf, type IntakeStep } from './evidence.ts';

/** One thing to save: the complaint, then each promise, then the evidence of each step. */
export type Task =
  { kind: 'complaint' } | { kind: 'promise'; promise: PromiseMade } | { kind: 'step'; step: IntakeStep };

/** As it is written down in `submission.saved`. */
export const nameOf = (task: Task): string =>
  task.kind === 'complaint'
    ? 'complaint'
    : task.kind === 'promise'
      ? `promise:${task.promise.id}`
      : `step:${task.step}`;

/** Everything that the draft holds, in the order in which it is saved. */
export function tasksOf(draft: Draft, by: string): Task[] {
  const promises = draft.promises.filter(isMade);
  return [
    { kind: 'complaint' },
    ...promises.map((promise): Task => ({ kind: 'promise', promise })),
    ...(Object.keys(evidenceOf(draft, by)) as IntakeStep[]).map((step): Task => ({ kind: 'step', step })),
  ];
}

/** Whether it is saved as it stands now. */
export function isSaved(draft: Draft, by: string, task: Task): boolean {
  const { saved, evidence } = draft.submission;
  if (!saved.includes(nameOf(task))) return false;
  // A draft of an earlier version does not know in which words it was saved.
  if (task.kind !== 'step' || !evidence?.[task.step]) return true;
  return JSON.stringify(evidence[task.step]) === JSON.stringify(evidenceOf(draft, by)[task.step]);
}
