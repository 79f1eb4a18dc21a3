import { expect, test } from '@jest/globals';
import { openCalendar } from '#calendar/business-calendar';
import { remindAt } from './promise-lead.ts';

const office = openCalendar({
  timeZone: 'Europe/Berlin',
  shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }],
});
const at = (now: string, dueAt: string, shifts: typeof office | null = office) =>
  remindAt(new Date(now), new Date(dueAt), shifts)?.toISOString() ?? null;

test.each([
  ['a quarter of the time before', '2026-11-20T08:00:00Z', '2026-11-20T16:00:00Z', '2026-11-20T14:00:00.000Z'],
  ['a quarter of an hour before at least', '2026-11-20T08:00:00Z', '2026-11-20T08:40:00Z', '2026-11-20T08:25:00.000Z'],
  ['a day before at most', '2026-11-02T08:00:00Z', '2026-11-20T12:00:00Z', '2026-11-19T12:00:00.000Z'],
])('the owner is reminded %s', (_, now, dueAt, expected) => {
  expect(at(now, dueAt)).toBe(expected);
});

test('a promise for Sunday is remembered at the end of Friday, not on Saturday', () => {
  expect(at('2026-11-20T09:00:00Z', '2026-11-22T17:00:00Z')).toBe('2026-11-20T15:45:00.000Z');
});

test('a promise for the morning is remembered before the night, not in it', () => {
  expect(at('2026-11-18T10:00:00Z', '2026-11-20T04:00:00Z')).toBe('2026-11-19T15:45:00.000Z');
});

test('made at night for the next afternoon, it is remembered in the shift between', () => {
  expect(at('2026-11-20T02:00:00Z', '2026-11-20T09:00:00Z')).toBe('2026-11-20T08:00:00.000Z');
});

test('without a shift before it is due it stays where it is: somebody else is told then', () => {
  expect(at('2026-11-21T08:00:00Z', '2026-11-21T16:00:00Z')).toBe('2026-11-21T14:00:00.000Z');
});

test('due within minutes it cannot have been forgotten', () => {
  expect(at('2026-11-20T09:00:00Z', '2026-11-20T09:15:00Z')).toBeNull();
});

test('whoever has no shifts is reminded at any hour', () => {
  expect(at('2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z', null)).toBe('2026-11-21T18:00:00.000Z');
});
