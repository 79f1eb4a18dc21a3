import {
  IconArrowBackUp,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconPlayerSkipForwardFilled,
} from '@tabler/icons-react';
import type { JourneyStep } from '../case-data.ts';

/** How a step stands: each with a shape and a colour of its own, and words beside them. */
export const STEP_LOOKS = {
  open: { color: 'gray', Icon: IconCircle },
  done: { color: 'green', Icon: IconCircleCheckFilled },
  overridden: { color: 'orange', Icon: IconPlayerSkipForwardFilled },
  reopened: { color: 'yellow', Icon: IconArrowBackUp },
  notNeeded: { color: 'gray', Icon: IconCircleDashed },
} as const;
export type StepLook = keyof typeof STEP_LOOKS;

export const lookOf = ({ state, needed }: Pick<JourneyStep, 'state' | 'needed'>): StepLook =>
  needed || state === 'done' || state === 'overridden' ? state : 'notNeeded';

/** The phases in their order, each with its steps. */
export function byPhase(steps: readonly JourneyStep[]): { phase: JourneyStep['phase']; steps: JourneyStep[] }[] {
  return (['intake', 'conduct', 'settle', 'learn'] as const).map((phase) => ({
    phase,
    steps: steps.filter((step) => step.phase === phase),
  }));
}
