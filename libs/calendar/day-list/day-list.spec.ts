import { describe, expect, test } from '@jest/globals';
import { openCalendar, type CalendarDefinition } from '../business-calendar.ts';
import { mergeDays } from './merge-days.ts';
import { readCalendarFile } from './read-calendar-file.ts';
import { readList } from './read-list.ts';

const office: CalendarDefinition = {
  timeZone: 'Asia/Shanghai',
  shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' }],
};
/** A calendar file of these events; the first one begins on line 4. */
const file = (...events: string[][]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n');
const read = (...events: string[][]) => readCalendarFile(file(...events), 2026, 2031);
const dates = (...events: string[][]): string[] => read(...events).days.map(({ date }) => date);
const rejections = (...events: string[][]): string[] =>
  read(...events).rejected.map(({ line, reason }) => `${line} ${reason}`);

describe('a list in JSON', () => {
  test('as China’s is published: days off and make-up working days', () => {
    const list = readList({
      $schema: 'https://publisher.example/schema.json',
      year: 2026,
      papers: ['https://publisher.example/paper'],
      days: [
        { name: '春节', date: '2026-02-14', isOffDay: false },
        { name: '春节', date: '2026-02-16', isOffDay: true },
      ],
    });
    expect(list).toEqual({
      days: [
        { line: 1, date: '2026-02-14', name: '春节', working: true },
        { line: 2, date: '2026-02-16', name: '春节', working: false },
      ],
      rejected: [],
    });
  });

  test('plain, of days or of dates alone', () => {
    expect(
      readList([{ date: '2026-12-24', name: ' Eve ', working: true }, { date: '2026-12-25', name: null }, '2026-12-26'])
        .days,
    ).toEqual([
      { line: 1, date: '2026-12-24', name: 'Eve', working: true },
      { line: 2, date: '2026-12-25', working: false },
      { line: 3, date: '2026-12-26', working: false },
    ]);
  });

  test('what is wrong with a row is told with its position, and the others are taken', () => {
    const { days, rejected } = readList([
      { date: '2026-02-30' },
      { name: 'No date' },
      7,
      { date: '2026-05-01', isOffDay: 'yes' },
      { date: '2026-05-01', isOffDay: true, working: true },
      { date: '2026-05-01', name: 'x'.repeat(201) },
      { date: '2026-05-01', name: 'nul\u0000' },
      { date: '2026-05-01', name: 'Labour Day' },
      { date: '2026-05-01', working: true },
    ]);
    expect(days).toEqual([{ line: 8, date: '2026-05-01', name: 'Labour Day', working: false }]);
    expect(rejected.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      expect.stringMatching(/^1 '2026-02-30' is not a date/),
      expect.stringMatching(/^2 has no date/),
      expect.stringMatching(/^3 is neither/),
      expect.stringMatching(/^4 `isOffDay` must be/),
      expect.stringMatching(/^5 .* contradict/),
      expect.stringMatching(/^6 its name must be/),
      expect.stringMatching(/^7 its name holds/),
      expect.stringMatching(/^9 2026-05-01 is a working day here, and a day off in 8/),
    ]);
  });

  test('two feasts of one day are named together', () => {
    const two = [
      { date: '2028-10-03', name: '国庆节' },
      { date: '2028-10-03', name: '中秋节' },
    ];
    expect(readList(two).days).toEqual([{ line: 1, date: '2028-10-03', name: '国庆节, 中秋节', working: false }]);
  });

  test.each([[{}], [{ days: 'all' }], ['2026-12-25'], [null], [undefined]])('%j is no list', (json) => {
    expect(() => readList(json)).toThrow(/days: write/);
  });
});

