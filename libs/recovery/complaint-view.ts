import type { Actor } from '#contracts/actor';
import type { ComplaintView, JudgedAnswerView, RatingView } from '#contracts/views/complaint';
import type { PromiseView } from '#contracts/views/promise';
import type { JourneyView, MissingView } from '#contracts/views/journey';
import { clockView, instant, instantOrNull } from '#database/queries/rows';
import { expectationComparison } from '#journey/expectation-compare';
import { GATE_KEYS, statementOf } from '#journey/gates';
import { journeyOf } from '#journey/journey';
import type { Missing } from '#journey/missing';
import type { RecoveryFacts } from '#journey/facts';
import { STEPS } from '#journey/steps';
import type { Language } from '#kernel/language';
import type { EntityManager } from 'typeorm';
import type { Which } from './work.ts';
import { readComplaintFile, type ComplaintFile } from './complaint-file.ts';
import { possibleMoves } from './possible-moves.ts';
import { recoveryFacts } from './recovery-facts.ts';

/** One look at a complaint, in the reader's language. */
export async function viewComplaint(
  manager: EntityManager,
  which: Which,
  actor: Actor,
  language: Language,
): Promise<ComplaintView> {
  return complaintView(await readComplaintFile(manager, which, actor), language);
}

export function complaintView(file: ComplaintFile, language: Language): ComplaintView {
  const { complaint: c, clocks } = file;
  const facts = recoveryFacts(file);
  return {
    id: c.id,
    reference: c.reference,
    status: c.status,
    severity: c.severity,
    channel: c.channel,
    language: c.language,
    subject: c.subject,
    words: c.words,
    category: c.category,
    place: c.place,
    customer: file.customer,
    owner: file.owner,
    team: file.team,
    source: c.source,
    externalId: c.external_id,
    tags: c.tags,
    customFields: c.custom_fields,
    receivedAt: instant(c.received_at),
    loggedAt: instant(c.logged_at),
    updatedAt: instant(c.updated_at),
    resolvedAt: instantOrNull(c.resolved_at),
    closedAt: instantOrNull(c.closed_at),
    reopenedCount: c.reopened_count,
    ownerCount: c.owner_count,
    mergedInto: file.mergedInto,
    links: file.links,
    briefingUnread: file.handovers.some((handover) => handover.to_id === c.owner_id && !handover.confirmed),
    clocks: clocks.map(clockView),
    promises: promiseViews(file),
    journey: journeyView(facts, language),
    moves: possibleMoves(c.status, facts).map(({ to, missing }) => ({ to, missing: missingViews(missing, language) })),
    statement: statementOf(facts) ?? null,
    judgedAnswer: judgedAnswerView(file, facts),
    rating: ratingView(file, facts),
    version: c.version,
  };
}

/** Once the case was reopened for another reason, that the answer was accepted says nothing any more. */
function judgedAnswerView({ verdict }: ComplaintFile, { rejected, resolved }: RecoveryFacts): JudgedAnswerView | null {
  if (!verdict) return null;
  const at = instant(verdict.at);
  if (rejected) return { verdict: 'rejected', at, words: verdict.words, statement: rejected.statement };
  return resolved ? { verdict: 'accepted', at, words: null, statement: null } : null;
}

/** Of the last resolution, as on the customer's own page. */
function ratingView({ complaint, followUps }: ComplaintFile, { resolved }: RecoveryFacts): RatingView | null {
  const last = complaint.reopened_count + (resolved ? 1 : 0);
  return followUps
    .filter(({ resolution }) => resolution === last)
    .flatMap(({ satisfaction, answered_at: at }) =>
      satisfaction === null || !at ? [] : { satisfaction, at: instant(at) },
    )
    .reduce<RatingView | null>((latest, one) => (latest && latest.at > one.at ? latest : one), null);
}

export function promiseViews({ promises, clocks }: ComplaintFile): PromiseView[] {
  return promises.map((promise) => ({
    id: promise.id,
    what: promise.what,
    dueAt: instant(promise.due_at),
    madeAt: instant(promise.made_at),
    state: promise.state,
    settledAt: instantOrNull(promise.settled_at),
    broken: clocks.some((clock) => clock.promise_id === promise.id && clock.breached_at !== null),
  }));
}

export function journeyView(facts: RecoveryFacts, language: Language): JourneyView {
  const { steps, next, progress, gates, wentBadly } = journeyOf(facts);
  const offer = expectationComparison(facts);
  return {
    progress,
    next: next && {
      step: next.step,
      title: STEPS[next.step].title[language],
      why: next.why[language],
      guidance: STEPS[next.step].advice.map((advice) => advice[language]),
    },
    steps: steps.map((step) => ({
      ...step,
      title: step.title[language],
      missing: missingViews(step.missing, language),
    })),
    gates: Object.fromEntries(
      GATE_KEYS.map((gate) => [gate, missingViews(gates[gate], language)]),
    ) as unknown as JourneyView['gates'],
    offer: offer && { verdict: offer.verdict, why: offer.why.map((why) => why[language]) },
    wentBadly: wentBadly.map(({ code, reason }) => ({ code, reason: reason[language] })),
  };
}

export const missingViews = (missing: readonly Missing[], language: Language): MissingView[] =>
  missing.map((entry) => ({ ...entry, reason: entry.reason[language] }));
