import { expect, test } from '@jest/globals';
import { COMPLETE_EVIDENCE, freshCase, withSteps } from './example-case.ts';
import type { RecoveryFacts } from './facts.ts';
import { journeyOf } from './journey.ts';
import type { StepKey } from './steps.ts';

const next = (facts: RecoveryFacts) => journeyOf(facts).next;

test('a fresh case begins with finding out the problem', () => {
  const journey = journeyOf(freshCase());
  expect(journey.steps).toHaveLength(10);
  expect(journey.steps.every(({ state }) => state === 'open')).toBe(true);
  expect(journey.next).toMatchObject({ step: 'capture', why: { en: expect.stringMatching(/^Say the problem back/) } });
  expect(journey.progress).toEqual({ settled: 0, of: 9 });
});

test('a case that nobody owns needs an owner first', () => {
  expect(next(freshCase({ hasOwner: false }))).toMatchObject({
    step: 'ownership',
    why: { en: 'Nobody owns the case: assign it to one named person.' },
  });
});

test('step 7 says what blocks it', () => {
  const blockedBy = (facts: RecoveryFacts) => journeyOf(facts).steps.find(({ key }) => key === 'resolve')!.blockedBy;
  expect(blockedBy(freshCase())).toEqual(['restatement', 'restatement-not-confirmed']);
  expect(blockedBy(withSteps(freshCase(), ['capture']))).toBeUndefined();
});

test('a step with all its evidence only wants to be marked as done', () => {
  const facts = withSteps(freshCase(), ['capture'], { state: 'open' });
  expect(next(facts)).toMatchObject({ step: 'capture', why: { 'zh-CN': '记录已齐全：请标记为完成。' } });
});

test('a case is walked from the first word to the last', () => {
  let facts = freshCase();
  const walked: StepKey[] = [];
  for (let step = next(facts); step; step = next(facts)) {
    walked.push(step.step);
    facts = withSteps(facts, [step.step]);
    if (step.step === 'resolve') {
      const silent = { ...facts, followUps: { planned: 0, waiting: 0, answered: 0, expired: 0 } };
      expect(next(silent)).toMatchObject({
        step: 'follow-through',
        why: { en: expect.stringContaining('set the case to resolved') },
      });
      facts = {
        ...facts,
        resolved: true,
        followUps: { planned: 0, waiting: 0, answered: 1, expired: 0 },
        satisfaction: 4,
        promises: { open: 0, kept: 1, broken: 0 },
      };
    }
  }
  expect(walked).toEqual([
    'capture',
    'expectation',
    'ownership',
    'calm',
    'reassurance',
    'objectivity',
    'resolve',
    'follow-through',
    'big-picture',
  ]);
  expect(journeyOf(facts)).toMatchObject({
    next: null,
    progress: { settled: 9, of: 9 },
    gates: { resolved: [], closed: [] },
  });
});

test('while the customer is silent the cause is looked for; then there is only waiting', () => {
  const done = ['capture', 'expectation', 'ownership', 'calm', 'reassurance', 'objectivity', 'resolve'] as const;
  const followUps = { planned: 0, waiting: 1, answered: 0, expired: 0 };
  const waiting = { ...withSteps(freshCase(), done), resolved: true, followUps };
  expect(next(waiting)!.step).toBe('big-picture');
  expect(next(withSteps(waiting, ['big-picture']))).toMatchObject({
    step: 'follow-through',
    why: { en: expect.stringMatching(/^Wait until the customer answers/) },
  });
});

test('step 10 is needed once the recovery went badly', () => {
  const journey = journeyOf(freshCase({ breachedClocks: ['first-response'] }));
  expect(journey.steps.at(-1)).toMatchObject({ key: 'process-roots', needed: true });
  expect(journey.wentBadly.map(({ code }) => code)).toEqual(['deadline-breached']);
  expect(journey.progress.of).toBe(10);
  expect(journeyOf(freshCase()).steps.at(-1)).toMatchObject({ needed: false, missing: [] });
});

test('a reopened step comes back', () => {
  const facts = withSteps(withSteps(freshCase(), ['capture', 'expectation']), ['capture'], { state: 'reopened' });
  expect(next(facts)!.step).toBe('capture');
  expect(journeyOf(facts).steps[0]).toMatchObject({ state: 'reopened', missing: [] });
});

test('after a rejection step 7 comes next, before whatever else is open, until there is another solution', () => {
  const done = ['capture', 'expectation', 'ownership', 'calm', 'reassurance'] as const;
  const { resolve } = COMPLETE_EVIDENCE;
  const rejected = { rejected: { statement: resolve.statement! } };
  const declined = { ...resolve, customersAnswer: 'declined' as const };
  const back = (evidence: typeof declined | typeof resolve) =>
    withSteps(withSteps(freshCase(rejected), done), ['resolve'], {
      state: 'reopened',
      evidence: { resolve: evidence },
    });
  expect(next(back(declined))).toMatchObject({
    step: 'resolve',
    why: { en: expect.stringMatching(/^The customer rejected the answer/) },
  });
  expect(journeyOf(back(declined)).steps[6]!.missing.map(({ code }) => code)).toEqual([
    'option-declined',
    'answer-rejected',
  ]);
  const anew = back({ ...resolve, statement: 'We refunded all of it.' });
  expect(next(anew)).toMatchObject({ step: 'resolve', why: { en: expect.stringMatching(/mark the step as done/) } });
});
