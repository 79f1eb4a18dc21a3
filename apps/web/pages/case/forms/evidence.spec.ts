import { expect, test } from '@jest/globals';
import { fieldOf, readyEvidence, tidied, withoutOption } from './evidence.ts';

test('empty texts and rows in which nothing was written are left out; no and zero stay', () => {
  expect(
    tidied({
      restatement: '  ',
      canMeet: false,
      holdSeconds: 0,
      clarifyingQuestions: [{ question: '' }, { question: 'Which bill?', answer: '' }],
      alternative: { offered: '' },
    }),
  ).toEqual({ canMeet: false, holdSeconds: 0, clarifyingQuestions: [{ question: 'Which bill?' }] });
  expect(tidied({ restatement: '' })).toEqual({});
});

test('the chosen option stays the same one when empty rows before it go', () => {
  const options = [{ description: 'A' }, { description: '' }, { description: 'B' }];
  expect(readyEvidence('resolve', { options, chosen: 2 })).toEqual({
    options: [{ description: 'A' }, { description: 'B' }],
    chosen: 1,
  });
  expect(readyEvidence('resolve', { options, chosen: 1 }).chosen).toBeUndefined();
  expect(readyEvidence('resolve', { options, chosen: 0 }).chosen).toBe(0);
});

test('taking an option away keeps the choice among the others', () => {
  const options = [{ description: 'A' }, { description: 'B' }, { description: 'C' }];
  expect(withoutOption({ options, chosen: 2 }, 0).chosen).toBe(1);
  expect(withoutOption({ options, chosen: 0 }, 2).chosen).toBe(0);
  expect(withoutOption({ options, chosen: 1 }, 1).chosen).toBeUndefined();
});

test('a refusal finds its field', () => {
  expect(fieldOf('resolve', 'evidence.options.0.cost')).toBe('options.0.cost');
  expect(fieldOf('resolve', 'resolve.statement')).toBe('statement');
  expect(fieldOf('resolve', 'reason')).toBe('reason');
});
