import { expect, test } from '@jest/globals';
import { LANGUAGES } from '#kernel/language';
import { isStepKey, STEP_KEYS, STEPS, stepsInOrder } from './steps.ts';

test('ten steps, numbered in order, each under its own key', () => {
  expect(stepsInOrder.map((step) => step.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  for (const key of STEP_KEYS) expect(STEPS[key].key).toBe(key);
});

test('steps 1 to 4 take in, 5 and 6 are conduct, 7 and 8 settle, 9 and 10 learn', () => {
  const phases = stepsInOrder.map((step) => step.phase).join(' ');
  expect(phases).toBe('intake intake intake intake conduct conduct settle settle learn learn');
});

test('every step advises something in every language, Chinese in Chinese', () => {
  for (const { title, advice } of stepsInOrder) {
    expect(advice.length).toBeGreaterThanOrEqual(2);
    for (const text of [title, ...advice]) {
      for (const language of LANGUAGES) expect(text[language].trim()).not.toBe('');
      expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
    }
  }
});

test('only the ten keys are step keys', () => {
  expect(['capture', 'process-roots', 'toString', ''].map(isStepKey)).toEqual([true, true, false, false]);
});
