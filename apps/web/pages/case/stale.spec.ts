import { expect, test } from '@jest/globals';
import { alike, rebase, typedSince } from './stale.ts';

interface Evidence {
  restatement?: string;
  confirmedBy?: string;
  questions?: { question: string }[];
}

test('what only the other changed is taken, what only I changed is kept', () => {
  const base: Evidence = { restatement: 'a', confirmedBy: 'Li' };
  expect(rebase(base, { ...base, restatement: 'mine' }, { ...base, confirmedBy: 'Wang' })).toEqual({
    value: { restatement: 'mine', confirmedBy: 'Wang' },
    taken: ['confirmedBy'],
    clashes: [],
  });
});

test('what both changed differently stays as I typed it, and is named', () => {
  const base: Evidence = { restatement: 'a' };
  expect(rebase<Evidence>(base, { restatement: 'mine' }, { restatement: 'theirs' })).toEqual({
    value: { restatement: 'mine' },
    taken: [],
    clashes: ['restatement'],
  });
});

test('both having changed it to the same is no clash, and a field taken away by the other goes', () => {
  const base: Evidence = { restatement: 'a', questions: [{ question: 'Which bill?' }] };
  const { value, taken, clashes } = rebase<Evidence>(base, { ...base, restatement: 'b' }, { restatement: 'b' });
  expect([value.questions, taken, clashes]).toEqual([undefined, ['questions'], []]);
});

test('nothing is nothing, however it is written, and the order of names does not matter', () => {
  expect(alike(undefined, '')).toBe(true);
  expect(alike([], null)).toBe(true);
  expect(alike({ a: 1, b: undefined }, { b: '', a: 1 })).toBe(true);
  expect(alike({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
  expect(alike(['a', 'b'], ['b', 'a'])).toBe(false);
  expect(alike(0, undefined)).toBe(false);
  expect(alike(false, undefined)).toBe(false);
});

test('what was typed while it was being saved stays, on top of what was saved', () => {
  const sent: Evidence = { restatement: 'a' };
  expect(typedSince(sent, { restatement: 'a b' }, { restatement: 'a', confirmedBy: 'Li' })).toEqual({
    base: { restatement: 'a', confirmedBy: 'Li' },
    value: { restatement: 'a b', confirmedBy: 'Li' },
  });
  expect(typedSince(sent, { ...sent }, { restatement: 'a', confirmedBy: 'Li' })).toBeNull();
});
