/** What a committed change can ask for, as rows of the outbox. */
export const OUTBOX_JOBS = {
  'acknowledge-complaint': 'Tell the customer that the complaint is here and what happens next',
  'derive-clocks': 'Derive the clocks anew, because a policy, a calendar or a ladder changed',
  'announce-owner': 'Tell the customer who looks after the complaint now',
} as const;

export type OutboxJob = keyof typeof OUTBOX_JOBS;

/**
 * Every kind of background work: the table whose `next_at` says when it is due, and the column that names the complaint. A
 * job carries ids and nothing else; its processor claims the row with the due condition in the UPDATE itself.
 */
export const JOBS = {
  'reach-rungs': { table: 'clock', complaint: 'complaint_id', about: 'Reach the rungs of a deadline and its breach' },
  'send-follow-up': {
    table: 'follow_up',
    complaint: 'complaint_id',
    about: 'Send a follow-up, or end the wait for its answer',
  },
  'deliver-mail': { table: 'mail', complaint: 'complaint_id', about: 'Deliver one mail' },
  'do-outbox-job': { table: 'outbox', complaint: 'subject_id', about: 'Do what a committed change asks for' },
} as const satisfies Record<string, { table: string; complaint: string; about: string }>;

export type JobName = keyof typeof JOBS;
export const JOB_NAMES = Object.keys(JOBS) as JobName[];

/** The data of every job. */
export interface JobData {
  /** The row's. */
  id: string;
  complaintId: string;
}
