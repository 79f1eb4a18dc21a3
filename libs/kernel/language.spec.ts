import { expect, test } from '@jest/globals';
import { chooseLanguage } from '#kernel/language';

test('the first wish that we speak wins, by tag and then by primary subtag', () => {
  expect(chooseLanguage('zh-CN')).toBe('zh-CN');
  expect(chooseLanguage('fr-FR, zh;q=0.8, en;q=0.5')).toBe('zh-CN');
  expect(chooseLanguage(undefined, 'en-GB')).toBe('en');
  expect(chooseLanguage('tlh', null, '')).toBe('en');
});

test('within a wish the tag that weighs most goes first, and nobody gets what weighs nothing', () => {
  expect(chooseLanguage('en;q=0.3, zh-Hans;q=0.9')).toBe('zh-CN');
  expect(chooseLanguage('en; q=0.5, zh; q=0.5')).toBe('en');
  expect(chooseLanguage('zh;q=0, fr', 'en')).toBe('en');
  expect(chooseLanguage('zh;q=much, *', 'en')).toBe('en');
});
