import { beforeAll, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { WHYS } from '#calendar/explain';
import { PERMISSIONS } from '#contracts/permissions';
import {
  chineseIn,
  englishIn,
  flat,
  informalIn,
  missingTexts,
  unevenTexts,
  unevenValues,
  unusedTexts,
  type Texts,
} from './check-texts.ts';
import { usedTexts, type UsedTexts } from './used-texts.ts';

const WEB = resolve(import.meta.dirname, '../../apps/web');
const LANGUAGES = ['en', 'zh-CN'] as const;

const texts = {} as Record<(typeof LANGUAGES)[number], Texts>;
let used: UsedTexts;

beforeAll(async () => {
  for (const language of LANGUAGES) texts[language] = await textsOf(language);
  used = together(sources().map((file) => usedTexts(file.slice(WEB.length + 1), readFileSync(file, 'utf8'))));
});

test.each(LANGUAGES)('every text that a page asks for is there: %s', (language) => {
  expect(missingTexts(texts[language], used)).toEqual([]);
});

test('every text is asked for', () => {
  expect(unusedTexts(texts.en, used)).toEqual([]);
});

test('both languages have the same texts, with the same values to fill in', () => {
  expect(unevenTexts(texts.en, texts['zh-CN'])).toEqual([]);
  expect(unevenValues(texts.en, texts['zh-CN'])).toEqual([]);
});

test('the names that the api gives to permissions and to reasons why time counts are told in words', () => {
  const named = (namespace: string, under: string) =>
    Object.keys(texts.en[namespace]!)
      .filter((key) => key.startsWith(under))
      .map((key) => key.slice(under.length));
  expect(named('settings', 'roles.about.').sort()).toEqual(Object.keys(PERMISSIONS).sort());
  expect(named('time-line', 'why.')).toEqual(expect.arrayContaining([...WHYS]));
});

test('no English text holds Chinese, and no Chinese one was left in English', () => {
  expect(chineseIn(texts.en)).toEqual([]);
  expect(englishIn(texts['zh-CN'])).toEqual([]);
});

test('Chinese texts say 您', () => {
  expect(informalIn(texts['zh-CN'])).toEqual([]);
});

/** What this file itself would let through. */
const PAGE = `
  function Page({ kind, name }) {
    const { t } = useTranslation('page');
    const { t: common } = useTranslation();
    return <p title={t(\`kind.\${kind}\` as 'kind.a')}>{t(kind ? 'title' : 'gone')} {t(name)} {common('save')} {t('count', { count: 2 })} {common(\`\${kind}.\${name}\`)}</p>;
  }
  const NAMED = ['named.first'];`;

test('a missing text and an unused one are found, whichever way a page asks', () => {
  const page: Texts = {
    page: flat({
      title: '',
      kind: { a: '', b: '' },
      named: { first: '', second: '' },
      count_one: '',
      count_other: '',
      forgotten: '',
    }),
    common: flat({ save: '', deep: { down: '' } }),
  };
  expect(missingTexts(page, usedTexts('page.tsx', PAGE))).toEqual(['page.tsx:5 asks for page:gone']);
  expect(unusedTexts(page, usedTexts('page.tsx', PAGE))).toEqual([
    'page:named.second',
    'page:forgotten',
    'common:deep.down',
  ]);
  expect(missingTexts({ ...page, common: {} }, usedTexts('page.tsx', PAGE))).toContain(
    'page.tsx:5 asks for common:save',
  );
});

test('a text in the wrong language is found', () => {
  const one = (text: string): Texts => ({ page: { text: [text] } });
  for (const text of ['保存', 'Saved，then', '你好']) expect(chineseIn(one(text))).toHaveLength(1);
  expect(chineseIn(one('Saved … – “all of it”'))).toEqual([]);
  for (const text of ['Save', 'Nothing here yet', '顾客 will be told about it'])
    expect(englishIn(one(text))).toHaveLength(1);
  for (const text of ['登录 Amends', 'CSV', '{{time}}', '1 – 5', '保存 {{fileName}}'])
    expect(englishIn(one(text))).toEqual([]);
  expect(unevenValues(one('{{count}} of {{all}}'), one('{{count}}'))).toEqual(['page:text']);
});

async function textsOf(language: string): Promise<Texts> {
  const found: Texts = {};
  for (const file of readdirSync(join(WEB, 'i18n', language))) {
    const { default: own } = (await import(join(WEB, 'i18n', language, file))) as { default: object };
    found[basename(file, '.ts')] = flat(own);
  }
  return found;
}

function sources(): string[] {
  return readdirSync(WEB, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(spec|d)\.ts$/.test(file) && !/^i18n\/.+\//.test(file))
    .map((file) => join(WEB, file));
}

function together(all: UsedTexts[]): UsedTexts {
  return {
    uses: all.flatMap(({ uses }) => uses),
    dynamic: new Set(all.flatMap(({ dynamic }) => [...dynamic])),
    literals: new Set(all.flatMap(({ literals }) => [...literals])),
  };
}
