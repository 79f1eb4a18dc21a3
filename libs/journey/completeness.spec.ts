import { describe, expect, test } from '@jest/globals';
import { validated } from '#kernel/fields';
import { evidenceMissing } from './completeness.ts';
import { EVIDENCE, storedEvidence, type EvidenceByStep } from './evidence.ts';
import { COMPLETE_EVIDENCE, freshCase, withSteps } from './example-case.ts';
import type { RecoveryFacts } from './facts.ts';
import { STEP_KEYS, type StepKey } from './steps.ts';

const settled = { planned: 0, waiting: 0, answered: 0, expired: 1 };

function lacks<K extends StepKey>(key: K, evidence: EvidenceByStep[K], changes: Partial<RecoveryFacts> = {}): string[] {
  const facts = freshCase({ followUps: settled, ...changes });
  const given = { [key]: evidence } as unknown as Partial<Pick<EvidenceByStep, K>>;
  const missing = evidenceMissing(key, withSteps(facts, [key], { state: 'open', evidence: given }));
  for (const entry of missing)
    expect(entry).toMatchObject({ step: key, code: expect.stringMatching(/^[a-z]+(-[a-z]+)*$/) });
  return missing.map(({ field, code }) => `${field}: ${code}`);
}

test.each(STEP_KEYS)(
  '%s lacks nothing when its evidence is complete, also after a trip through the database',
  (key) => {
    const stored: unknown = JSON.parse(JSON.stringify(COMPLETE_EVIDENCE[key]));
    expect(lacks(key, COMPLETE_EVIDENCE[key])).toEqual([]);
    expect(storedEvidence(key, stored)).toEqual(COMPLETE_EVIDENCE[key]);
    expect(validated<object>(EVIDENCE[key], stored)).toEqual(COMPLETE_EVIDENCE[key]);
  },
);

test.each(STEP_KEYS)('partial evidence of %s, even none, is valid', (key) => {
  expect(validated<object>(EVIDENCE[key], {})).toEqual({});
});

