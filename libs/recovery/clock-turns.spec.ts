import { expect, test } from '@jest/globals';
import type { ClockLogEntry } from '#clocks/clock-log';
import type { ClockRow } from '#database/entities/clock';
import { mergeLog, type BookedTurn } from './clock-turns.ts';

/** An instant of 20 November 2026. */
const on = (time: string): Date => new Date(`2026-11-20T${time}:00Z`);
const iso = (time: string): string => on(time).toISOString();
const row = (rest: Partial<ClockRow> = {}): ClockRow => ({
  id: 'clock',
  complaintId: 'complaint',
  kind: 'resolution',
  ordinal: 1,
  promiseId: null,
  startedAt: on('09:00'),
  dueAt: on('15:00'),
  state: 'running',
  breachedAt: null,
  stoppedAt: null,
  targetMs: '3600000',
  nextAt: null,
  enqueuedAt: null,
  ...rest,
});
const turn = (type: ClockLogEntry['type'], at: string, dueAt: string | null, eventId?: string): ClockLogEntry => ({
  type,
  at: on(at),
  dueAt: dueAt === null ? null : on(dueAt),
  ...(eventId && { eventId }),
});
const moved = (id: string, at: string, from: string, to: string, clockId = 'clock'): BookedTurn => ({
  id,
  type: 'clock.moved',
  at: on(at),
  data: { clockId, from: iso(from), to: iso(to), why: 'calendar', name: 'Office hours' },
});
const lines = (...given: Parameters<typeof mergeLog>) =>
  mergeLog(...given).map(({ type, at, dueAt, eventId }) => [type, at, dueAt, eventId]);

test('a move by an edited calendar stands in the log where it happened, with what was due before and after (zammad #534)', () => {
  const log = mergeLog([turn('started', '09:00', '15:00', '1')], [moved('5', '10:00', '17:00', '15:00')], row());
  expect(log).toEqual([
    { type: 'started', at: iso('09:00'), dueAt: iso('17:00'), eventId: '1' },
    {
      type: 'moved',
      at: iso('10:00'),
      dueAt: iso('15:00'),
      eventId: '5',
      from: iso('17:00'),
      why: 'calendar',
      name: 'Office hours',
    },
  ]);
});

test('what was due longer before a move is not known any more, and not made up', () => {
  const derived = [
    turn('started', '09:00', '14:00', '1'),
    turn('paused', '09:30', null, '2'),
    turn('resumed', '09:40', '15:00', '3'),
  ];
  expect(lines(derived, [moved('5', '10:00', '17:00', '15:30'), moved('6', '11:00', '15:30', '15:00')], row())).toEqual(
    [
      ['started', iso('09:00'), null, '1'],
      ['paused', iso('09:30'), null, '2'],
      ['resumed', iso('09:40'), iso('17:00'), '3'],
      ['moved', iso('10:00'), iso('15:30'), '5'],
      ['moved', iso('11:00'), iso('15:00'), '6'],
    ],
  );
});

test('a move of another clock is none of this one', () => {
  expect(
    lines([turn('started', '09:00', '15:00', '1')], [moved('5', '10:00', '17:00', '15:00', 'other')], row()),
  ).toEqual([['started', iso('09:00'), iso('15:00'), '1']]);
});

test('a breach names the event that wrote it down', () => {
  const breached: BookedTurn = { id: '9', type: 'clock.breached', at: on('15:00'), data: { clockId: 'clock' } };
  const derived = [turn('started', '09:00', '15:00', '1'), turn('breached', '15:00', '15:00')];
  expect(lines(derived, [breached], row({ state: 'breached', breachedAt: on('15:00') }))).toEqual([
    ['started', iso('09:00'), iso('15:00'), '1'],
    ['breached', iso('15:00'), iso('15:00'), '9'],
  ]);
});

test('what has ended in the books is not late afterwards, because a policy became stricter', () => {
  const derived = [
    turn('started', '09:00', '10:00', '1'),
    turn('breached', '10:00', '10:00'),
    turn('met', '12:00', '10:00', '2'),
  ];
  expect(lines(derived, [], row({ state: 'met', stoppedAt: on('12:00') })).map(([type]) => type)).toEqual([
    'started',
    'met',
  ]);
});

test('a clock that the policy no longer has keeps its start and its end (zammad #5624)', () => {
  const dropped = row({ state: 'breached', breachedAt: on('15:00'), stoppedAt: on('16:00') });
  expect(lines([], [], dropped)).toEqual([
    ['started', iso('09:00'), iso('15:00'), null],
    ['breached', iso('15:00'), iso('15:00'), null],
    ['cancelled', iso('16:00'), iso('15:00'), null],
  ]);
});
