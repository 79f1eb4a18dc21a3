import { describe, expect, test } from '@jest/globals';
import { Refusal } from '#kernel/refusal';
import { COMPLETE_EVIDENCE, freshCase, withSteps } from './example-case.ts';
import { gateMissing, NEEDED_BEFORE_RESOLVED, passGate, statementOf, type GateKey } from './gates.ts';
import type { RecoveryFacts } from './facts.ts';
import { STEPS } from './steps.ts';

const codes = (gate: GateKey, facts: RecoveryFacts) =>
  gateMissing(gate, facts).map(({ step, code }) => `${step}: ${code}`);

const answered = { planned: 0, waiting: 0, answered: 1, expired: 0 };
const resolvable = withSteps(freshCase(), [...NEEDED_BEFORE_RESOLVED, 'resolve']);
const closable = {
  ...withSteps(resolvable, ['big-picture']),
  resolved: true,
  followUps: answered,
  satisfaction: 5,
  promises: { open: 0, kept: 1, broken: 0 },
};

describe('step 7 needs a confirmed restatement', () => {
  test('shut without one', () => {
    expect(codes('complete-resolve', freshCase())).toEqual([
      'capture: restatement',
      'capture: restatement-not-confirmed',
    ]);
    const unconfirmed = withSteps(freshCase(), ['capture'], {
      state: 'open',
      evidence: { capture: { restatement: 'You …' } },
    });
    expect(codes('complete-resolve', unconfirmed)).toEqual(['capture: restatement-not-confirmed']);
  });
  test('open once confirmed, whether or not step 1 is marked as done', () => {
    expect(codes('complete-resolve', withSteps(freshCase(), ['capture'], { state: 'open' }))).toEqual([]);
  });
  test('open when step 1 was overridden', () => {
    const overridden = withSteps(freshCase(), ['capture'], { state: 'overridden', evidence: { capture: {} } });
    expect(codes('complete-resolve', overridden)).toEqual([]);
  });
});

describe('"resolved"', () => {
  test('asks for steps 1, 2, 3, 4 and 6, as the handbook says', () => {
    expect(NEEDED_BEFORE_RESOLVED.map((key) => STEPS[key].number)).toEqual([1, 2, 3, 4, 6]);
  });
  test('asks for new words when the customer rejected the last ones', () => {
    const { statement } = COMPLETE_EVIDENCE.resolve;
    const rejected = { ...resolvable, resolutionStatement: statement!, rejected: { statement: statement! } };
    expect(statementOf(rejected)).toBeUndefined();
    expect(codes('resolved', rejected)).toEqual(['resolve: answer-rejected']);
    expect(codes('resolved', { ...rejected, resolutionStatement: 'We refunded all of it.' })).toEqual([]);
  });
  test('open with steps 1, 2, 3, 4 and 6 done and a statement', () => {
    expect(codes('resolved', resolvable)).toEqual([]);
  });
  test.each(NEEDED_BEFORE_RESOLVED)('shut while %s is open, naming what it lacks', (key) => {
    const facts = withSteps(resolvable, [key], { state: 'open', evidence: { [key]: {} } });
    expect(gateMissing('resolved', facts)).not.toEqual([]);
    expect(new Set(gateMissing('resolved', facts).map(({ step }) => step))).toEqual(new Set([key]));
  });
  test.each(NEEDED_BEFORE_RESOLVED)('shut while %s has all its evidence and is not marked as done', (key) => {
    expect(codes('resolved', withSteps(resolvable, [key], { state: 'open' }))).toEqual([`${key}: step-not-done`]);
    expect(codes('resolved', withSteps(resolvable, [key], { state: 'reopened' }))).toEqual([`${key}: step-not-done`]);
  });
  test.each(NEEDED_BEFORE_RESOLVED)('open when %s was overridden', (key) => {
    expect(codes('resolved', withSteps(resolvable, [key], { state: 'overridden', evidence: { [key]: {} } }))).toEqual(
      [],
    );
  });
  test('shut without a statement for the customer; one sent otherwise will do', () => {
    const silent = withSteps(resolvable, ['resolve'], {
      state: 'overridden',
      evidence: { resolve: { statement: ' ' } },
    });
    expect(codes('resolved', silent)).toEqual(['resolve: resolution-statement']);
    expect(codes('resolved', { ...silent, resolutionStatement: 'We refunded you.' })).toEqual([]);
    expect(statementOf(resolvable)).toBe(COMPLETE_EVIDENCE.resolve.statement);
  });
});

