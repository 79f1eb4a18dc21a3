import { STATUSES, type Status } from '#contracts/complaint';
import { Choice, Flag, Nested, Whole } from '#kernel/fields';
import { ListOf, Text, Texts } from '#kernel/view-fields';
import { VERDICTS, type Verdict } from '#journey/expectation-compare';
import { STEP_KEYS, STEP_STATES, type StepKey, type StepState } from '#journey/steps';

/** One thing that keeps a step or a gate shut, and what to do about it. */
export class MissingView {
  @Choice(STEP_KEYS, { description: 'The step that has to supply it' }) step: StepKey;
  @Text({ description: 'The field of its evidence; `state` for the step itself, `case` for facts of the case' })
  field: string;
  @Text() code: string;
  @Text() reason: string;
}

export class JourneyStepView {
  @Choice(STEP_KEYS) key: StepKey;
  @Whole({ min: 1, max: 10 }) number: number;
  @Choice(['intake', 'conduct', 'settle', 'learn']) phase: 'intake' | 'conduct' | 'settle' | 'learn';
  @Text() title: string;
  @Choice(STEP_STATES) state: StepState;
  @Flag({ description: 'Whether this complaint needs the step: step 10 is for recoveries that went badly' })
  needed: boolean;
  @ListOf(MissingView) missing: MissingView[];
  @Texts({ optional: true, description: 'What shuts the gate before this step' }) blockedBy?: string[];
}

export class NextStepView {
  @Choice(STEP_KEYS) step: StepKey;
  @Text() title: string;
  @Text({ description: 'Why this comes next' }) why: string;
  @Texts({ description: 'How to do it' }) guidance: string[];
}

export class ProgressView {
  @Whole({ min: 0 }) settled: number;
  @Whole({ min: 0 }) of: number;
}

export class GatesView {
  @ListOf(MissingView, { description: 'Keeps step 7 from being done' }) 'complete-resolve': MissingView[];
  @ListOf(MissingView, { description: 'Keeps the complaint from being resolved' }) resolved: MissingView[];
  @ListOf(MissingView, { description: 'Keeps the complaint from being closed' }) closed: MissingView[];
}

/** A status that may follow, and what still shuts its gate; an empty list means open. */
export class MoveView {
  @Choice(STATUSES) to: Status;
  @ListOf(MissingView) missing: MissingView[];
}

export class WentBadlyView {
  @Text() code: string;
  @Text() reason: string;
}

/** What is offered so far against what the customer expected. */
export class ComparedOfferView {
  @Choice(VERDICTS, {
    description: 'fell-short as soon as it does in one respect; unknown while something cannot be compared',
  })
  verdict: Verdict;
  @Texts({ description: 'What decided it' }) why: string[];
}

/** Where the recovery stands and what comes next, in the reader's language. */
export class JourneyView {
  @Nested(ProgressView) progress: ProgressView;
  @Nested(NextStepView, { nullable: true, description: 'Null when nothing is left to do' }) next: NextStepView | null;
  @ListOf(JourneyStepView) steps: JourneyStepView[];
  @Nested(GatesView, { description: 'What keeps each gate shut; an empty list means open' }) gates: GatesView;
  @Nested(ComparedOfferView, { nullable: true, description: 'Null while the wish or the offer is not known' })
  offer: ComparedOfferView | null;
  @ListOf(WentBadlyView) wentBadly: WentBadlyView[];
}
