import { describe, expect, test } from '@jest/globals';
import { freshCase, withSteps, COMPLETE_EVIDENCE } from './example-case.ts';
import { compareWithExpectation, expectationComparison } from './expectation-compare.ts';

const wanted = { remedy: 'refund', amount: 12900, currency: 'CNY', byDate: '2026-11-25' } as const;
const met = { remedy: 'refund', amount: 12900, currency: 'CNY', onDate: '2026-11-25' } as const;

test.each([
  ['all that was wanted, in time', met, 'met'],
  ['more money', { ...met, amount: 15000 }, 'exceeded'],
  ['a gift on top', { ...met, extras: 1 }, 'exceeded'],
  ['less money, whatever comes on top', { ...met, amount: 5000, extras: 3 }, 'fell-short'],
  ['a day late', { ...met, onDate: '2026-11-26' }, 'fell-short'],
  ['something else', { ...met, remedy: 'apology' as const }, 'fell-short'],
  ['no date yet', { ...met, onDate: undefined }, 'unknown'],
  ['another currency', { ...met, currency: 'USD' }, 'unknown'],
  ['late and without a known amount', { remedy: 'refund' as const, onDate: '2027-01-01' }, 'fell-short'],
  ['nothing yet', {}, 'unknown'],
  ['less money of a kind that nobody wrote down', { ...met, remedy: undefined, amount: 5000 }, 'fell-short'],
  ['the same money of a kind that nobody wrote down', { ...met, remedy: undefined }, 'met'],
  ['other money of a kind that nobody wrote down', { ...met, remedy: undefined, currency: 'USD' }, 'unknown'],
])('%s: %j is %s', (_, offer, verdict) => {
  expect(compareWithExpectation(wanted, offer).verdict).toBe(verdict);
});

test('the reasons say it in figures, in the units of the currency', () => {
  expect(compareWithExpectation(wanted, { ...met, amount: 5000 }).why).toEqual([
    { en: 'CNY 50.00 against CNY 129.00 wanted.', 'zh-CN': '期望 CNY 129.00，得到 CNY 50.00。' },
  ]);
  const yen = { remedy: 'refund', amount: 1500, currency: 'JPY' } as const;
  expect(compareWithExpectation(yen, { ...yen, amount: 1000 }).why[0]!.en).toBe('JPY 1,000 against JPY 1,500 wanted.');
});

test('without a known wish nothing can be said', () => {
  expect(compareWithExpectation({}, met).verdict).toBe('unknown');
  expect(compareWithExpectation({ remedy: 'other' }, { remedy: 'other' }).verdict).toBe('unknown');
});

describe('a case', () => {
  const steps = ['expectation', 'resolve'] as const;
  test('is judged by its outcome, then the chosen option, then the alternative', () => {
    const expectation = { ...COMPLETE_EVIDENCE.expectation, byDate: undefined };
    const facts = withSteps(freshCase(), steps, { evidence: { expectation } });
    expect(expectationComparison(facts)?.verdict).toBe('met');
    const outcome = { 'follow-through': { outcome: { remedy: 'refund', amount: 100, currency: 'CNY' } } } as const;
    const disappointed = withSteps(facts, ['follow-through'], { evidence: outcome });
    expect(expectationComparison(disappointed)?.verdict).toBe('fell-short');
    const alternative = { offered: 'A voucher', remedy: 'other' } as const;
    const offered = withSteps(freshCase(), ['expectation'], {
      evidence: { expectation: { ...expectation, alternative } },
    });
    expect(expectationComparison(offered)?.verdict).toBe('fell-short');
  });
  test('without a wish, or without an offer, is not compared', () => {
    expect(expectationComparison(freshCase())).toBeNull();
    const evidence = { expectation: { ...COMPLETE_EVIDENCE.expectation, alternative: undefined } };
    expect(expectationComparison(withSteps(freshCase(), ['expectation'], { evidence }))).toBeNull();
  });
  test('is compared by the money alone where the option chosen has no kind', () => {
    const option = { description: 'Money back', amount: 5000, currency: 'CNY' };
    const offered = (changes: object) =>
      withSteps(freshCase(), steps, {
        evidence: {
          expectation: { remedy: 'refund', amount: 12900, currency: 'CNY' },
          resolve: { options: [{ ...option, ...changes }], chosen: 0 },
        },
      });
    expect(expectationComparison(offered({}))).toMatchObject({
      verdict: 'fell-short',
      why: [{ en: 'CNY 50.00 against CNY 129.00 wanted.' }],
    });
    expect(expectationComparison(offered({ amount: 12900 }))?.verdict).toBe('met');
    expect(expectationComparison(offered({ currency: 'USD' }))).toBeNull();
  });
  test('is exceeded by a token only once it arrived', () => {
    const expectation = { remedy: 'refund' } as const;
    const tokens = (deliveredAt?: Date) =>
      withSteps(withSteps(freshCase(), steps, { evidence: { expectation } }), ['follow-through'], {
        evidence: { 'follow-through': { tokens: [{ kind: 'gift', deliveredAt }] } },
      });
    expect(expectationComparison(tokens())?.verdict).toBe('met');
    expect(expectationComparison(tokens(new Date('2026-11-20T02:00:00Z')))?.verdict).toBe('exceeded');
  });
});
