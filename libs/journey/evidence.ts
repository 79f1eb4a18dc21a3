import type { Class } from '#kernel/fields';
import { revived } from '#kernel/fields';
import { BigPictureEvidence } from './evidence/big-picture.ts';
import { CalmEvidence } from './evidence/calm.ts';
import { CaptureEvidence } from './evidence/capture.ts';
import { ExpectationEvidence } from './evidence/expectation.ts';
import { FollowThroughEvidence } from './evidence/follow-through.ts';
import { ObjectivityEvidence } from './evidence/objectivity.ts';
import { OwnershipEvidence } from './evidence/ownership.ts';
import { ProcessRootsEvidence } from './evidence/process-roots.ts';
import { ReassuranceEvidence } from './evidence/reassurance.ts';
import { ResolveEvidence } from './evidence/resolve.ts';
import type { StepKey } from './steps.ts';

/** The evidence of each step. A new field of a step goes into its class; a new step goes here too. */
export interface EvidenceByStep {
  capture: CaptureEvidence;
  expectation: ExpectationEvidence;
  ownership: OwnershipEvidence;
  reassurance: ReassuranceEvidence;
  objectivity: ObjectivityEvidence;
  calm: CalmEvidence;
  resolve: ResolveEvidence;
  'follow-through': FollowThroughEvidence;
  'big-picture': BigPictureEvidence;
  'process-roots': ProcessRootsEvidence;
}

/** The wire class of each step's evidence, for validation and documentation. */
export const EVIDENCE: { readonly [K in StepKey]: Class<EvidenceByStep[K]> } = {
  capture: CaptureEvidence,
  expectation: ExpectationEvidence,
  ownership: OwnershipEvidence,
  reassurance: ReassuranceEvidence,
  objectivity: ObjectivityEvidence,
  calm: CalmEvidence,
  resolve: ResolveEvidence,
  'follow-through': FollowThroughEvidence,
  'big-picture': BigPictureEvidence,
  'process-roots': ProcessRootsEvidence,
};

/** Stored evidence (JSON) as the step's class, with instants as dates. */
export function storedEvidence<K extends StepKey>(key: K, stored: unknown): EvidenceByStep[K] {
  return revived(EVIDENCE[key], stored);
}
