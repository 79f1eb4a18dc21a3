import { describe, expect, test } from '@jest/globals';
import { Refusal } from '#kernel/refusal';
import { openCalendar, type CalendarDefinition } from './business-calendar.ts';

const office: CalendarDefinition = {
  timeZone: 'Europe/Berlin',
  shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }],
};

/** Input that has not been through the compiler, as it comes from a form or a file. */
function refusedField(change: object): string | undefined {
  try {
    openCalendar({ ...office, ...change });
  } catch (error) {
    if (error instanceof Refusal) return error.reasons[0]?.field;
    throw error;
  }
  return undefined;
}

describe('a calendar is refused with the field that is wrong', () => {
  test.each<[string, object, string]>([
    ['an unknown zone', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['a missing zone', { timeZone: undefined }, 'timeZone'],
    ['an offset for a zone, which knows no summer time', { timeZone: '+01:00' }, 'timeZone'],
    ['no hours at all (zammad #1396)', { shifts: [] }, 'shifts'],
    ['shifts that are no list', { shifts: 'mon-fri' }, 'shifts'],
    ['a shift that is no record', { shifts: [null] }, 'shifts.0'],
    ['a time that does not exist', { shifts: [{ days: ['mon'], from: '25:00', to: '17:00' }] }, 'shifts.0.from'],
    ['a shift that begins at 24:00', { shifts: [{ days: ['mon'], from: '24:00', to: '02:00' }] }, 'shifts.0.from'],
    ['a time without a colon', { shifts: [{ days: ['mon'], from: '09:00', to: '1700' }] }, 'shifts.0.to'],
    ['a shift on no day', { shifts: [{ days: [], from: '09:00', to: '17:00' }] }, 'shifts.0.days'],
    ['a day in words', { shifts: [{ days: ['mon', 'Tuesday'], from: '09:00', to: '17:00' }] }, 'shifts.0.days.1'],
    ['a date that does not exist', { closed: ['2026-12-25', '2026-02-30'] }, 'closed.1'],
    ['an instant for a date', { closed: [{ date: '2026-12-25T00:00:00Z' }] }, 'closed.0.date'],
    ['a special day without hours', { special: [{ date: '2026-12-24', shifts: [] }] }, 'special.0.shifts'],
    [
      'a day both closed and special',
      { closed: ['2026-12-24'], special: [{ date: '2026-12-24', shifts: [{ from: '09:00', to: '12:00' }] }] },
      'closed.0',
    ],
    [
      'a special day with hours and a weekday',
      { special: [{ date: '2026-12-24', like: 'mon', shifts: [{ from: '09:00', to: '12:00' }] }] },
      'special.0.like',
    ],
    ['a special day like no weekday', { special: [{ date: '2026-12-24', like: 'monday' }] }, 'special.0.like'],
    ['a special day like one without hours', { special: [{ date: '2026-12-24', like: 'sun' }] }, 'special.0.like'],
    ['a special day without hours', { special: [{ date: '2026-12-24' }] }, 'special.0.shifts'],
    [
      'a special day given twice',
      {
        special: [
          { date: '2026-12-24', shifts: [{ from: '09:00', to: '12:00' }] },
          { date: '2026-12-24', shifts: [{ from: '13:00', to: '14:00' }] },
        ],
      },
      'special.1.date',
    ],
    [
      'shifts of one day that overlap',
      {
        shifts: [
          { days: ['mon', 'tue'], from: '09:00', to: '17:00' },
          { days: ['tue'], from: '16:30', to: '18:00' },
        ],
      },
      'shifts.1',
    ],
  ])('%s', (_what, change, field) => {
    expect(refusedField(change)).toBe(field);
  });
});

test('a shift from 21:00 to 02:00 and two shifts a day are accepted (chatwoot #5254, #14009)', () => {
  expect(refusedField({ shifts: [{ days: ['fri'], from: '21:00', to: '02:00' }] })).toBeUndefined();
  expect(
    refusedField({
      shifts: [
        { days: ['mon'], from: '13:00', to: '17:00' },
        { days: ['mon'], from: '09:00', to: '13:00' },
      ],
    }),
  ).toBeUndefined();
});
