import { Choice, Counter, Currency, Duration, Instant, ListOf, Text } from '#kernel/fields';
import { ANSWERS, REMEDIES, type Answer, type Remedy } from './expectation.ts';

export class ResolutionOption {
  @Text() description: string;
  @Choice(REMEDIES, { optional: true }) remedy?: Remedy;
  @Counter({ optional: true, description: 'What the customer gets, in minor units' }) amount?: number;
  @Counter({ optional: true, description: 'What it costs us, in minor units; 0 if nothing' }) cost?: number;
  @Currency({ optional: true, description: 'Of amount and cost' }) currency?: string;
  @Duration({ optional: true, description: 'How long it takes', example: 'P3D' }) leadTime?: string;
}

export class HelperBriefed {
  @Text({ max: 200 }) who: string;
  @Text({ optional: true }) briefing?: string;
  @Instant({ optional: true }) at?: Date;
}

/** Step 7. */
export class ResolveEvidence {
  @ListOf(ResolutionOption, { optional: true, maxItems: 20 }) options?: ResolutionOption[];
  @Counter({ optional: true, description: 'Position of the chosen option, from 0' }) chosen?: number;
  @Choice(ANSWERS, { optional: true }) customersAnswer?: Answer;
  @Text({ max: 4000, optional: true, description: 'What was done, in words for the customer' }) statement?: string;
  @ListOf(HelperBriefed, { optional: true, maxItems: 50 }) helpersBriefed?: HelperBriefed[];
}

/** The option that was chosen, if it is among those offered. */
export const chosenOption = ({ options = [], chosen }: ResolveEvidence): ResolutionOption | undefined =>
  chosen === undefined ? undefined : options[chosen];
