import { PageQuery } from '#contracts/bodies/page-query';
import { JOB_NAMES, type JobName } from '#contracts/jobs';
import { Choice, Counter, Flag, Instant, Whole } from '#kernel/fields';
import { ListOf, Text } from '#kernel/view-fields';

/** Due for longer than this (milliseconds) is late. */
export const LATE_AFTER = 60_000;

/** Counts stop here, so that asking costs the same however much there is. */
export const COUNTED_TO = 10_000;

/** One kind of background work. */
export class TimerKindView {
  @Choice(JOB_NAMES) kind: JobName;
  @Text() about: string;
  @Counter({ description: `Rows with a next time; an estimate beyond ${COUNTED_TO}` }) planned: number;
  @Counter({ description: 'Rows whose time has come, those in the queue among them' }) due: number;
  @Counter({ description: 'Rows that have been due for more than 60 seconds' }) late: number;
  @Counter({ description: 'Rows that failed and will be tried again' }) failed: number;
  @Counter({ description: 'Rows that failed too often and wait for a person' }) parked: number;
  @Instant({ nullable: true, description: 'Since when the oldest due row has been due' }) oldestDueAt: string | null;
}

/** How the background work is doing. */
export class TimerHealthView {
  @Flag({ description: 'Whether nothing is late and nothing is parked' }) healthy: boolean;
  @Whole({ description: 'Counts stop here: this much means this much or more' }) countedTo: number;
  @ListOf(TimerKindView) kinds: TimerKindView[];
}

/** A row whose background work failed. */
export class TimerFailureView {
  @Choice(JOB_NAMES) kind: JobName;
  @Text({ description: 'The row, for retrying it' }) rowId: string;
  @Text({ nullable: true, description: 'The complaint, where it is about one' }) reference: string | null;
  @Text({ description: 'The error, without anybody’s words' }) reason: string;
  @Whole({ min: 1, description: 'How often it failed' }) attempts: number;
  @Instant() firstFailedAt: string;
  @Instant() lastFailedAt: string;
  @Flag({ description: 'It failed so often that it waits for a person' }) parked: boolean;
  @Instant({ nullable: true, description: 'When it is tried again; null while parked' }) nextAttemptAt: string | null;
}

export class TimerFailurePage {
  @ListOf(TimerFailureView) items: TimerFailureView[];
  @Text({ nullable: true }) nextCursor: string | null;
}

export class ListTimerFailuresQuery extends PageQuery {
  @Choice(JOB_NAMES, { optional: true, description: 'Only this kind' }) kind?: JobName;
}

export class RetryTimersQuery {
  @Choice(JOB_NAMES, { optional: true, description: 'Only this kind; all if left out' }) kind?: JobName;
}

export class RetriedTimersView {
  @Counter({ description: 'How many rows are due again' }) retried: number;
}
