import { newKey } from '../../api/new-key.ts';
import { CURRENCIES } from './amount.ts';
import type { components } from '../../api/schema';
import type { FieldValues } from '../../ui/custom-fields/custom-field.ts';

type Schemas = components['schemas'];
export type Remedy = NonNullable<Schemas['ExpectationEvidence']['remedy']>;
export type Emotion = Schemas['EmotionSeen']['emotion'];
export type CustomerType = NonNullable<Schemas['ObjectivityEvidence']['customerType']>;
export type Comfort = NonNullable<Schemas['ReassuranceEvidence']['comfort']>[number];
export type Channel = Schemas['LogComplaintBody']['channel'];
export type Severity = NonNullable<Schemas['LogComplaintBody']['severity']>;
export type LogBody = Schemas['LogComplaintBody'];

/** A promise that was made on the phone. */
export interface PromiseMade {
  /** Also the Idempotency-Key under which it is saved. */
  id: string;
  what: string;
  /** ISO 8601 in UTC; null while no time is chosen. */
  dueAt: string | null;
  /** What was sent, as long as no answer came: it must be sent again in the same words. */
  sent?: { what: string; dueAt: string };
}

/** Who speaks. A customer who is on record already is known again by e-mail or telephone. */
export interface Caller {
  id: string | null;
  name: string;
  email: string;
  phone: string;
  /** On record without an e-mail or a telephone: what is given now is written to the record first. */
  lacksContact: boolean;
}

/** Everything that is written down while the customer speaks. Empty texts stand for what was not asked yet. */
export interface Draft {
  id: string;
  startedAt: string;
  savedAt: string;
  customer: Caller;
  language: string;
  channel: Channel;
  words: string;
  emotions: { at: string; emotion: Emotion }[];
  feeling: string;
  customerType: CustomerType | null;
  questions: { id: string; question: string; answer: string }[];
  restatement: string;
  confirmedAt: string | null;
  remedy: Remedy | null;
  wish: string;
  /** As it was typed, in the currency's main unit. */
  amount: string;
  currency: string;
  byDate: string;
  canMeet: 'yes' | 'no' | null;
  assurance: string;
  alternative: string;
  alternativeAnswer: 'accepted' | 'declined' | 'pending';
  acceptedAt: string | null;
  policyExplained: boolean;
  alternativesExplained: boolean;
  nextStep: string;
  solvedAtOnce: boolean;
  comfort: Comfort[];
  promises: PromiseMade[];
  hold: Hold;
  apology: string;
  apologyAt: string | null;
  subject: string;
  category: string | null;
  place: string;
  severity: Severity;
  tags: string[];
  customFields: FieldValues;
  submission: Submission;
}

/** The time on hold, in seconds; `since` while the customer waits right now. */
export interface Hold {
  since: string | null;
  longest: number;
  total: number;
  callBackOffered: boolean;
}

/** How far logging it came: what is saved is never saved twice, whatever happens in between. */
export interface Submission {
  /** The Idempotency-Key of the complaint. */
  key: string;
  /** What was sent, as long as nobody knows whether it arrived, and for good once it did. */
  sent: LogBody | null;
  reference: string | null;
  saved: string[];
  /** The evidence of each step as it was saved: what is corrected afterwards is saved anew. */
  evidence?: Partial<Record<string, object>>;
}

/** A new one. @param language of the customer, as far as one can guess, like the currency */
export function blankDraft(language: string, now: Date, currency = CURRENCIES[0]!): Draft {
  return {
    id: newKey(),
    startedAt: now.toISOString(),
    savedAt: now.toISOString(),
    customer: { id: null, name: '', email: '', phone: '', lacksContact: false },
    language,
    channel: 'phone',
    words: '',
    emotions: [],
    feeling: '',
    customerType: null,
    questions: [],
    restatement: '',
    confirmedAt: null,
    remedy: null,
    wish: '',
    amount: '',
    currency,
    byDate: '',
    canMeet: null,
    assurance: '',
    alternative: '',
    alternativeAnswer: 'pending',
    acceptedAt: null,
    policyExplained: false,
    alternativesExplained: false,
    nextStep: '',
    solvedAtOnce: false,
    comfort: [],
    promises: [],
    hold: { since: null, longest: 0, total: 0, callBackOffered: false },
    apology: '',
    apologyAt: null,
    subject: '',
    category: null,
    place: '',
    severity: 'normal',
    tags: [],
    customFields: {},
    submission: { key: newKey(), sent: null, reference: null, saved: [] },
  };
}

/** Whether anything was written or chosen that somebody would miss. */
export function isWritten(draft: Draft): boolean {
  return said(draft) !== said(blankDraft(draft.language, new Date(draft.startedAt)));
}

function said({ promises, questions, submission, ...draft }: Draft): string {
  return JSON.stringify({
    ...draft,
    // Its own facts; and how and in which language somebody speaks is soon chosen again.
    id: null,
    startedAt: null,
    savedAt: null,
    language: null,
    channel: null,
    currency: null,
    // A row that was only added holds nothing yet.
    promises: promises.filter(({ what, dueAt }) => what.trim() !== '' || dueAt !== null),
    questions: questions.filter(({ question, answer }) => question.trim() !== '' || answer.trim() !== ''),
    sent: submission.sent,
  });
}

/** Whether the complaint itself was sent: from then on its own facts are changed in the case. */
export const isSent = (draft: Draft): boolean => draft.submission.sent !== null;

/** The emotion as it is now. */
export const emotionNow = ({ emotions }: Draft): Emotion | null => emotions.at(-1)?.emotion ?? null;

/** A slip of the finger is corrected; what was seen for longer than this (milliseconds) stays in the record. */
const SLIP = 10_000;

/** The customer's emotions with the one that is seen now. */
export function emotionsWith(emotions: Draft['emotions'], emotion: Emotion, now: Date): Draft['emotions'] {
  const last = emotions.at(-1);
  if (last?.emotion === emotion) return emotions;
  const kept = last && now.getTime() - Date.parse(last.at) < SLIP ? emotions.slice(0, -1) : emotions;
  return kept.at(-1)?.emotion === emotion ? kept : [...kept, { at: now.toISOString(), emotion }];
}

/** Whether it says both what and by when. */
export const isMade = ({ what, dueAt }: PromiseMade): boolean => what.trim() !== '' && dueAt !== null;
