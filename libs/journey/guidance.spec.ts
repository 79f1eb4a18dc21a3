import { expect, test } from '@jest/globals';
import { freshCase, withSteps } from './example-case.ts';
import { guidanceFor, guidanceOf } from './guidance.ts';
import { STEPS } from './steps.ts';

test('guidance speaks the language of the reader', () => {
  const { title, advice } = guidanceFor('reassurance', 'zh-CN');
  expect(title).toBe('让顾客放心');
  expect(advice).toEqual(STEPS.reassurance.advice.map((text) => text['zh-CN']));
  expect(guidanceFor('reassurance', 'en').advice.join(' ')).toContain('two minutes');
});

test('a known type of customer and emotion bring their own advice', () => {
  const guidance = guidanceFor('resolve', 'en', { customerType: 'driver', emotion: 'furious' });
  expect(guidance.customer).toMatchObject({ type: 'driver', treat: expect.stringMatching(/^Serve/) });
  expect(guidance.emotion).toMatchObject({ emotion: 'furious', advice: expect.stringContaining('speak slowly') });
  expect(guidance.difficult).toMatchObject({ why: expect.arrayContaining(['tired', 'drunk']) });
});

test('a calm or unknown customer gets no lesson on difficult people', () => {
  expect(guidanceFor('capture', 'en', { emotion: 'calm' })).not.toHaveProperty('difficult');
  expect(Object.keys(guidanceFor('capture', 'en'))).toEqual(['title', 'advice']);
});

test('a case is guided by the emotion seen last, whatever was written down last', () => {
  const emotions = [
    { at: new Date('2026-11-20T02:30:00Z'), emotion: 'calm' },
    { at: new Date('2026-11-20T02:00:00Z'), emotion: 'angry' },
  ] as const;
  const evidence = { objectivity: { emotions: [...emotions] } };
  const facts = withSteps(freshCase(), ['objectivity'], { state: 'open', evidence });
  expect(guidanceOf('calm', facts, 'en').emotion?.emotion).toBe('calm');
});