describe('a calendar file', () => {
  test('whole days are local dates, their end is exclusive (zammad #3706)', () => {
    expect(dates(['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227', 'SUMMARY:Christmas'])).toEqual([
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
    ]);
    expect(dates(['DTSTART;VALUE=DATE:20261224'])).toEqual(['2026-12-24']);
    expect(dates(['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261224'])).toEqual(['2026-12-24']);
    expect(dates(['DTSTART;VALUE=DATE:20261224', 'DURATION:P2D'])).toEqual(['2026-12-24', '2026-12-25']);
    expect(dates(['DTSTART:20261224'])).toEqual(['2026-12-24']);
  });

  test('what comes back every year is written out for the years asked for, without dates that do not exist', () => {
    expect(dates(['DTSTART;VALUE=DATE:20001225', 'RRULE:FREQ=YEARLY'])).toEqual(
      [2026, 2027, 2028, 2029, 2030, 2031].map((year) => `${year}-12-25`),
    );
    expect(dates(['DTSTART;VALUE=DATE:20201126', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20271231'])).toEqual([
      '2026-11-26',
      '2027-11-25',
    ]);
    expect(dates(['DTSTART;VALUE=DATE:20200229', 'RRULE:FREQ=YEARLY'])).toEqual(['2028-02-29']);
  });

  test('an occurrence that was moved or left out is', () => {
    expect(
      dates(
        ['UID:a', 'DTSTART;VALUE=DATE:20250601', 'RRULE:FREQ=YEARLY;UNTIL=20281231', 'EXDATE;VALUE=DATE:20280601'],
        ['UID:a', 'RECURRENCE-ID;VALUE=DATE:20270601', 'DTSTART;VALUE=DATE:20270602'],
      ),
    ).toEqual(['2026-06-01', '2027-06-02']);
  });

  test('make-up working days are known by their names or categories', () => {
    const working = (...lines: string[]) => read(['DTSTART;VALUE=DATE:20260214', ...lines]).days[0]!.working;
    for (const name of ['春节 补班', '春节（班）', '调休上班', 'Working day', 'Make-up workday', '工作日'])
      expect([name, working(`SUMMARY:${name}`)]).toEqual([name, true]);
    for (const name of ['春节 休', '国庆节', '不上班', 'Non-working day', 'Workers’ day'])
      expect([name, working(`SUMMARY:${name}`)]).toEqual([name, false]);
    expect(working('SUMMARY:春节', 'CATEGORIES:holiday,补班')).toBe(true);
  });

  test('what cannot be taken is told with its line, and the others are taken', () => {
    const list = [
      ['DTSTART:20261224T090000Z', 'SUMMARY:Meeting'],
      ['DTSTART;TZID=Europe/Berlin:20261224T090000'],
      ['SUMMARY:Some day'],
      ['DTSTART;VALUE=DATE:20260231'],
      ['DTSTART;VALUE=DATE:20260501', 'DTEND;VALUE=DATE:20260430'],
      ['DTSTART;VALUE=DATE:20260501', 'STATUS:CANCELLED'],
      ['DTSTART;VALUE=DATE:20260501', 'RRULE:FREQ=WEEKLY'],
      ['DTSTART;VALUE=DATE:20260501', 'RRULE:FREQ=YEARLY;UNTIL=20251231'],
      ['DTSTART;VALUE=DATE:20260501', 'DTEND;VALUE=DATE:20270501'],
      ['DTSTART;VALUE=DATE:20260501', 'RRULE:FREQ=NEVER'],
      ['DTSTART;VALUE=DATE:20260501', 'SUMMARY:Labour', '  Day'],
    ];
    expect(rejections(...list)).toEqual([
      expect.stringMatching(/^4 has a time of day/),
      expect.stringMatching(/^8 has a time of day/),
      expect.stringMatching(/^11 has no DTSTART/),
      expect.stringMatching(/^14 '2026-02-31' is not a date/),
      expect.stringMatching(/^17 ends before/),
      expect.stringMatching(/^21 is cancelled/),
      expect.stringMatching(/^25 comes back more often/),
      expect.stringMatching(/^29 does not come between 2026 and 2031/),
      expect.stringMatching(/^33 goes on for 365 days/),
      expect.stringMatching(/^37 cannot be read/),
    ]);
    expect(read(...list).days).toEqual([{ line: 41, date: '2026-05-01', name: 'Labour Day', working: false }]);
  });

  test('a rule that makes no sense is a rejected row, and ends', () => {
    const rule = (rrule: string) => rejections(['DTSTART;VALUE=DATE:20200131', `RRULE:FREQ=YEARLY;${rrule}`]);
    expect(rule('BYMONTH=2;BYDAY=6MO')).toHaveLength(1);
    expect(rule('BYMONTH=2;BYMONTHDAY=31')).toEqual([expect.stringContaining('does not come')]);
    expect(rule('BYWEEKNO=99')).toEqual([expect.stringContaining('cannot be read')]);
  });

  test('one that breaks off in the middle gives what it has', () => {
    const broken = `${file(['DTSTART;VALUE=DATE:20261225'])}\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261226`;
    const { days, rejected } = readCalendarFile(broken, 2026, 2031);
    expect(days).toHaveLength(1);
    expect(rejected).toEqual([{ line: 8, reason: expect.stringContaining('does not end') }]);
  });

  test('something else is no calendar file', () => {
    expect(() => readCalendarFile('{"days":[]}', 2026, 2031)).toThrow('is no iCalendar file');
    expect(readCalendarFile(`\uFEFF${file()}`, 2026, 2031)).toEqual({ days: [], rejected: [] });
  });
});

describe('taking a list into a calendar', () => {
  const list = readList([
    { date: '2026-02-14', name: '春节', working: true },
    { date: '2026-02-16', name: '春节' },
    { date: '2026-02-17', name: '春节' },
  ]);

  test('closes days off, and gives working days the hours of a weekday', () => {
    const merged = mergeDays(office, list);
    expect(merged).toMatchObject({ closed: 2, special: 1, unchanged: 0, rejected: [] });
    expect(merged.definition.special).toEqual([{ date: '2026-02-14', like: 'mon', name: '春节' }]);
    const saturday = [new Date('2026-02-13T16:00:00Z'), new Date('2026-02-14T16:00:00Z')] as const;
    expect(openCalendar(merged.definition).between(...saturday)).toBe(9 * 3_600_000);
  });

  test('a second time changes nothing', () => {
    const once = mergeDays(office, list).definition;
    expect(mergeDays(once, list)).toEqual({ definition: once, closed: 0, special: 0, unchanged: 3, rejected: [] });
  });

  test('the list is right where it contradicts the calendar, which keeps hours of its own', () => {
    const own: CalendarDefinition = {
      ...office,
      closed: ['2026-02-14', { date: '2026-02-17', name: 'New Year' }, '2026-03-01'],
      special: [{ date: '2026-02-16', shifts: [{ from: '10:00', to: '11:00' }] }],
    };
    const merged = mergeDays(own, list);
    expect(merged).toMatchObject({ closed: 2, special: 1, unchanged: 0 });
    expect(merged.definition.closed).toEqual([
      { date: '2026-02-16', name: '春节' },
      { date: '2026-02-17', name: '春节' },
      { date: '2026-03-01' },
    ]);
    expect(merged.definition.special).toEqual([{ date: '2026-02-14', like: 'mon', name: '春节' }]);
    const short: CalendarDefinition = {
      ...office,
      special: [{ date: '2026-02-14', shifts: [{ from: '10:00', to: '11:00' }] }],
    };
    expect(mergeDays(short, list).definition.special).toEqual([
      { date: '2026-02-14', name: '春节', shifts: [{ from: '10:00', to: '11:00' }] },
    ]);
  });

  test('a working day has the hours of its own weekday if there are any, and none if nothing is worked', () => {
    const saturdays: CalendarDefinition = {
      ...office,
      shifts: [...office.shifts, { days: ['sat'], from: '10:00', to: '12:00' }],
    };
    expect(mergeDays(saturdays, list).definition.special).toMatchObject([{ like: 'sat' }]);
    const never = {
      ...office,
      shifts: [],
      special: [{ date: '2026-01-02', shifts: [{ from: '10:00', to: '11:00' }] }],
    };
    expect(mergeDays(never, list)).toMatchObject({ closed: 2, special: 0, rejected: [{ line: 1 }] });
  });
});
