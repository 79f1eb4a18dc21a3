import { expect, test } from '@jest/globals';
import { openCalendar } from './business-calendar.ts';
import { tryCalendar, type Question } from './try-calendar.ts';

const calendar = openCalendar({
  timeZone: 'Europe/Berlin',
  shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }],
});
const start = new Date('2026-03-06T15:30:00Z');
const ask = (question: Partial<Question>) => tryCalendar(calendar, { start, ...question });

test('Friday 16:30 plus one hour is Monday 09:30, and back (chatwoot PR 13392)', () => {
  const due = new Date('2026-03-09T08:30:00Z');
  const { explanation } = ask({ duration: 'PT1H' });
  expect(ask({ duration: 'PT1H' }).due).toEqual(due);
  expect(ask({ end: due }).elapsed).toBe(3_600_000);
  expect(ask({ end: due }).explanation).toEqual(explanation);
  expect(explanation.map(({ why }) => why)).toEqual(['shift', 'night', 'day-off', 'night', 'shift']);
});

test('nothing at all leads to the first moment that counts, and what ended before it began took no time', () => {
  expect(ask({ start: new Date('2026-03-07T12:00:00Z'), duration: 'PT0S' }).due).toEqual(
    new Date('2026-03-09T08:00:00Z'),
  );
  expect(ask({ end: new Date('2026-03-01T12:00:00Z') })).toEqual({ elapsed: 0, explanation: [] });
});

test.each<[string, Partial<Question>, RegExp]>([
  ['a day of business time', { duration: 'P1D' }, /^duration: .*ambiguous/],
  ['neither duration nor end', {}, /^duration: give exactly one/],
  ['both of them', { duration: 'PT1H', end: start }, /^end: give exactly one/],
  ['more than ten years', { end: new Date('2046-01-01T00:00:00Z') }, /^end: .*ten years/],
  ['a time that takes more than ten years', { duration: 'PT80000H' }, /^duration: .*ten years/],
  [
    'a pause that ends before it begins',
    { duration: 'PT1H', pauses: [{ from: start, to: new Date(0) }] },
    /^pauses\.0\.to: /,
  ],
])('%s is refused', (_what, question, refusal) => {
  expect(() => ask(question)).toThrow(refusal);
});
