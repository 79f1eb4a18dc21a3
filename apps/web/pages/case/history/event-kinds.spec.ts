import { expect, test } from '@jest/globals';
import { changesOf, groupOf, written } from './event-kinds.ts';

test('an event is found under what it is about', () => {
  expect(groupOf('step.done')).toBe('recovery');
  expect(groupOf('customer.escalated')).toBe('deadlines');
  expect(groupOf('customer.edited')).toBe('facts');
  expect(groupOf('follow-up.sent')).toBe('recovery');
  expect(groupOf('webhook.failed')).toBe('behind');
});

test('only what changed is told, also where there was nothing before', () => {
  expect(changesOf({ before: { place: 'A', tags: ['x'] }, after: { place: 'B', tags: ['x'] } })).toEqual([
    { field: 'place', before: 'A', after: 'B' },
  ]);
  expect(changesOf({ before: null, after: { restatement: 'Twice.' } })).toEqual([
    { field: 'restatement', before: undefined, after: 'Twice.' },
  ]);
  expect(changesOf({ from: 'new' })).toEqual([]);
  expect(changesOf(null)).toEqual([]);
});

test('values are written for people', () => {
  expect(written(['a', 'b'])).toBe('a, b');
  expect(written([])).toBe('–');
  expect(written({ words: 'Sorry', by: 'Nora' })).toBe('Sorry · Nora');
  expect(written(false)).toBe('false');
});
