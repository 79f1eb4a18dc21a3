import { createContext, useContext } from 'react';
import type { Problem } from '../../api/problem.ts';
import { belongsTo, type CustomField } from '../../ui/custom-fields/custom-field.ts';
import { isMade, isSent, type Draft } from './draft.ts';
import { toMinor } from './amount.ts';
import type { PartName } from './progress.ts';

/** A reason at each field that is at fault: `customer.name`, `restatement`, `promise.<id>.dueAt`. */
export type WrongFields = Readonly<Record<string, string>>;

export const WrongFieldsContext = createContext<WrongFields>({});

/** What is wrong with a field. */
export const useWrong = (field: string): string | undefined => useContext(WrongFieldsContext)[field];

type Why = 'name' | 'words' | 'email' | 'phone' | 'contact' | 'amount' | 'what' | 'dueAt' | 'past' | 'fact';

/** What can be seen without asking. The values are names of texts. @param fields the company's own */
export function wrongFields(draft: Draft, now: Date, fields: readonly CustomField[] = []) {
  const found: Record<string, Why> = {};
  if (!isSent(draft)) {
    const { id, name, email, phone } = draft.customer;
    if (name.trim() === '') found['customer.name'] = 'name';
    if (email.trim() !== '' && !/^\S+@\S+\.\S+$/.test(email.trim())) found['customer.email'] = 'email';
    if (phone.trim() !== '' && phone.replace(/\D/g, '').length < 5) found['customer.phone'] = 'phone';
    // Customers are known by these: without, the same person would be written down twice.
    if (id !== null && email.trim() === '' && phone.trim() === '') found['customer.phone'] = 'contact';
    if (draft.words.trim() === '') found['words'] = 'words';
    for (const { name: field } of requiredFacts(draft, fields)) {
      if (String(draft.customFields[field] ?? '').trim() === '') found[`customFields.${field}`] = 'fact';
    }
  }
  if (draft.amount.trim() !== '' && toMinor(draft.amount, draft.currency) === null) found['amount'] = 'amount';
  for (const promise of draft.promises) {
    const { id, what, dueAt } = promise;
    if (draft.submission.saved.includes(`promise:${id}`) || (what.trim() === '' && dueAt === null)) continue;
    if (what.trim() === '') found[`promise.${id}.what`] = 'what';
    else if (dueAt === null) found[`promise.${id}.dueAt`] = 'dueAt';
    else if (isMade(promise) && Date.parse(dueAt) <= now.getTime()) found[`promise.${id}.dueAt`] = 'past';
  }
  return found;
}

/** The company's own fields without which a complaint of this category is not logged. */
export const requiredFacts = ({ category }: Draft, fields: readonly CustomField[]): CustomField[] =>
  fields.filter((field) => field.required && belongsTo(field, category));

/** Where the evidence's fields stand on this page, if they are called otherwise there. */
const HERE: Record<string, string> = {
  description: 'wish',
  'alternative.offered': 'alternative',
  'alternative.answer': 'alternativeAnswer',
  email: 'customer.email',
  phone: 'customer.phone',
  'apology.words': 'apology',
  'apology.at': 'apology',
};

/** The api's reasons at the fields of this page. @param task as `nameOf` calls it */
export function wrongBy(task: string, problem: Problem): WrongFields {
  return Object.fromEntries(
    problem.errors.map(({ field, reason }) => {
      const own = field.replace(/^evidence\./, '');
      return [task.startsWith('promise:') ? `promise.${task.slice(8)}.${own}` : (HERE[own] ?? own), reason];
    }),
  );
}

/** The part in which a field stands. */
export function partOf(field: string): PartName {
  if (field.startsWith('customer.') || field === 'language' || field === 'channel') return 'customer';
  if (field === 'words' || field.startsWith('emotions')) return 'words';
  if (/^(clarifyingQuestions|restatement|confirmedAt)/.test(field)) return 'clarify';
  if (/^(remedy|wish|amount|currency|byDate|canMeet|assurance|alternative)/.test(field)) return 'expectation';
  if (/^(acceptedAt|policyExplained)/.test(field)) return 'responsibility';
  if (/^(promise\.|nextStep|holdSeconds|callBack|comfort)/.test(field)) return 'reassurance';
  return field === 'apology' ? 'apology' : 'facts';
}
