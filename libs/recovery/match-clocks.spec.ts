import { expect, test } from '@jest/globals';
import type { Deadline } from '#clocks/deadline';
import type { ClockRow } from '#database/entities/clock';
import { matchClocks } from './match-clocks.ts';

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 20, hour));
const deadline = (kind: string, ordinal: number, from: number, to?: number, promiseId?: string) =>
  ({ kind, ordinal, promiseId, startedAt: at(from), ...(to !== undefined && { stoppedAt: at(to) }) }) as Deadline;
const row = (kind: string, ordinal: number, from: number, to?: number, promiseId?: string) =>
  ({
    id: `${kind}-${ordinal}`,
    kind,
    ordinal,
    promiseId: promiseId ?? null,
    startedAt: at(from),
    stoppedAt: to === undefined ? null : at(to),
  }) as ClockRow;
const matched = (deadlines: Deadline[], rows: ClockRow[]) =>
  matchClocks(deadlines, rows).map((one) => [
    one.deadline.startedAt.getUTCHours(),
    one.deadline.ordinal,
    one.row?.id ?? 'new',
  ]);

test('clocks are known by their start', () => {
  const rows = [row('next-response', 1, 9, 10), row('next-response', 2, 12)];
  expect(matched([deadline('next-response', 1, 9, 10), deadline('next-response', 2, 12)], rows)).toEqual([
    [9, 1, 'next-response-1'],
    [12, 2, 'next-response-2'],
  ]);
});

test('a message and its answer that are written down later put no clock in the place of another', () => {
  const rows = [row('next-response', 1, 12)];
  expect(matched([deadline('next-response', 1, 9, 10), deadline('next-response', 2, 12)], rows)).toEqual([
    [9, 2, 'new'],
    [12, 1, 'next-response-1'],
  ]);
});

test('the clock that runs stays the same one when an older message comes to light', () => {
  expect(matched([deadline('next-response', 1, 9)], [row('next-response', 1, 12)])).toEqual([
    [9, 1, 'next-response-1'],
  ]);
});

test('of two promises each keeps its row, whatever their order', () => {
  const rows = [row('promise', 1, 9, undefined, 'a'), row('promise', 2, 9, undefined, 'b')];
  const derived = [deadline('promise', 1, 9, undefined, 'b'), deadline('promise', 2, 9, undefined, 'a')];
  expect(matched(derived, rows)).toEqual([
    [9, 2, 'promise-2'],
    [9, 1, 'promise-1'],
  ]);
});

test('kinds are never mixed up', () => {
  expect(matched([deadline('resolution', 1, 9)], [row('first-response', 1, 9)])).toEqual([[9, 1, 'new']]);
});
