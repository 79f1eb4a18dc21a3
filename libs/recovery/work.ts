import type { EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { EventType } from '#contracts/events';
import type { OutboxJob } from '#contracts/jobs';
import type { Complaint } from '#database/entities/complaint';
import type { ClockFile } from './derive-clocks.ts';
import type { NewEvent } from './history.ts';
import type { OpenedPolicy, Policies } from './policy-book.ts';

/** Which complaint: by what people call it, or by its id where a job names it. */
export type Which = { reference: string } | { id: string };

/** What moves deadlines beside the history of the case. */
export interface MoveCause {
  why: 'policy' | 'calendar' | 'ladder' | 'team' | 'customer';
  /** Of what was changed. */
  name?: string;
}

/** A complaint in the middle of a change: locked, inside the transaction. */
export class Work {
  readonly events: NewEvent[] = [];
  /** Set where something other than the history changed what the clocks are about, like a rung that was raised. */
  clocksChanged = false;
  readonly jobs: { job: OutboxJob; subjectId: string; at: Date }[] = [];
  /** Why deadlines may move in this change although nothing happened to the case itself, like a changed calendar. */
  movedBecause: MoveCause | null = null;
  /** What the clocks derive from, where this change has read it already. */
  clockFile: ClockFile | null = null;

  constructor(
    readonly manager: EntityManager,
    readonly complaint: Complaint,
    /** The calendar agreed with the customer, if there is one. */
    private readonly customerCalendarId: string | null,
    readonly actor: Actor,
    readonly now: Date,
    /** As they were when the change began. */
    readonly policies: Policies,
  ) {}

  /** The policy that the complaint meets now. */
  get policy(): OpenedPolicy {
    return this.policies.for({ ...this.complaint, customerCalendarId: this.customerCalendarId });
  }

  /** Has the clocks derived anew at the end of this change. @param cause what may have moved them, if not the case itself */
  deriveAnew(cause: MoveCause | null = null): void {
    this.clocksChanged = true;
    this.movedBecause = cause;
  }

  /** Appends to the history; committed together with the change itself. `at` is when it really happened, if not now. */
  record(type: EventType, data: Record<string, unknown> = {}, at: Date = this.now): void {
    this.events.push({ type, data, at });
  }

  /** Asks for background work about this row, from that instant on; done once the change is committed, whatever crashes. */
  ask(job: OutboxJob, subjectId: string = this.complaint.id, at: Date = this.now): void {
    this.jobs.push({ job, subjectId, at });
  }
}
