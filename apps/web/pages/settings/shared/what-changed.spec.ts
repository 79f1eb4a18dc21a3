import { expect, test } from '@jest/globals';
import { differences, onTop } from './what-changed.ts';

const before = { name: 'A', days: ['mon'], texts: { en: 'x', 'zh-CN': '甲' }, rungs: [{ at: 'PT1H' }, { at: 'PT2H' }] };

test('what somebody else changed is named by its path, and whether it was changed here as well', () => {
  const now = { ...before, name: 'B', texts: { en: 'y', 'zh-CN': '甲' }, rungs: [{ at: 'PT1H' }, { at: 'PT9H' }] };
  const mine = { ...before, name: 'C', days: ['tue'] };
  expect(differences(before, mine, now)).toEqual([
    { path: 'name', now: 'B', isMineToo: true },
    { path: 'texts.en', now: 'y', isMineToo: false },
    { path: 'rungs.1.at', now: 'PT9H', isMineToo: false },
  ]);
});

test('a list that became longer or shorter changed as a whole, and the same change on both sides is no quarrel', () => {
  const now = { ...before, rungs: [{ at: 'PT1H' }], days: ['tue'] };
  expect(differences(before, { ...before, days: ['tue'] }, now)).toEqual([
    { path: 'days', now: ['tue'], isMineToo: false },
    { path: 'rungs', now: [{ at: 'PT1H' }], isMineToo: false },
  ]);
});

test('mine on top keeps what I changed, and what others changed where I changed nothing', () => {
  const now = { ...before, name: 'B', texts: { en: 'y', 'zh-CN': '乙' }, rungs: [] };
  const mine = { ...before, texts: { en: 'z', 'zh-CN': '甲' }, days: ['tue'] };
  expect(onTop(before, mine, now)).toEqual({ name: 'B', days: ['tue'], texts: { en: 'z', 'zh-CN': '乙' }, rungs: [] });
  expect(onTop(before, { ...before, name: 'C' }, now)).toMatchObject({ name: 'C' });
});
