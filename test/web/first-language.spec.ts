import { expect, test } from '@jest/globals';
import { firstSpoken } from '../../apps/web/i18n/languages.ts';

test.each([
  [['de', 'en', 'zh-CN'], 'en'],
  [['zh-TW', 'en'], 'zh-CN'],
  [['en-GB', 'zh-CN'], 'en'],
  [['fr'], 'en'],
  [[], 'en'],
])('whoever reads %j is spoken to in %s', (tags, language) => expect(firstSpoken(tags)).toBe(language));
