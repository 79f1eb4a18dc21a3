import { Choice, Flag, Id, Instant, Nested, Whole } from '#kernel/fields';
import { ListOf, Text } from '#kernel/view-fields';
import { PersonRef } from './people.ts';

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
  @Text({ description: 'shift, break, night, day-off, holiday, pause, or elapsed for a clock without office hours' })
  why: string;
  @Text({ optional: true, description: 'The name of the holiday' }) name?: string;
}

/** A deadline with the time that made it. */
export class ClockExplained extends ClockView {
  @Text({ description: 'Time granted, an ISO 8601 duration' }) target: string;
  @Text({ nullable: true, description: 'IANA zone of the calendar; null when every moment counts' })
  timeZone: string | null;
  @ListOf(IntervalView) explanation: IntervalView[];
}

export class ClockList {
  @ListOf(ClockExplained) items: ClockExplained[];
}

export class EscalationView {
  @Id() id: string;
  @Text({ description: 'The complaint' }) reference: string;
  @Nested(ClockView) clock: ClockView;
  @Whole({ min: 0, description: 'Position in the ladder, from 0' }) rung: number;
  @Text({ description: 'Who is meant to be told' }) toRole: string;
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
