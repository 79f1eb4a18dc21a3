import { Duration, Nested, Text, Texts, Whole } from '#kernel/fields';
import { ConditionsBody } from './policy-bodies.ts';

/** When a customer is asked after a resolution whether it holds. */
export class FollowUpPlanBody {
  @Text({ max: 200 }) name: string;
  @Whole({ optional: true, min: 0, max: 1_000_000, description: 'Lower is asked first; 1000 if left out' })
  position?: number;
  @Nested(ConditionsBody, {
    optional: true,
    description:
      "For which complaints it takes the place of their policy's plan; without any it serves only where a policy names it",
  })
  conditions?: ConditionsBody;
  @Texts({
    minItems: 1,
    maxItems: 10,
    max: 20,
    description: 'How long after the resolution: ISO 8601 durations, ascending',
  })
  after: string[];
  @Duration({ description: 'How long an answer is waited for' }) answerWithin: string;
}
