import { WithinBody } from '#contracts/bodies/regime-bodies';
import { Choice, Counter, Flag, Id, Instant, Nested, Whole } from '#kernel/fields';
import { ListOf, Text } from '#kernel/view-fields';
import { PersonRef } from './people.ts';

export const CLOCK_TURNS = ['started', 'paused', 'resumed', 'moved', 'met', 'cancelled', 'breached'] as const;
export const CLOCK_STATES = ['running', 'paused', 'met', 'breached', 'cancelled'] as const;

/** One deadline of a complaint. */
export class ClockView {
  @Id() id: string;
  @Text({ example: 'first-response' }) kind: string;
  @Whole({ min: 1, description: 'Counts within its kind: a reopened complaint starts resolution 2' }) ordinal: number;
  @Choice(CLOCK_STATES, { description: '`breached` stays in the books, also when it is met later' })
  state: (typeof CLOCK_STATES)[number];
  @Flag({ description: 'Whether it still waits to be met' }) open: boolean;
  @Instant() startedAt: string;
  @Instant({ nullable: true, description: 'The deadline; null while paused' }) dueAt: string | null;
  @Instant({ nullable: true }) breachedAt: string | null;
  @Instant({ nullable: true, description: 'When it was met or cancelled' }) stoppedAt: string | null;
  @Id({ nullable: true, description: 'The promise that it watches' }) promiseId: string | null;
}

/** A stretch of time, and whether the clock counts it. */
export class IntervalView {
  @Instant() from: string;
  @Instant() to: string;
  @Flag() counted: boolean;
  @Text({
    description:
      'shift, break, night, day-off, holiday, pause, late behind a missed deadline, elapsed for a clock without office hours; day-of-receipt and day where a regulator grants days',
  })
  why: string;
  @Text({ optional: true, description: 'The name of the holiday' }) name?: string;
}

/** One thing that happened to a clock. */
export class ClockLogView {
  @Choice(CLOCK_TURNS) type: (typeof CLOCK_TURNS)[number];
  @Instant() at: string;
  @Instant({
    nullable: true,
    description:
      'The deadline from then on; null while it stood still, and where a changed policy or calendar made it unknown',
  })
  dueAt: string | null;
  @Text({ nullable: true, description: 'The event of the history that did it; null where time alone did' })
  eventId: string | null;
  @Instant({
    optional: true,
    nullable: true,
    description: 'For what a changed policy or calendar did: from when; null where the clock was not there',
  })
  from?: string | null;
  @Text({
    optional: true,
    description: 'For what a changed policy or calendar did: policy, calendar, ladder, team or customer',
  })
  why?: string;
  @Text({ optional: true, description: 'The name of what changed' }) name?: string;
}

/** A deadline with the time that made it, and all that happened to it. */
export class ClockExplained extends ClockView {
  @Text({ description: 'The whole reckoning in one sentence, in the language of the reader' }) summary: string;
  @Text({ description: 'Time granted, an ISO 8601 duration; for days that a regulator grants, the time they came to' })
  target: string;
  @Nested(WithinBody, { nullable: true, description: 'What the regulator grants, for regulatory clocks' })
  within: WithinBody | null;
  @Text({ nullable: true, description: 'IANA zone of the calendar; null when every moment counts' })
  timeZone: string | null;
  @ListOf(IntervalView) explanation: IntervalView[];
  @ListOf(ClockLogView, { description: 'In order of time' }) log: ClockLogView[];
}

export class ClockList {
  @ListOf(ClockExplained) items: ClockExplained[];
}

export class EscalationView {
  @Id() id: string;
  @Text({ description: 'The complaint' }) reference: string;
  @Choice(['rung', 'customer'], { description: 'A rung of the ladder was reached, or the customer asked for it' })
  kind: 'rung' | 'customer';
  @Nested(ClockView, { nullable: true, description: 'Null where the customer escalated' }) clock: ClockView | null;
  @Whole({ min: 0, nullable: true, description: 'Position in the ladder, from 0, when it was raised' })
  rung: number | null;
  @Text({ description: 'What the rung did: notify, reassign, raise-severity, add-watcher or call-webhook' })
  action: string;
  @Text({ nullable: true, description: 'What the customer said' }) reason: string | null;
  @Text({ description: 'Who is meant to be told' }) toRole: string;
  @Flag({ description: 'Everybody who should have been told was away or off shift' }) unheard: boolean;
  @Counter({ description: 'How often the next ones were told because nobody had taken it on' }) climbs: number;
  @ListOf(PersonRef, { description: 'Who was told; empty when there was nobody' }) told: PersonRef[];
  @Choice(['told', 'waiting', 'acknowledged', 'ended']) state: 'told' | 'waiting' | 'acknowledged' | 'ended';
  @Instant({ description: 'When the rung was reached' }) dueAt: string;
  @Instant() raisedAt: string;
  @Instant({ nullable: true }) acknowledgedAt: string | null;
  @Nested(PersonRef, { nullable: true }) acknowledgedBy: PersonRef | null;
}

export class EscalationPage {
  @ListOf(EscalationView) items: EscalationView[];
  @Text({ nullable: true }) nextCursor: string | null;
}
