import { TARGET_KINDS, type Counting } from '#clocks/clock-rules';
import type { Policy } from '#clocks/policy';
import type { Regime } from '#clocks/regimes';
import { CHANNELS, SEVERITIES, STATUSES, type Channel, type Severity, type Status } from '#contracts/complaint';
import { RULE_KEYS, type RuleKey } from '#journey/say-check/finding';
import { Choice, Choices, Duration, Id, Nested, Text, Texts, Whole } from '#kernel/fields';
import { RegimeField } from './regime-bodies.ts';

/** A complaint meets the conditions when each one given holds; none given holds always. */
export class ConditionsBody {
  @Choices(SEVERITIES, { optional: true, minItems: 1 }) severities?: Severity[];
  @Texts({ optional: true, minItems: 1, max: 200 }) categories?: string[];
  @Choices(CHANNELS, { optional: true, minItems: 1 }) channels?: Channel[];
  @Texts({ optional: true, minItems: 1, max: 200 }) places?: string[];
  @Texts({ optional: true, minItems: 1, max: 35 }) languages?: string[];
  @Texts({ optional: true, minItems: 1, max: 40 }) teamIds?: string[];
}

/** The time granted by severity; in hours, minutes and seconds where business hours are counted. */
export class TargetsBySeverity {
  @Duration({ example: 'PT8H' }) low: string;
  @Duration({ example: 'PT4H' }) normal: string;
  @Duration({ example: 'PT2H' }) high: string;
  @Duration({ example: 'PT1H' }) critical: string;
}

export class CountingBody {
  @Choice(['business', 'elapsed'], { optional: true }) hours?: Counting['hours'];
  @Choices(STATUSES, { optional: true, description: 'The clock stands still in these' }) pausedIn?: Status[];
}

/** By clock; a clock without targets does not run. */
export class TargetsBody {}
/** By clock, where it counts otherwise than usual. */
export class ClockCountingBody {}
// One field for each clock of the catalogue, so that a new clock is known here as well.
for (const kind of TARGET_KINDS) {
  Nested(TargetsBySeverity, { optional: true })(TargetsBody.prototype, kind);
  Nested(CountingBody, { optional: true })(ClockCountingBody.prototype, kind);
}

/** How complaints that nobody owns are offered to people. */
export class OfferingBody {
  @Duration({ description: 'How long somebody may think about an offer', example: 'PT15M' }) answerWithin: string;
  @Whole({ min: 1, max: 10_000, description: 'The most open cases of somebody who has no cap of their own' })
  cap: number;
}

/** Which deadlines, ladder and follow-ups a complaint gets: the first policy by position whose conditions it meets. */
export class PolicyBody {
  @Text({ max: 200 }) name: string;
  @Whole({ min: 0, max: 1_000_000, description: 'Lower is asked first' }) position: number;
  @Nested(ConditionsBody, { optional: true }) conditions?: ConditionsBody;
  @Nested(TargetsBody) targets: TargetsBody & Policy['targets'];
  @Nested(ClockCountingBody, { optional: true }) counting?: ClockCountingBody & NonNullable<Policy['counting']>;
  @RegimeField() regime?: string | Regime | null;
  @Nested(OfferingBody, { optional: true, nullable: true, description: 'Nobody is offered anything if left out' })
  offering?: OfferingBody | null;
  @Duration({
    optional: true,
    nullable: true,
    description: 'After how long without a word or a deed a case counts as silent (elapsed); never if left out',
    example: 'P3D',
  })
  silentAfter?: string | null;
  @Id() calendarId: string;
  @Id() ladderId: string;
  @Id({ optional: true, nullable: true, description: 'No follow-ups if left out' }) followUpPlanId?: string | null;
  @Choices(RULE_KEYS, {
    optional: true,
    description: 'Rules of the say-check that stop a message; the others only warn',
  })
  blockingSayRules?: RuleKey[];
}
