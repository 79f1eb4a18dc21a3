import type { Channel, Severity, Status } from './complaint.ts';
import type { Reason } from '#kernel/refusal';

/** What stands beside the fields that we know. */
export type CustomFields = Record<string, string | number | boolean | null>;

/** One entry of the conversation: from the customer, to the customer, or an internal note. */
export interface ImportedMessage {
  direction: 'in' | 'out' | 'note';
  body: string;
  at: Date;
  author?: string;
}

/** One complaint as it comes from outside, already mapped and validated. Texts are exactly what the file holds. */
export interface ImportRecord {
  /** Unique together with the source: the same pair is never stored twice. */
  externalId: string;
  source: string;
  customer: { name: string; email?: string; phone?: string; externalId?: string };
  channel: Channel;
  /** BCP 47 tag. */
  language: string;
  words: string;
  category?: string;
  place?: string;
  severity: Severity;
  receivedAt: Date;
  status: Exclude<Status, 'merged'>;
  /** Absent where the source does not say when, even if the case is closed. */
  closedAt?: Date;
  resolvedAt?: Date;
  subject?: string;
  tags: string[];
  customFields: CustomFields;
  messages: ImportedMessage[];
}

/** What became of a batch. Every record is in exactly one of the three. */
export interface StoreOutcome {
  stored: number;
  /** Were there already, by source and external id. */
  known: number;
  /** `index` into the batch; nothing of such a record has been stored. */
  refused: { index: number; reasons: Reason[] }[];
}

/** Where imported complaints go. */
export interface ImportTarget {
  /** Which of the external ids of this source are stored already. */
  existing(source: string, externalIds: string[]): Promise<Set<string>>;
  /** Stores the batch as a whole, but for those refused; when it throws, nothing of the batch has been stored. */
  store(records: ImportRecord[]): Promise<StoreOutcome>;
}
