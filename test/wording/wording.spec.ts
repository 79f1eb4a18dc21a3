import { expect, test } from '@jest/globals';
import { join } from 'node:path';
import { sayIn } from '#wording/say-in';
import { ZH_CN, ZH_CN_PARTS } from '#wording/zh-CN/all';
import { findTexts, type Text } from './find-texts.ts';

const { texts, lost } = findTexts(join(import.meta.dirname, '../..'));

/** Whoever passes a text on that was told, and looked at, elsewhere. */
const PASSED_ON = [
  /^libs\/kernel\/(refusal|validated)\.ts:\d+ reason$/,
  /^libs\/calendar\/day-list\/read-list\.ts:\d+ \{/,
  / error(\.message)?$/,
  /choiceRule\(choices\)\(undefined\)!$/,
  /\.slice\(0, LONGEST\)$/,
  // In both languages where they stand.
  /\[(language|ofWords)\]|'zh-CN'/,
];

/** Values alone need no words. */
const hasWords = ({ text }: Text): boolean => /\p{L}/u.test(text);

/** Every text that the catalogue must have, the parts of sentences among them. */
function needed(all: readonly Text[], found = new Map<string, Text>()): Map<string, Text> {
  for (const text of all) {
    if (found.has(text.text)) continue;
    found.set(text.text, text);
    const said = ZH_CN[text.text] ?? '';
    text.parts.forEach((part, at) => {
      if (part.isSentence || said.includes(`[${at}]`)) needed(part.texts, found);
    });
  }
  return found;
}

const NEEDED = needed(texts);
const placesIn = (text: string): string[] =>
  [...text.matchAll(/[{[](\d+)[}\]]/g)].map(([, place]) => place!).toSorted();

test('every text of a refusal can be followed to where it is written', () => {
  expect(lost.filter((place) => !PASSED_ON.some((passing) => passing.test(place)))).toEqual([]);
  expect(NEEDED.size).toBeGreaterThan(200);
});

test('every text is there in Chinese', () => {
  const missing = [...NEEDED.values()].filter((text) => hasWords(text) && !Object.hasOwn(ZH_CN, text.text));
  expect(missing.map(({ text, at }) => `${at} ${text}`)).toEqual([]);
});

test('nothing is there that nobody says, or twice', () => {
  expect(Object.keys(ZH_CN).filter((text) => !NEEDED.has(text))).toEqual([]);
  expect(ZH_CN_PARTS.flatMap((part) => Object.keys(part))).toHaveLength(Object.keys(ZH_CN).length);
});

test('the Chinese has the same values, and says those parts in Chinese that are sentences', () => {
  for (const { text, parts } of NEEDED.values()) {
    const said = ZH_CN[text];
    if (said === undefined) continue;
    expect([text, placesIn(said)]).toEqual([text, parts.map((_, at) => String(at))]);
    parts.forEach(({ isSentence }, at) => {
      if (isSentence) expect([text, said]).toEqual([text, expect.stringContaining(`[${at}]`)]);
    });
  }
});

test('a sentence is said in Chinese with its values', () => {
  expect(sayIn('zh-CN', 'C-2026-000123 has no such promise.')).toBe('C-2026-000123 没有这项承诺。');
  expect(sayIn('zh-CN', 'is missing: write a whole number from 1 to 7')).toBe('未填写，请填写 1 至 7 之间的整数');
  expect(sayIn('zh-CN', 'C-2026-000123 is closed: there is nothing to put aside.')).toBe(
    'C-2026-000123 已关闭，无需搁置。',
  );
});

test('English stays, and so does what is no sentence of ours', () => {
  expect(sayIn('en', 'is taken')).toBe('is taken');
  expect(sayIn('zh-CN', 'C-2026-000123 is purple: there is nothing to put aside.')).toBe(
    'C-2026-000123 is purple: there is nothing to put aside.',
  );
  expect(sayIn('zh-CN', '个案还不能关闭')).toBe('个案还不能关闭');
  expect(sayIn('zh-CN', 'toString')).toBe('toString');
});

test('somebody’s own words stay as they were written', () => {
  expect(sayIn('zh-CN', "'is taken' is given twice; leave it out to get a new one.")).toBe(
    '“is taken”重复出现，留空即可自动生成。',
  );
  expect(sayIn('zh-CN', "'$& [0] {1}' is longer than ten years.")).toBe('“$& [0] {1}”超过十年。');
  const long = 'x'.repeat(1_000_000);
  expect(sayIn('zh-CN', `'${long}' is longer than ten years.`)).toContain(long);
});
