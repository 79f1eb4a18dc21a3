import { expect, test } from '@jest/globals';
import { freshCase, withSteps } from './example-case.ts';
import { whatWentBadly } from './went-badly.ts';

test('a case that went well has nothing to explain', () => {
  const facts = freshCase({ ownerCount: 2, satisfaction: 3, promises: { open: 0, kept: 2, broken: 0 } });
  expect(whatWentBadly(facts)).toEqual([]);
});

test('everything that went badly is listed, in both languages', () => {
  const found = whatWentBadly(
    freshCase({
      breachedClocks: ['first-response', 'resolution'],
      promises: { open: 0, kept: 0, broken: 1 },
      reopenedCount: 2,
      ownerCount: 3,
      satisfaction: 2,
    }),
  );
  expect(found.map(({ code, reason }) => [code, reason.en])).toEqual([
    ['deadline-breached', '2 deadlines were breached'],
    ['promise-broken', 'a promise was broken'],
    ['reopened', 'it was reopened 2 times'],
    ['third-owner', 'it had 3 owners'],
    ['unhappy-at-follow-up', 'the customer was unhappy at the follow-up (2 of 5)'],
  ]);
  expect(found[3]!.reason['zh-CN']).toBe('先后换了 3 位负责人');
});

test('an unhappy answer that the agent noted counts when the follow-up itself has none', () => {
  const evidence = { 'follow-through': { satisfaction: 1 } };
  const noted = withSteps(freshCase(), ['follow-through'], { state: 'open', evidence });
  expect(whatWentBadly(noted).map(({ code }) => code)).toEqual(['unhappy-at-follow-up']);
  expect(whatWentBadly({ ...noted, satisfaction: 5 })).toEqual([]);
});
