import { validated } from '#kernel/fields';
import type { Language } from '#kernel/language';
import { invalid, Refusal, type Reason } from '#kernel/refusal';
import { evidenceMissing } from './completeness.ts';
import { EVIDENCE, type EvidenceByStep } from './evidence.ts';
import { stateOf, type RecoveryFacts } from './facts.ts';
import { blocked, gateMissing } from './gates.ts';
import { said, type Missing } from './missing.ts';
import { STEPS, type StepKey, type StepState } from './steps.ts';

/** Which state may follow which. The present one may always stay. */
export const STATE_CHANGES: Readonly<Record<StepState, readonly StepState[]>> = {
  open: ['done', 'overridden'],
  done: ['reopened'],
  overridden: ['done', 'reopened'],
  reopened: ['done', 'overridden'],
};

/** What somebody wants of a step: new evidence in place of the old, a new state, or both. */
export interface StepWish {
  /** Unvalidated; left out, the evidence on record stays. */
  evidence?: unknown;
  /** Left out, the state stays. */
  state?: StepState;
  /** Why; needed to override. */
  reason?: string;
}

export interface ChangedStep<K extends StepKey> {
  state: StepState;
  evidence: EvidenceByStep[K];
  reason: string | null;
}

// Clocks of phones and desks differ a little; more than this is a slip of the pen or of the year.
const CLOCK_SKEW_MS = 5 * 60_000;

/** Everything in evidence that carries an instant has happened, so none of it may lie ahead: a date to come opens no gate. */
function yetToCome(value: unknown, at: string, now: Date): Reason[] {
  if (value instanceof Date) {
    if (value.getTime() <= now.getTime() + CLOCK_SKEW_MS) return [];
    return [{ field: at, reason: 'lies in the future: write when it happened' }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => yetToCome(inner, `${at}.${name}`, now));
}

/** What keeps a step from being done: its gate, then its evidence. */
export function stepMissing(key: StepKey, facts: RecoveryFacts): Missing[] {
  return [...(key === 'resolve' ? gateMissing('complete-resolve', facts) : []), ...evidenceMissing(key, facts)];
}

/**
 * The step as it is after the wish, judged by all the rules of the journey. Whether the person may override is for the
 * caller to check.
 * @throws Refusal 'invalid' (evidence, or an override without a reason), 'conflict' (`step-state`), 'blocked' (`step-incomplete`)
 */
export function changeStep<K extends StepKey>(
  key: K,
  wish: StepWish,
  facts: RecoveryFacts,
  now: Date,
  language: Language = 'en',
): ChangedStep<K> {
  const before = stateOf(facts, key);
  const state = wish.state ?? before;
  if (state !== before && !STATE_CHANGES[before].includes(state)) {
    const choices = STATE_CHANGES[before].join(' or ');
    const reason = `the step is ${before}: it can stay so or become ${choices}, not ${state}`;
    throw new Refusal('conflict', 'step-state', `state: ${reason}`, [{ field: 'state', reason }]);
  }
  if (state === 'overridden' && state !== before && !said(wish.reason)) {
    throw invalid('reason', 'write why the step is passed over', 'override-without-reason');
  }
  const onRecord: { readonly [S in StepKey]?: { evidence: EvidenceByStep[S] } } = facts.steps;
  const evidence =
    wish.evidence === undefined
      ? (onRecord[key]?.evidence ?? validated(EVIDENCE[key], {}))
      : validated(EVIDENCE[key], wish.evidence, 'evidence');
  const ahead = yetToCome(evidence, 'evidence', now);
  if (wish.evidence !== undefined && ahead.length > 0) {
    throw new Refusal('invalid', 'invalid-input', `${ahead[0]!.field}: ${ahead[0]!.reason}`, ahead);
  }
  if (state === 'done') {
    const after = { ...facts, steps: { ...facts.steps, [key]: { state, evidence } } };
    const missing = stepMissing(key, after);
    if (missing.length > 0) throw blocked('step-incomplete', notDone(key), missing, language);
  }
  return { state, evidence, reason: said(wish.reason) ? wish.reason : null };
}

function notDone(key: StepKey) {
  const { en, 'zh-CN': zh } = STEPS[key].title;
  return { en: `The step "${en}" is not complete yet`, 'zh-CN': `步骤“${zh}”尚未齐全` };
}
