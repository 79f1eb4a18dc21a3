import { Refusal } from '#kernel/refusal';
import type { Language, LocalText } from '#kernel/language';
import { evidenceMissing } from './completeness.ts';
import { causeMissing } from './completeness/big-picture.ts';
import { captureMissing } from './completeness/capture.ts';
import { followUpMissing } from './completeness/follow-through.ts';
import { isRejected, isSettled, stateOf, type RecoveryFacts } from './facts.ts';
import { checklist, NEW_ANSWER, said, type Missing } from './missing.ts';
import { STEPS, type StepKey } from './steps.ts';
import { whatWentBadly } from './went-badly.ts';

export const GATE_KEYS = ['complete-resolve', 'resolved', 'closed'] as const;
export type GateKey = (typeof GATE_KEYS)[number];

export interface Gate {
  /** What the gate guards, as one would say it. */
  about: LocalText;
  /** The sentence of a refusal. */
  shut: LocalText;
  rules: readonly ((facts: RecoveryFacts) => Missing[])[];
}

/** Steps that come before "resolved" (handbook, section 2, step 7). */
export const NEEDED_BEFORE_RESOLVED = ['capture', 'expectation', 'ownership', 'reassurance', 'calm'] as const;

/** What still keeps a step from counting: its evidence, or the word that it is done. */
function notSettled(key: StepKey, facts: RecoveryFacts): Missing[] {
  if (isSettled(facts, key)) return [];
  const lacking = evidenceMissing(key, facts);
  if (lacking.length > 0) return lacking;
  const { missing, need } = checklist(key);
  const { en, 'zh-CN': zh } = STEPS[key].title;
  const reopened = stateOf(facts, key) === 'reopened';
  need(
    false,
    'state',
    'step-not-done',
    reopened
      ? `The step "${en}" was reopened: mark it as done again.`
      : `The evidence of "${en}" is complete: mark the step as done.`,
    reopened ? `步骤“${zh}”已重新打开：请再次标记为完成。` : `步骤“${zh}”的记录已齐全：请标记为完成。`,
  );
  return missing;
}

/** The customer-visible statement of what was done, wherever it was made. What the customer rejected is none any more. */
export function statementOf(facts: RecoveryFacts): string | undefined {
  return [facts.resolutionStatement ?? undefined, facts.steps.resolve?.evidence.statement].find(
    (statement): statement is string => said(statement) && !isRejected(statement, facts),
  );
}

function statementMissing(facts: RecoveryFacts): Missing[] {
  const { missing, need } = checklist('resolve');
  if (facts.rejected) {
    need(statementOf(facts) !== undefined, 'statement', 'answer-rejected', NEW_ANSWER.en, NEW_ANSWER['zh-CN']);
    return missing;
  }
  need(
    statementOf(facts) !== undefined,
    'statement',
    'resolution-statement',
    'Write for the customer what was done.',
    '请写明为顾客做了什么，供顾客查看。',
  );
  return missing;
}

/** A closed case owes nothing. */
function promisesOpen({ promises }: RecoveryFacts): Missing[] {
  const { missing, need } = checklist('reassurance');
  need(
    promises.open === 0,
    'case',
    'promise-open',
    'A promise is still open: keep it, or withdraw it and tell the customer.',
    '还有承诺未兑现：请先兑现，或撤回并告知顾客。',
  );
  return missing;
}

/** The gates of the journey, as data. Each rule answers with what is missing; a gate is open when none does. */
export const GATES: Readonly<Record<GateKey, Gate>> = {
  'complete-resolve': {
    about: { en: 'No step 7 without a confirmed restatement', 'zh-CN': '复述未经顾客确认，不能完成第 7 步' },
    shut: {
      en: 'Step 7 needs a restatement that the customer confirmed',
      'zh-CN': '完成第 7 步之前，须有经顾客确认的复述',
    },
    rules: [
      (facts) =>
        stateOf(facts, 'capture') === 'overridden' ? [] : captureMissing(facts.steps.capture?.evidence ?? {}),
    ],
  },
  resolved: {
    about: {
      en: 'No "resolved" without steps 1, 2, 3, 4 and 6 and a statement for the customer of what was done',
      'zh-CN': '未完成第 1、2、3、4、6 步，或没有供顾客查看的处理说明，不能设为“已解决”',
    },
    shut: { en: 'The case cannot be resolved yet', 'zh-CN': '个案还不能设为“已解决”' },
    rules: [...NEEDED_BEFORE_RESOLVED.map((key) => (facts: RecoveryFacts) => notSettled(key, facts)), statementMissing],
  },
  closed: {
    about: {
      en: 'No "closed" before the follow-up was answered or its wait ran out, without a cause, or, if the recovery went badly, without its roots',
      'zh-CN': '回访未获答复且等待期未满、没有原因，或补救不顺利却未查明根源时，不能关闭个案',
    },
    shut: { en: 'The case cannot be closed yet', 'zh-CN': '个案还不能关闭' },
    rules: [
      promisesOpen,
      (facts) => (stateOf(facts, 'follow-through') === 'overridden' ? [] : followUpMissing(facts)),
      (facts) =>
        stateOf(facts, 'big-picture') === 'overridden' ? [] : causeMissing(facts.steps['big-picture']?.evidence ?? {}),
      (facts) => (whatWentBadly(facts).length === 0 ? [] : notSettled('process-roots', facts)),
    ],
  },
};

/** What keeps the gate shut; empty when it is open. */
export function gateMissing(gate: GateKey, facts: RecoveryFacts): Missing[] {
  return GATES[gate].rules.flatMap((rule) => rule(facts));
}

/**
 * The refusal that says what is missing. Its facts hold `blockedBy` (codes) and `missing`, in the language of the reader.
 * @param code name of the gate or rule
 */
export function blocked(code: string, shut: LocalText, missing: readonly Missing[], language: Language): Refusal {
  return new Refusal(
    'blocked',
    code,
    shut[language],
    missing.map(({ step, field, reason }) => ({ field: `${step}.${field}`, reason: reason[language] })),
    {
      blockedBy: missing.map((entry) => entry.code),
      missing: missing.map((entry) => ({ ...entry, reason: entry.reason[language] })),
    },
  );
}

/**
 * Passes the gate or refuses.
 * @throws Refusal ('blocked', `gate-<key>`) naming everything that is missing
 */
export function passGate(gate: GateKey, facts: RecoveryFacts, language: Language = 'en'): void {
  const missing = gateMissing(gate, facts);
  if (missing.length > 0) throw blocked(`gate-${gate}`, GATES[gate].shut, missing, language);
}
