/** What a committed change can ask for, as rows of the outbox. Each is about one complaint. */
export const OUTBOX_JOBS = {
  'acknowledge-complaint': 'Tell the customer that the complaint is here and what happens next',
  'announce-owner': 'Tell the customer who looks after the complaint now',
  'offer-complaint': 'Offer ownerless complaints to people, the oldest first',
  'mail-case-link': 'Mail the customer the fresh private link that somebody asked for',
} as const;

export type OutboxJob = keyof typeof OUTBOX_JOBS;

interface JobKind {
  /** The table whose `next_at` says when it is due. */
  table: string;
  /** Which rows of the table are of this kind, as a condition: two kinds may share a table, never a row. */
  where: string;
  /** The partial index of the rows that are planned, by `next_at`. */
  index: string;
  /** The column that names the complaint; `NULL::uuid` where there is none. */
  complaint: string;
  /** How many due rows one job carries at most. More than one where rows are done together in one transaction. */
  batch: number;
  about: string;
}

/** The kind has the table for itself. */
const ALL = 'TRUE';

/**
 * Every kind of background work. A job carries ids and nothing else; its processor claims the rows with the due condition
 * in the UPDATE itself.
 */
export const JOBS = {
  'reach-rungs': {
    table: 'clock',
    where: ALL,
    index: 'clock_due',
    complaint: 'complaint_id',
    batch: 50,
    about: 'Reach the rungs of deadlines and their breach',
  },
  'climb-escalation': {
    table: 'escalation',
    where: ALL,
    index: 'escalation_due',
    complaint: 'complaint_id',
    batch: 1,
    about: 'Tell the next ones, because nobody took an escalation on',
  },
  'send-follow-up': {
    table: 'follow_up',
    where: ALL,
    index: 'follow_up_due',
    complaint: 'complaint_id',
    batch: 1,
    about: 'Send a follow-up, or end the wait for its answer',
  },
  'send-reminder': {
    table: 'reminder',
    where: ALL,
    index: 'reminder_due',
    complaint: 'complaint_id',
    batch: 1,
    about: 'Remind a person, or write their daily digest',
  },
  'deliver-urgent-mail': {
    table: 'mail',
    where: 'urgent',
    index: 'mail_due_urgent',
    complaint: 'complaint_id',
    batch: 1,
    about: 'Deliver one mail that calls a person here to work',
  },
  'deliver-mail': {
    table: 'mail',
    where: 'NOT urgent',
    index: 'mail_due',
    complaint: 'complaint_id',
    batch: 1,
    about: 'Deliver one mail',
  },
  'call-webhook': {
    table: 'webhook_delivery',
    where: ALL,
    index: 'webhook_delivery_due',
    complaint: 'complaint_id',
    batch: 1,
    about: 'Call another system',
  },
  'do-outbox-job': {
    table: 'outbox',
    where: ALL,
    index: 'outbox_due',
    complaint: 'subject_id',
    batch: 1,
    about: 'Do what a committed change asks for',
  },
  'recalculate-clocks': {
    table: 'recalculation',
    where: ALL,
    index: 'recalculation_due',
    complaint: 'NULL::uuid',
    batch: 1,
    about: 'Derive the clocks of the open complaints anew, because a policy or a calendar changed',
  },
} as const satisfies Record<string, JobKind>;

export type JobName = keyof typeof JOBS;
export const JOB_NAMES = Object.keys(JOBS) as JobName[];

/** A row that is due. */
export interface DueRow {
  id: string;
  complaintId: string | null;
  /** It failed before: once it is done, its failure is taken off the books. */
  failedBefore?: true;
}

/** The data of every job. */
export interface JobData {
  rows: DueRow[];
}
