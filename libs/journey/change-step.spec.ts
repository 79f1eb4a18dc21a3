import { describe, expect, test } from '@jest/globals';
import { Refusal } from '#kernel/refusal';
import { changeStep, STATE_CHANGES } from './change-step.ts';
import { COMPLETE_EVIDENCE, EXAMPLE_NOW, freshCase, withSteps } from './example-case.ts';
import { STEP_STATES } from './steps.ts';

const wire = (evidence: object): unknown => JSON.parse(JSON.stringify(evidence));

function refusal(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('was accepted');
}

test('evidence is kept as it grows, the state stays open', () => {
  expect(changeStep('capture', { evidence: { restatement: 'You …' } }, freshCase(), EXAMPLE_NOW)).toEqual({
    state: 'open',
    evidence: { restatement: 'You …' },
    reason: null,
  });
});

test('a step is done by saying so, once nothing is missing', () => {
  const wish = { evidence: wire(COMPLETE_EVIDENCE.capture), state: 'done' } as const;
  expect(changeStep('capture', wish, freshCase(), EXAMPLE_NOW)).toMatchObject({
    state: 'done',
    evidence: COMPLETE_EVIDENCE.capture,
  });
});

test('saying done too early names what is missing', () => {
  const wish = { evidence: { restatement: 'You …' }, state: 'done' } as const;
  expect(refusal(() => changeStep('capture', wish, freshCase(), EXAMPLE_NOW))).toMatchObject({
    kind: 'blocked',
    code: 'step-incomplete',
    reasons: [{ field: 'capture.confirmedAt' }],
    facts: { blockedBy: ['restatement-not-confirmed'] },
  });
});

test('evidence on record counts when only the state is sent', () => {
  const facts = withSteps(freshCase(), ['calm'], { state: 'open' });
  expect(changeStep('calm', { state: 'done' }, facts, EXAMPLE_NOW)).toMatchObject({ state: 'done' });
});

test('step 7 is not done before the restatement was confirmed, and is afterwards', () => {
  const wish = { evidence: wire(COMPLETE_EVIDENCE.resolve), state: 'done' } as const;
  expect(refusal(() => changeStep('resolve', wish, freshCase(), EXAMPLE_NOW)).facts.blockedBy).toEqual([
    'restatement',
    'restatement-not-confirmed',
  ]);
  const confirmed = withSteps(freshCase(), ['capture']);
  expect(changeStep('resolve', wish, confirmed, EXAMPLE_NOW).state).toBe('done');
});

test('a done step cannot lose its evidence unless it is reopened', () => {
  const facts = withSteps(freshCase(), ['calm']);
  expect(refusal(() => changeStep('calm', { evidence: {} }, facts, EXAMPLE_NOW)).code).toBe('step-incomplete');
  expect(changeStep('calm', { evidence: {}, state: 'reopened' }, facts, EXAMPLE_NOW).state).toBe('reopened');
});

describe('overriding', () => {
  test('needs a reason', () => {
    for (const reason of [undefined, '', '  ']) {
      const { code, reasons } = refusal(() =>
        changeStep('capture', { state: 'overridden', reason }, freshCase(), EXAMPLE_NOW),
      );
      expect([code, reasons[0]!.field]).toEqual(['override-without-reason', 'reason']);
    }
  });
  test('passes a step with evidence missing, and keeps the reason', () => {
    const wish = { state: 'overridden', reason: 'The customer hung up.' } as const;
    expect(changeStep('resolve', wish, freshCase(), EXAMPLE_NOW)).toEqual({
      state: 'overridden',
      evidence: {},
      reason: 'The customer hung up.',
    });
  });
});

test.each(STEP_STATES.flatMap((from) => STEP_STATES.map((to) => [from, to] as const)))('from %s to %s', (from, to) => {
  const facts = withSteps(freshCase(), ['calm'], { state: from });
  const act = () => changeStep('calm', { state: to, reason: 'A reason.' }, facts, EXAMPLE_NOW);
  if (from === to || STATE_CHANGES[from].includes(to)) expect(act().state).toBe(to);
  else expect(refusal(act)).toMatchObject({ kind: 'conflict', code: 'step-state', reasons: [{ field: 'state' }] });
});

test('evidence with wrong fields is refused with their paths', () => {
  const evidence = { apology: { words: 7 }, blame: 'them' };
  const { kind, reasons } = refusal(() => changeStep('calm', { evidence }, freshCase(), EXAMPLE_NOW));
  expect(kind).toBe('invalid');
  expect(reasons.map(({ field }) => field)).toEqual(['evidence.blame', 'evidence.apology.words']);
});

test('what is still to come is no evidence: a confirmation of tomorrow opens no gate', () => {
  const evidence = { restatement: 'You …', confirmedAt: '2026-11-21T03:00:00Z' };
  const { reasons } = refusal(() => changeStep('capture', { evidence }, freshCase(), EXAMPLE_NOW));
  expect(reasons).toEqual([{ field: 'evidence.confirmedAt', reason: 'lies in the future: write when it happened' }]);
  const fastClock = { restatement: 'You …', confirmedAt: '2026-11-20T03:02:00Z' };
  expect(changeStep('capture', { evidence: fastClock }, freshCase(), EXAMPLE_NOW).state).toBe('open');
});
