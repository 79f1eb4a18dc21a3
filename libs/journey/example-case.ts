import type { EvidenceByStep } from './evidence.ts';
import type { RecoveryFacts, StepFacts } from './facts.ts';
import type { StepKey, StepState } from './steps.ts';

/** A Friday morning in Shanghai, after everything in the example evidence. For tests. */
export const EXAMPLE_NOW = new Date('2026-11-20T03:00:00Z');

/** Complete evidence of every step of a small believable case, where everything happened at `at`. For tests. */
export function completeEvidence(at: Date): EvidenceByStep {
  return {
    capture: { restatement: 'You were charged twice for order 4711.', confirmedAt: at },
    expectation: {
      remedy: 'refund',
      amount: 12900,
      currency: 'CNY',
      byDate: '2026-11-25',
      canMeet: true,
      assurance: 'You will have it by Wednesday.',
    },
    ownership: { acceptedAt: at, acceptedBy: 'Anna', policyExplained: true },
    reassurance: { nextStep: 'The bank answers on Monday; I call you then.' },
    objectivity: { emotions: [{ at, emotion: 'annoyed' }], customerType: 'driver' },
    calm: { apology: { words: 'I am sorry that this happened.', by: 'Anna', at } },
    resolve: {
      options: [
        { description: 'Refund', remedy: 'refund', amount: 12900, cost: 12900, currency: 'CNY', leadTime: 'P3D' },
      ],
      chosen: 0,
      customersAnswer: 'accepted',
      statement: 'We refunded CNY 129.00 to your card.',
    },
    'follow-through': { tokens: [{ kind: 'letter-of-apology', deliveredAt: at }] },
    'big-picture': { causeCategory: 'billing', frequent: false },
    'process-roots': { roots: ['training-lacking'], explanation: 'Nobody knew the refund form.' },
  };
}

export const COMPLETE_EVIDENCE = completeEvidence(new Date('2026-11-20T02:00:00Z'));

/** A case with an owner and a promise, on which no step was done. For tests. */
export function freshCase(changes: Partial<RecoveryFacts> = {}): RecoveryFacts {
  return {
    steps: {},
    resolved: false,
    hasOwner: true,
    ownerCount: 1,
    handovers: [],
    promises: { open: 1, kept: 0, broken: 0 },
    breachedClocks: [],
    reopenedCount: 0,
    followUps: { planned: 0, waiting: 0, answered: 0, expired: 0 },
    satisfaction: null,
    ...changes,
  };
}

/** The facts with these steps done, their evidence complete unless another is given. For tests. */
export function withSteps<K extends StepKey>(
  facts: RecoveryFacts,
  keys: readonly K[],
  { state = 'done', evidence = {} }: { state?: StepState; evidence?: Partial<Pick<EvidenceByStep, K>> } = {},
): RecoveryFacts {
  const steps: Partial<Record<StepKey, StepFacts>> = { ...facts.steps };
  for (const key of keys) steps[key] = { state, evidence: evidence[key] ?? COMPLETE_EVIDENCE[key] };
  return { ...facts, steps: steps as RecoveryFacts['steps'] };
}
