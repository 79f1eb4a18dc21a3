/** What a committed change can ask for, as rows of the outbox. */
export const OUTBOX_JOBS = {
  'acknowledge-complaint': 'Tell the customer that the complaint is here and what happens next',
  'derive-clocks': 'Derive the clocks anew, because a policy, a calendar or a ladder changed',
  'announce-owner': 'Tell the customer who looks after the complaint now',
} as const;

export type OutboxJob = keyof typeof OUTBOX_JOBS;

interface JobKind {
  /** The table whose `next_at` says when it is due. */
  table: string;
  /** The column that names the complaint. */
  complaint: string;
  /** In which order what is due is done. */
  order: string;
  about: string;
}

/**
 * Every kind of background work. A job carries ids and nothing else; its processor claims the row with the due condition in
 * the UPDATE itself.
 */
export const JOBS = {
  'reach-rungs': {
    table: 'clock',
    complaint: 'complaint_id',
    order: 'next_at',
    about: 'Reach the rungs of a deadline and its breach',
  },
  'send-follow-up': {
    table: 'follow_up',
    complaint: 'complaint_id',
    order: 'next_at',
    about: 'Send a follow-up, or end the wait for its answer',
  },
  'deliver-mail': { table: 'mail', complaint: 'complaint_id', order: 'next_at', about: 'Deliver one mail' },
  'do-outbox-job': {
    table: 'outbox',
    complaint: 'subject_id',
    // A changed policy asks for every open complaint at once; the customers of new ones must not wait behind that.
    order: `job = 'derive-clocks', next_at`,
    about: 'Do what a committed change asks for',
  },
} as const satisfies Record<string, JobKind>;

export type JobName = keyof typeof JOBS;
export const JOB_NAMES = Object.keys(JOBS) as JobName[];

/** The data of every job. */
export interface JobData {
  /** The row's. */
  id: string;
  complaintId: string;
}
