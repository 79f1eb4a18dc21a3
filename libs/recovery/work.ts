import type { EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import type { EventType } from '#contracts/events';
import type { OutboxJob } from '#contracts/jobs';
import type { Complaint } from '#database/entities/complaint';
import type { NewEvent } from './history.ts';
import type { OpenedPolicy, Policies } from './policy-book.ts';

/** Which complaint: by what people call it, or by its id where a job names it. */
export type Which = { reference: string } | { id: string };

/** A complaint in the middle of a change: locked, inside the transaction. */
export class Work {
  readonly events: NewEvent[] = [];
  /** Set where something other than the history changed what the clocks are about, like a rung that was raised. */
  clocksChanged = false;
  readonly jobs: { job: OutboxJob; subjectId: string }[] = [];

  constructor(
    readonly manager: EntityManager,
    readonly complaint: Complaint,
    readonly actor: Actor,
    readonly now: Date,
    /** As they were when the change began. */
    readonly policies: Policies,
  ) {}

  /** The policy that the complaint meets now. */
  get policy(): OpenedPolicy {
    return this.policies.for(this.complaint);
  }

  /** Appends to the history; committed together with the change itself. `at` is when it really happened, if not now. */
  record(type: EventType, data: Record<string, unknown> = {}, at: Date = this.now): void {
    this.events.push({ type, data, at });
  }

  /** Asks for background work about this row; done once the change is committed, whatever crashes. */
  ask(job: OutboxJob, subjectId: string = this.complaint.id): void {
    this.jobs.push({ job, subjectId });
  }
}
