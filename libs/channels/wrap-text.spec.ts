import { expect, test } from '@jest/globals';
import { columns, wrapLine } from './wrap-text.ts';

test('English breaks between words', () => {
  expect(wrapLine('the quick brown fox jumps', 10)).toEqual(['the quick', 'brown fox', 'jumps']);
});

test('Chinese breaks between characters, two columns each, and no line begins with a closing or ends with an opening mark', () => {
  expect(wrapLine('我们已收到您的投诉，会尽快答复（两天内）。', 16)).toEqual([
    '我们已收到您的投',
    '诉，会尽快答复',
    '（两天内）。',
  ]);
  expect(columns('投诉C-1')).toBe(7);
});

test('a link longer than a line stays whole', () => {
  const url = 'https://care.example/cases/C-2026-000123';
  expect(wrapLine(`see ${url} there`, 12)).toEqual(['see', url, 'there']);
});

test('nothing is lost, whatever the width', () => {
  const text = 'Mixed 中英文 text，with (marks)…and “quotes”「引号」 emoji 🙂 and　wide space';
  for (const width of [1, 7, 20, 200]) {
    expect(wrapLine(text, width).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  }
});
