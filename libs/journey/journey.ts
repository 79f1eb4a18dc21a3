import type { LocalText } from '#kernel/language';
import { stepMissing } from './change-step.ts';
import { isSettled, stateOf, type RecoveryFacts } from './facts.ts';
import { GATE_KEYS, gateMissing, type GateKey } from './gates.ts';
import { NEW_ANSWER, type Missing } from './missing.ts';
import { STEP_KEYS, STEPS, type Phase, type StepKey, type StepState } from './steps.ts';
import { whatWentBadly, type WentBadly } from './went-badly.ts';

/** Where one step stands. */
export interface JourneyStep {
  key: StepKey;
  number: number;
  phase: Phase;
  title: LocalText;
  state: StepState;
  /** Whether this case needs the step at all: step 10 is for recoveries that went badly. */
  needed: boolean;
  /** What must come before the step can be done; empty when it can be marked as done or needs nothing more. */
  missing: Missing[];
  /** Codes of what shuts the gate before this step, if it is shut. */
  blockedBy?: string[];
}

/** Where the recovery stands and what comes next. */
export interface Journey {
  steps: JourneyStep[];
  /** The step to do next and why; null when there is nothing left to do. */
  next: { step: StepKey; why: LocalText } | null;
  /** Counts of needed steps. */
  progress: { settled: number; of: number };
  /** What keeps each gate shut; an empty list means open. */
  gates: Record<GateKey, Missing[]>;
  wentBadly: WentBadly[];
}

/** In this order steps are worth doing: the apology belongs to the first contact, well before a solution. */
const ORDER: readonly StepKey[] = [
  'capture',
  'expectation',
  'ownership',
  'calm',
  'reassurance',
  'objectivity',
  'resolve',
  'follow-through',
  'big-picture',
  'process-roots',
];

/** Lacks that only time or the customer can fill: meanwhile other steps are more useful. */
const WAITING = new Set(['follow-up-not-sent', 'follow-up-not-answered']);

const MARK_DONE: LocalText = {
  en: 'Everything is there: mark the step as done.',
  'zh-CN': '记录已齐全：请标记为完成。',
};

const RESOLVE_FIRST: LocalText = {
  en: 'The customer has been told what was done: set the case to resolved, so that it can be followed up.',
  'zh-CN': '已告知顾客处理结果：请将个案设为“已解决”，以便安排回访。',
};

function journeyStep(key: StepKey, facts: RecoveryFacts, needed: boolean): JourneyStep {
  const { number, phase, title } = STEPS[key];
  const settled = isSettled(facts, key);
  const gate = key === 'resolve' && !settled ? gateMissing('complete-resolve', facts) : [];
  return {
    key,
    number,
    phase,
    title,
    state: stateOf(facts, key),
    needed,
    missing: settled ? [] : stepMissing(key, facts),
    ...(gate.length > 0 && { blockedBy: gate.map(({ code }) => code) }),
  };
}

function nextOf(steps: readonly JourneyStep[], facts: RecoveryFacts): Journey['next'] {
  const open = ORDER.map((key) => steps.find((step) => step.key === key)!).filter(
    (step) => step.needed && !isSettled(facts, step.key),
  );
  const waits = (step: JourneyStep) => step.missing.length > 0 && step.missing.every(({ code }) => WAITING.has(code));
  const unowned = facts.hasOwner ? undefined : open.find((step) => step.key === 'ownership');
  const rejected = facts.rejected ? open.find((step) => step.key === 'resolve') : undefined;
  const step = unowned ?? rejected ?? open.find((candidate) => !waits(candidate)) ?? open[0];
  if (!step) return null;
  if (step === rejected && step.missing.length > 0) return { step: step.key, why: NEW_ANSWER };
  const why =
    step.key === 'follow-through' && !facts.resolved
      ? (gateMissing('resolved', facts)[0]?.reason ?? RESOLVE_FIRST)
      : (step.missing[0]?.reason ?? MARK_DONE);
  return { step: step.key, why };
}

/** The ten steps of a case, what each lacks, the gates, and the step to do next. */
export function journeyOf(facts: RecoveryFacts): Journey {
  const wentBadly = whatWentBadly(facts);
  const isNeeded = (key: StepKey) => key !== 'process-roots' || wentBadly.length > 0 || isSettled(facts, key);
  const steps = STEP_KEYS.map((key) => journeyStep(key, facts, isNeeded(key)));
  const needed = steps.filter((step) => step.needed);
  return {
    steps,
    next: nextOf(steps, facts),
    progress: { settled: needed.filter((step) => isSettled(facts, step.key)).length, of: needed.length },
    gates: Object.fromEntries(GATE_KEYS.map((gate) => [gate, gateMissing(gate, facts)])) as Record<GateKey, Missing[]>,
    wentBadly,
  };
}
