import { expect, test } from '@jest/globals';
import { newId } from '#kernel/ids';
import { CaseLinks } from './case-links.ts';

const NOW = new Date('2026-11-20T10:00:00Z');
const DAY = 24 * 60 * 60_000;
const links = new CaseLinks('a secret that only the tests know, long enough');
const later = (days: number) => new Date(NOW.getTime() + days * DAY);

test('a link opens the case that it was issued for, for ninety days', () => {
  const caseId = newId();
  const token = links.issue(caseId, NOW);
  expect(token).toMatch(/^[\w-]{70}$/);
  expect(links.read(token, NOW)).toEqual({ caseId, expiresAt: later(90), expired: false });
  expect(links.read(token, later(89))).toMatchObject({ caseId, expired: false });
  expect(links.read(token, later(90))).toMatchObject({ caseId, expired: true });
});

test('whoever changes any character of it, or takes one away, opens nothing', () => {
  const token = links.issue(newId(), NOW);
  for (let at = 0; at < token.length; at++) {
    const other = token[at] === 'A' ? 'B' : 'A';
    expect([at, links.read(token.slice(0, at) + other + token.slice(at + 1), NOW)]).toEqual([at, null]);
  }
  for (const wrong of [
    '',
    'x',
    token.slice(1),
    token.slice(0, -1),
    `${token}A`,
    `${token}==`,
    ` ${token}`,
    token.repeat(2),
  ])
    expect([wrong, links.read(wrong, NOW)]).toEqual([wrong, null]);
});

test('a link of another installation opens nothing here', () => {
  const elsewhere = new CaseLinks('another secret that only the tests know, long enough');
  expect(links.read(elsewhere.issue(newId(), NOW), NOW)).toBeNull();
});
