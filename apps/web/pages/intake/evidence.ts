import type { components } from '../../api/schema';
import type { Draft, LogBody } from './draft.ts';
import { waiting } from './hold.ts';
import { toMinor } from './amount.ts';

type Schemas = components['schemas'];

/** What the intake supplies to each step that it touches. */
export interface IntakeEvidence {
  capture?: Schemas['CaptureEvidence'];
  expectation?: Schemas['ExpectationEvidence'];
  ownership?: Schemas['OwnershipEvidence'];
  reassurance?: Schemas['ReassuranceEvidence'];
  objectivity?: Schemas['ObjectivityEvidence'];
  calm?: Schemas['CalmEvidence'];
}

export type IntakeStep = keyof IntakeEvidence;

const text = (written: string): string | undefined => (written.trim() === '' ? undefined : written);
const list = <T>(items: T[]): T[] | undefined => (items.length === 0 ? undefined : items);

/** The evidence of the steps about which something was written. @param by the name of whoever speaks with the customer */
export function evidenceOf(draft: Draft, by: string): IntakeEvidence {
  const all: Required<IntakeEvidence> = {
    capture: capture(draft),
    expectation: expectation(draft),
    ownership: ownership(draft, by),
    reassurance: reassurance(draft),
    objectivity: {
      emotions: list(
        draft.emotions.map(({ at, emotion }, index) => ({
          at,
          emotion,
          ...(index === draft.emotions.length - 1 && { said: text(draft.feeling) }),
        })),
      ),
      customerType: draft.customerType ?? undefined,
    },
    calm: text(draft.apology) ? { apology: { words: draft.apology, by, at: draft.apologyAt ?? draft.startedAt } } : {},
  };
  return Object.fromEntries(
    Object.entries(all)
      .map(([step, evidence]) => [step, without(evidence)] as const)
      .filter(([, evidence]) => Object.keys(evidence).length > 0),
  );
}

function capture({ questions, restatement, confirmedAt }: Draft): Schemas['CaptureEvidence'] {
  const asked = questions.filter(({ question }) => text(question));
  return {
    clarifyingQuestions: list(asked.map(({ question, answer }) => ({ question, ...(text(answer) && { answer }) }))),
    restatement: text(restatement),
    confirmedAt: text(restatement) && (confirmedAt ?? undefined),
  };
}

function expectation(draft: Draft): Schemas['ExpectationEvidence'] {
  const { remedy, wish, amount, currency, byDate, canMeet, assurance, alternative, alternativeAnswer } = draft;
  const minor = toMinor(amount, currency);
  return {
    remedy: remedy ?? undefined,
    description: text(wish),
    ...(minor !== null && { amount: minor, currency }),
    byDate: text(byDate),
    canMeet: canMeet === null ? undefined : canMeet === 'yes',
    assurance: canMeet === 'yes' ? text(assurance) : undefined,
    alternative:
      canMeet === 'no' && text(alternative) ? { offered: alternative, answer: alternativeAnswer } : undefined,
  };
}

function ownership(draft: Draft, by: string): Schemas['OwnershipEvidence'] {
  return {
    ...(draft.acceptedAt && { acceptedAt: draft.acceptedAt, acceptedBy: by }),
    policyExplained: draft.policyExplained || undefined,
    alternativesExplained: draft.alternativesExplained || undefined,
  };
}

function reassurance(draft: Draft): Schemas['ReassuranceEvidence'] {
  const longest = Math.max(draft.hold.longest, waiting(draft.hold, Date.now()));
  return {
    nextStep: text(draft.nextStep),
    solvedAtOnce: draft.solvedAtOnce || undefined,
    holdSeconds: longest || undefined,
    callBackOffered: draft.hold.callBackOffered || undefined,
    comfort: draft.channel === 'in-person' ? list(draft.comfort) : undefined,
  };
}

/** Without what was left out. */
const without = (evidence: object): object =>
  Object.fromEntries(Object.entries(evidence).filter(([, value]) => value !== undefined));

/** A conversation that began longer ago (milliseconds) is dated back. */
const LATE = 10 * 60_000;

/** The complaint itself, as the api takes it. */
export function logBody(draft: Draft, now: Date): LogBody {
  const { customer, language, channel, words, severity, category, tags, customFields } = draft;
  return {
    customer: {
      name: customer.name.trim(),
      ...(text(customer.email) && { email: customer.email.trim() }),
      ...(text(customer.phone) && { phone: customer.phone.trim() }),
    },
    channel,
    language,
    words,
    severity,
    // Logged late, as after a lost connection. Otherwise the api's own clock is the better one.
    ...(now.getTime() - Date.parse(draft.startedAt) > LATE && { receivedAt: draft.startedAt }),
    ...(text(draft.subject) && { subject: draft.subject.trim() }),
    ...(category !== null && { category }),
    ...(text(draft.place) && { place: draft.place.trim() }),
    ...(tags.length > 0 && { tags }),
    ...(Object.keys(customFields).length > 0 && { customFields }),
  };
}