describe('what is missing is named', () => {
  test('capture: a restatement, confirmed', () => {
    expect(lacks('capture', {})).toEqual(['restatement: restatement', 'confirmedAt: restatement-not-confirmed']);
    expect(lacks('capture', { ...COMPLETE_EVIDENCE.capture, restatement: '  ' })).toEqual(['restatement: restatement']);
  });

  test('expectation: the wish, whether we can meet it, and then an assurance or an alternative with its answer', () => {
    expect(lacks('expectation', {})).toEqual(['remedy: wanted-remedy', 'canMeet: can-we-meet-it']);
    expect(lacks('expectation', { remedy: 'other', canMeet: true })).toEqual([
      'description: wanted-remedy',
      'assurance: assurance',
    ]);
    expect(lacks('expectation', { remedy: 'refund', amount: 1, canMeet: false })).toEqual([
      'currency: currency-of-amount',
      'alternative.offered: alternative',
    ]);
    const offered = { remedy: 'refund', canMeet: false, alternative: { offered: 'A voucher' } } as const;
    expect(lacks('expectation', offered)).toEqual(['alternative.answer: answer-to-alternative']);
    const pending = { ...offered, alternative: { ...offered.alternative, answer: 'pending' } } as const;
    expect(lacks('expectation', pending)).toEqual(['alternative.answer: answer-to-alternative']);
    const declined = { ...offered, alternative: { ...offered.alternative, answer: 'declined' } } as const;
    expect(lacks('expectation', declined)).toEqual([]);
  });

  test('ownership: an owner who accepted, the latest handover confirmed, the policy explained', () => {
    expect(lacks('ownership', {}, { hasOwner: false, handovers: [{ confirmed: false }] })).toEqual([
      'case: owner',
      'case: handover-not-confirmed',
      'acceptedAt: ownership-not-accepted',
      'policyExplained: policy-not-explained',
    ]);
    const handovers = [{ confirmed: false }, { confirmed: true }];
    expect(lacks('ownership', COMPLETE_EVIDENCE.ownership, { handovers })).toEqual([]);
  });

  test('ownership: alternatives only when the wish cannot be met', () => {
    const { steps } = withSteps(freshCase(), ['expectation'], { evidence: { expectation: { canMeet: false } } });
    const facts = {
      ...freshCase(),
      steps: { ...steps, ownership: { state: 'open', evidence: COMPLETE_EVIDENCE.ownership } },
    } as const;
    expect(evidenceMissing('ownership', facts).map(({ code }) => code)).toEqual(['alternatives-not-explained']);
  });

  test('reassurance: the next step, a promise unless solved on the spot, a call back after two minutes on hold', () => {
    const none = { promises: { open: 0, kept: 0, broken: 0 } };
    expect(lacks('reassurance', {}, none)).toEqual(['nextStep: next-step-not-explained', 'case: promise']);
    expect(lacks('reassurance', { nextStep: 'Done.', solvedAtOnce: true }, none)).toEqual([]);
    expect(lacks('reassurance', { nextStep: 'I call.', holdSeconds: 120 })).toEqual([]);
    expect(lacks('reassurance', { nextStep: 'I call.', holdSeconds: 121 })).toEqual([
      'callBackOffered: call-back-not-offered',
    ]);
    expect(lacks('reassurance', { nextStep: 'I call.', holdSeconds: 121, callBackOffered: true })).toEqual([]);
  });

  test('objectivity: an emotion, and a briefing for whoever gives relief', () => {
    expect(lacks('objectivity', {})).toEqual(['emotions: emotion']);
    const relief = { requestedAt: new Date('2026-11-20T02:00:00Z') };
    expect(lacks('objectivity', { ...COMPLETE_EVIDENCE.objectivity, relief })).toEqual([
      'relief.briefing: relief-without-briefing',
      'relief.takenAt: relief-not-taken',
    ]);
  });

  test('calm: the words of the apology, by whom and when', () => {
    expect(lacks('calm', {})).toEqual([
      'apology.words: apology',
      'apology.by: apology-by-whom',
      'apology.at: apology-when',
    ]);
  });

  test('resolve: options, the chosen one with time and cost, the answer, the statement, briefed helpers', () => {
    expect(lacks('resolve', {})).toEqual([
      'options: options',
      'chosen: chosen-option',
      'options.0.leadTime: lead-time',
      'options.0.cost: cost',
      'customersAnswer: customers-answer',
      'statement: resolution-statement',
    ]);
    const { resolve } = COMPLETE_EVIDENCE;
    expect(lacks('resolve', { ...resolve, chosen: 1 })).toEqual(['chosen: chosen-option']);
    expect(lacks('resolve', { ...resolve, customersAnswer: 'declined' })).toEqual(['customersAnswer: option-declined']);
    expect(lacks('resolve', { ...resolve, options: [{ description: 'Refund', cost: 5 }] })).toEqual([
      'options.0.leadTime: lead-time',
      'options.0.currency: currency-of-cost',
    ]);
    expect(lacks('resolve', { ...resolve, options: [{ description: 'Explain', leadTime: 'PT1H', cost: 0 }] })).toEqual(
      [],
    );
    expect(lacks('resolve', { ...resolve, helpersBriefed: [{ who: 'Bank' }] })).toEqual([
      'helpersBriefed.0.briefing: helper-without-briefing',
    ]);
  });

  test('follow-through: delivered tokens, a follow-up answered or run out, the satisfaction if answered', () => {
    expect(lacks('follow-through', { tokens: [{ kind: 'gift' }] })).toEqual([
      'tokens.0.deliveredAt: token-not-delivered',
    ]);
    const waits = { ...settled, planned: 1, waiting: 1 };
    expect(lacks('follow-through', {}, { followUps: waits })).toEqual([
      'case: follow-up-not-sent',
      'case: follow-up-not-answered',
    ]);
    const answered = { ...settled, answered: 1, planned: 1 };
    expect(lacks('follow-through', {}, { followUps: answered })).toEqual(['satisfaction: satisfaction']);
    expect(lacks('follow-through', {}, { followUps: answered, satisfaction: 4 })).toEqual([]);
  });

  test('big-picture: a cause, whether it is frequent, and then what prevents it, by whom and when', () => {
    expect(lacks('big-picture', {})).toEqual(['causeCategory: cause', 'frequent: frequent']);
    const often = { causeCategory: 'billing', frequent: true };
    expect(lacks('big-picture', often)).toEqual(['preventionActions: prevention-action']);
    expect(lacks('big-picture', { ...often, preventionActions: [{ what: 'Check', who: 'Li' }] })).toEqual([
      'preventionActions.0.by: action-without-who-or-when',
    ]);
    expect(lacks('big-picture', { ...often, problemId: '01890a5d-ac96-774b-bcce-b302099a8057' })).toEqual([]);
  });

  test('process-roots: roots and an explanation, only if the recovery went badly', () => {
    expect(lacks('process-roots', {})).toEqual([]);
    expect(lacks('process-roots', {}, { reopenedCount: 1 })).toEqual([
      'roots: process-roots',
      'explanation: process-roots-explanation',
    ]);
  });
});
