import { RUNG_AUDIENCES, type RungAudience } from '#clocks/ladder';
import { TARGET_KINDS, type Counting } from '#clocks/clock-rules';
import type { Policy } from '#clocks/policy';
import { WEEKDAYS, type Weekday } from '#calendar/calendar-definition';
import { CHANNELS, SEVERITIES, STATUSES, type Channel, type Severity, type Status } from '#contracts/complaint';
import { RULE_KEYS, type RuleKey } from '#journey/say-check/finding';
import {
  Choice,
  Choices,
  Duration,
  Id,
  ListOf,
  LocalDate,
  Matching,
  Nested,
  Text,
  Texts,
  TimeZone,
  Whole,
} from '#kernel/fields';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const END = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

export class HoursBody {
  @Matching(TIME, 'a time of day, like 09:00') from: string;
  @Matching(END, 'a time of day, like 17:00 or 24:00', { description: 'Not later than `from`: over midnight' })
  to: string;
}

export class ShiftBody extends HoursBody {
  @Choices(WEEKDAYS, { minItems: 1 }) days: Weekday[];
}

export class ClosedDayBody {
  @LocalDate() date: string;
  @Text({ optional: true, max: 200 }) name?: string;
}

export class SpecialDayBody extends ClosedDayBody {
  @ListOf(HoursBody, { minItems: 1, maxItems: 10, description: "The day's own hours, instead of its weekday's" })
  shifts: HoursBody[];
}

/** Business hours. Dates are local dates of the zone, never instants. */
export class CalendarBody {
  @Text({ max: 200 }) name: string;
  @TimeZone({ example: 'Asia/Shanghai' }) timeZone: string;
  @ListOf(ShiftBody, { minItems: 1, description: 'The hours of the week: without any, no deadline would ever come' })
  shifts: ShiftBody[];
  @ListOf(ClosedDayBody, { optional: true, maxItems: 1000, description: 'Holidays' }) closed?: ClosedDayBody[];
  @ListOf(SpecialDayBody, { optional: true, maxItems: 1000 }) special?: SpecialDayBody[];
}

export class RungBody {
  @Matching(/^(\d{1,3}(\.\d+)?%|[+-]?P.+)$/, 'a share like 75%, PT0S for the breach, -PT15M before or +PT1H after it', {
    max: 30,
    example: '75%',
  })
  at: string;
  @Choice(['notify'], { optional: true }) action?: 'notify';
  @Choice(RUNG_AUDIENCES) to: RungAudience;
}

/** Who is told when, before and after a deadline. */
export class LadderBody {
  @Text({ max: 200 }) name: string;
  @ListOf(RungBody, { maxItems: 20 }) rungs: RungBody[];
}

/** When a customer is asked after a resolution whether it holds. */
export class FollowUpPlanBody {
  @Text({ max: 200 }) name: string;
  @Texts({
    minItems: 1,
    maxItems: 10,
    max: 20,
    description: 'How long after the resolution: ISO 8601 durations, ascending',
  })
  after: string[];
  @Duration({ description: 'How long an answer is waited for' }) answerWithin: string;
}

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

/** Which deadlines, ladder and follow-ups a complaint gets: the first policy by position whose conditions it meets. */
export class PolicyBody {
  @Text({ max: 200 }) name: string;
  @Whole({ min: 0, max: 1_000_000, description: 'Lower is asked first' }) position: number;
  @Nested(ConditionsBody, { optional: true }) conditions?: ConditionsBody;
  @Nested(TargetsBody) targets: TargetsBody & Policy['targets'];
  @Nested(ClockCountingBody, { optional: true }) counting?: ClockCountingBody & NonNullable<Policy['counting']>;
  @Id() calendarId: string;
  @Id() ladderId: string;
  @Id({ optional: true, nullable: true, description: 'No follow-ups if left out' }) followUpPlanId?: string | null;
  @Choices(RULE_KEYS, {
    optional: true,
    description: 'Rules of the say-check that stop a message; the others only warn',
  })
  blockingSayRules?: RuleKey[];
}