describe('"closed"', () => {
  test('open with an answered follow-up and a cause, when all went well', () => {
    expect(codes('closed', closable)).toEqual([]);
  });
  test('shut while a promise is open', () => {
    expect(codes('closed', { ...closable, promises: { open: 1, kept: 0, broken: 0 } })).toEqual([
      'reassurance: promise-open',
    ]);
  });
  test.each([
    ['planned', { planned: 1 }, 'follow-up-not-sent'],
    ['sent and waited for', { waiting: 1 }, 'follow-up-not-answered'],
    ['never planned', {}, 'follow-up-not-planned'],
    ['one run out and another waited for', { waiting: 1, expired: 1 }, 'follow-up-not-answered'],
  ])('shut while the follow-up is %s', (_, changes, code) => {
    const followUps = { planned: 0, waiting: 0, answered: 0, expired: 0, ...changes };
    expect(codes('closed', { ...closable, followUps })).toEqual([`follow-through: ${code}`]);
  });
  test('open when the wait ran out, or one of several was answered', () => {
    expect(codes('closed', { ...closable, followUps: { ...answered, answered: 0, expired: 2 } })).toEqual([]);
    expect(codes('closed', { ...closable, followUps: { ...answered, planned: 1 } })).toEqual([]);
  });
  test('shut without a cause, open when step 9 was overridden', () => {
    const causeless = { 'big-picture': { frequent: false } };
    const facts = withSteps(closable, ['big-picture'], { state: 'open', evidence: causeless });
    expect(codes('closed', facts)).toEqual(['big-picture: cause']);
    expect(codes('closed', withSteps(closable, ['big-picture'], { state: 'overridden', evidence: causeless }))).toEqual(
      [],
    );
  });
  test.each<[string, Partial<RecoveryFacts>]>([
    ['a deadline was breached', { breachedClocks: ['resolution'] }],
    ['a promise was broken', { promises: { open: 0, kept: 1, broken: 1 } }],
    ['it was reopened', { reopenedCount: 1 }],
    ['it has its third owner', { ownerCount: 3 }],
    ['the customer was unhappy at the follow-up', { satisfaction: 1 }],
  ])('needs the roots when %s', (_, bad) => {
    const facts = { ...closable, ...bad };
    expect(codes('closed', facts)).toEqual([
      'process-roots: process-roots',
      'process-roots: process-roots-explanation',
    ]);
    expect(codes('closed', withSteps(facts, ['process-roots'], { state: 'open' }))).toEqual([
      'process-roots: step-not-done',
    ]);
    expect(codes('closed', withSteps(facts, ['process-roots']))).toEqual([]);
    expect(codes('closed', withSteps(facts, ['process-roots'], { state: 'overridden' }))).toEqual([]);
  });
});

test('a shut gate refuses in the language of the reader, with codes for programs', () => {
  let refusal: unknown;
  try {
    passGate('closed', { ...closable, followUps: { ...answered, answered: 0, planned: 1 } }, 'zh-CN');
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({
    kind: 'blocked',
    code: 'gate-closed',
    message: '个案还不能关闭',
    reasons: [{ field: 'follow-through.case', reason: '已安排回访，但尚未发出。' }],
    facts: { blockedBy: ['follow-up-not-sent'] },
  });
  expect(() => passGate('closed', closable)).not.toThrow();
});
