import { bigPictureMissing } from './completeness/big-picture.ts';
import { calmMissing } from './completeness/calm.ts';
import { captureMissing } from './completeness/capture.ts';
import { expectationMissing } from './completeness/expectation.ts';
import { followThroughMissing } from './completeness/follow-through.ts';
import { objectivityMissing } from './completeness/objectivity.ts';
import { ownershipMissing } from './completeness/ownership.ts';
import { processRootsMissing } from './completeness/process-roots.ts';
import { reassuranceMissing } from './completeness/reassurance.ts';
import { resolveMissing } from './completeness/resolve.ts';
import type { EvidenceByStep } from './evidence.ts';
import type { RecoveryFacts } from './facts.ts';
import type { Missing } from './missing.ts';
import type { StepKey } from './steps.ts';

/** What each step's evidence still lacks before the step can be done. */
const COMPLETENESS: { readonly [K in StepKey]: (evidence: EvidenceByStep[K], facts: RecoveryFacts) => Missing[] } = {
  capture: captureMissing,
  expectation: expectationMissing,
  ownership: ownershipMissing,
  reassurance: reassuranceMissing,
  objectivity: objectivityMissing,
  calm: calmMissing,
  resolve: resolveMissing,
  'follow-through': followThroughMissing,
  'big-picture': bigPictureMissing,
  'process-roots': processRootsMissing,
};

/** What the evidence of a step lacks, judged by what is on record; empty when the step can be done (gates apart). */
export function evidenceMissing<K extends StepKey>(key: K, facts: RecoveryFacts): Missing[] {
  const steps: { readonly [S in StepKey]?: { evidence: EvidenceByStep[S] } } = facts.steps;
  return COMPLETENESS[key](steps[key]?.evidence ?? {}, facts);
}
