import type { StepView } from '#contracts/views/step';
import { instant } from '#database/queries/rows';
import { EVIDENCE } from '#journey/evidence';
import type { RecoveryFacts } from '#journey/facts';
import { guidanceOf } from '#journey/guidance';
import { journeyOf, type JourneyStep } from '#journey/journey';
import { isStepKey, STEP_KEYS, type StepKey } from '#journey/steps';
import type { Language } from '#kernel/language';
import { Refusal } from '#kernel/refusal';
import { validated } from '#kernel/validated';
import type { ComplaintFile } from './complaint-file.ts';
import { missingViews } from './complaint-view.ts';
import { recoveryFacts } from './recovery-facts.ts';

/** @throws Refusal not-found naming the keys that there are */
export function stepKey(text: string): StepKey {
  if (isStepKey(text)) return text;
  throw new Refusal('not-found', 'no-such-step', `There is no such step. The ten steps are ${STEP_KEYS.join(', ')}.`);
}

/** One step as it stands, with what to do about it, in the reader's language. */
export function stepView(file: ComplaintFile, key: StepKey, language: Language): StepView {
  return stepViews(file, language, [key])[0]!;
}

/** The steps in their order. */
export function stepViews(file: ComplaintFile, language: Language, keys: readonly StepKey[] = STEP_KEYS): StepView[] {
  const facts = recoveryFacts(file);
  const { steps } = journeyOf(facts);
  return keys.map((key) =>
    view(
      file,
      facts,
      steps.find((step) => step.key === key)!,
      language,
    ),
  );
}

function view(file: ComplaintFile, facts: RecoveryFacts, step: JourneyStep, language: Language): StepView {
  const { key, number, title, state, needed, missing, blockedBy = [] } = step;
  const record = file.steps.find((one) => one.key === key);
  return {
    key,
    number,
    title: title[language],
    state,
    needed,
    evidence: facts.steps[key]?.evidence ?? validated(EVIDENCE[key] as new () => object, {}),
    missing: missingViews(missing, language),
    blockedBy,
    guidance: guidanceOf(key, facts, language),
    reason: record?.reason ?? null,
    updatedAt: record ? instant(record.updated_at) : null,
    updatedBy: record?.updated_by ?? null,
    version: file.complaint.version,
  };
}
