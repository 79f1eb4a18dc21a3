import { describe, expect, test } from '@jest/globals';
import { ALWAYS_OPEN, openCalendar, type CalendarDefinition, type Weekday } from './business-calendar.ts';

const HOUR = 3_600_000;
const WORKDAYS: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const EVERY_DAY: Weekday[] = [...WORKDAYS, 'sat', 'sun'];

const berlin: CalendarDefinition = {
  timeZone: 'Europe/Berlin',
  shifts: [{ days: WORKDAYS, from: '09:00', to: '17:00' }],
};
const at = (iso: string): Date => new Date(iso);
const added = (definition: CalendarDefinition, start: string, hours: number): string =>
  openCalendar(definition)
    .add(at(start), hours * HOUR)
    .toISOString();
const hoursBetween = (definition: CalendarDefinition, start: string, end: string): number =>
  openCalendar(definition).between(at(start), at(end)) / HOUR;
const shown = (date: Date): string => date.toISOString().slice(5, 16).replace('T', ' ');
const explained = (definition: CalendarDefinition, start: string, end: string, pauses?: [string, string][]): string[] =>
  openCalendar(definition)
    .explain(
      at(start),
      at(end),
      pauses?.map(([from, to]) => ({ from: at(from), to: at(to) })),
    )
    .map(({ from, to, counted, why, name }) =>
      [shown(from), shown(to), why, counted ? 'counted' : '', name ?? ''].join(' ').trim(),
    );

describe('adding business time', () => {
  test('Friday 16:30 plus one hour is Monday 09:30 (chatwoot PR 13392)', () => {
    expect(added(berlin, '2026-03-06T16:30:00+01:00', 1)).toBe('2026-03-09T08:30:00.000Z');
  });

  test('time that ends with the shift ends with the shift, not on the next morning', () => {
    expect(added(berlin, '2026-03-06T16:00:00+01:00', 1)).toBe('2026-03-06T16:00:00.000Z');
  });

  test('nothing added outside hours leads to the first moment that counts', () => {
    expect(added(berlin, '2026-03-07T12:00:00+01:00', 0)).toBe('2026-03-09T08:00:00.000Z');
    expect(added(berlin, '2026-03-06T12:00:00.123+01:00', 0)).toBe('2026-03-06T11:00:00.123Z');
  });

  test('ten years of working time are found', () => {
    const start = at('2016-01-01T00:00:00Z');
    const calendar = openCalendar(berlin);
    const tenYears = calendar.between(start, at('2026-01-01T00:00:00Z'));
    expect(tenYears).toBe(2609 * 8 * HOUR);
    expect(calendar.add(start, tenYears)).toEqual(at('2025-12-31T16:00:00Z'));
  });

  test('a calendar that runs out of working days says so instead of searching for ever', () => {
    const once = { ...berlin, shifts: [], special: [{ date: '2026-03-07', shifts: [{ from: '09:00', to: '12:00' }] }] };
    expect(added(once, '2020-01-01T00:00:00Z', 3)).toBe('2026-03-07T11:00:00.000Z');
    expect(() => added(once, '2020-01-01T00:00:00Z', 4)).toThrow('not enough working time left');
    expect(() => added(once, '2026-03-08T00:00:00Z', 0)).toThrow('not enough working time left');
    expect(() => added(berlin, '2026-03-06T16:00:00Z', 1e6)).toThrow('not enough working time left');
  });

  test('an invalid Date and a negative amount are bugs of the caller, not answers', () => {
    expect(() => ALWAYS_OPEN.add(new Date(Number.NaN), 1)).toThrow(RangeError);
    expect(() => ALWAYS_OPEN.add(at('2026-01-01T00:00:00Z'), -1)).toThrow(RangeError);
    expect(() => ALWAYS_OPEN.add(at('2026-01-01T00:00:00Z'), Number.NaN)).toThrow(RangeError);
  });

  test('where it is always open, business time is elapsed time', () => {
    expect(ALWAYS_OPEN.add(at('2026-03-28T12:00:00.001Z'), 1e10)).toEqual(
      new Date(Date.UTC(2026, 2, 28, 12, 0, 0, 1) + 1e10),
    );
    expect(ALWAYS_OPEN.between(at('2026-03-28T12:00:00Z'), at('2026-03-28T11:00:00Z'))).toBe(0);
  });
});

describe('days with rules of their own', () => {
  const holidays: CalendarDefinition = {
    ...berlin,
    closed: [{ date: '2026-12-25', name: 'Christmas Day' }, '2026-12-28'],
    special: [{ date: '2026-12-24', name: 'Christmas Eve', shifts: [{ from: '09:00', to: '12:00' }] }],
  };

  test('the explanation shows the holidays that lengthen a deadline (zammad #390)', () => {
    expect(explained(holidays, '2026-12-24T08:00:00Z', '2026-12-29T09:00:00Z')).toEqual([
      '12-24 08:00 12-24 11:00 shift counted Christmas Eve',
      '12-24 11:00 12-24 23:00 night',
      '12-24 23:00 12-25 23:00 holiday  Christmas Day',
      '12-25 23:00 12-27 23:00 day-off',
      '12-27 23:00 12-28 23:00 holiday',
      '12-28 23:00 12-29 08:00 night',
      '12-29 08:00 12-29 09:00 shift counted',
    ]);
  });

  test.each(['Asia/Shanghai', 'Pacific/Kiritimati', 'America/Los_Angeles'])(
    'a holiday is a local date: in %s it begins and ends at local midnight (zammad #3706, dbt_zendesk #117)',
    (timeZone) => {
      const calendar = openCalendar({
        timeZone,
        shifts: [{ days: EVERY_DAY, from: '00:00', to: '24:00' }],
        closed: ['2026-10-01'],
      });
      const [before, holiday, after] = calendar.explain(at('2026-09-29T00:00:00Z'), at('2026-10-03T23:00:00Z'));
      const local = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
      expect([before?.why, holiday?.why, after?.why]).toEqual(['shift', 'holiday', 'shift']);
      expect(local.format(holiday?.from)).toBe('2026-10-01 00:00');
      expect(local.format(holiday?.to)).toBe('2026-10-02 00:00');
    },
  );

  test('a make-up working Saturday counts', () => {
    const china: CalendarDefinition = {
      timeZone: 'Asia/Shanghai',
      shifts: [{ days: WORKDAYS, from: '09:00', to: '18:00' }],
      special: [{ date: '2026-02-28', name: '补班', shifts: [{ from: '09:00', to: '18:00' }] }],
    };
    expect(hoursBetween(china, '2026-02-28T00:00:00+08:00', '2026-03-02T00:00:00+08:00')).toBe(9);
  });

  test('a make-up day like a Monday follows when the shifts are changed', () => {
    const made = (to: string): CalendarDefinition => ({
      timeZone: 'Asia/Shanghai',
      shifts: [
        { days: ['mon'], from: '09:00', to: '12:00' },
        { days: ['mon'], from: '13:00', to },
        { days: ['tue'], from: '09:00', to: '10:00' },
      ],
      special: [{ date: '2026-02-28', name: '补班', like: 'mon' }],
    });
    const saturday = ['2026-02-28T00:00:00+08:00', '2026-03-01T00:00:00+08:00'] as const;
    expect(hoursBetween(made('18:00'), ...saturday)).toBe(8);
    expect(hoursBetween(made('17:00'), ...saturday)).toBe(7);
    expect(explained(made('17:00'), '2026-02-28T01:00:00Z', '2026-02-28T04:00:00Z')).toEqual([
      '02-28 01:00 02-28 04:00 shift counted 补班',
    ]);
  });

  test('feasts that follow each other are named one by one', () => {
    const feasts = {
      ...berlin,
      closed: [
        { date: '2026-12-25', name: 'Christmas' },
        { date: '2026-12-26', name: 'Boxing Day' },
      ],
    };
    expect(explained(feasts, '2026-12-25T08:00:00Z', '2026-12-26T12:00:00Z')).toEqual([
      '12-25 08:00 12-25 23:00 holiday  Christmas',
      '12-25 23:00 12-26 12:00 holiday  Boxing Day',
    ]);
  });

  test('two feasts on one date are both named', () => {
    const feasts = { ...berlin, closed: ['Labour Day', 'Ascension Day'].map((name) => ({ date: '2008-05-01', name })) };
    expect(explained(feasts, '2008-05-01T08:00:00Z', '2008-05-01T09:00:00Z')).toEqual([
      '05-01 08:00 05-01 09:00 holiday  Labour Day, Ascension Day',
    ]);
  });
});

describe('shifts over midnight', () => {
  const bar: CalendarDefinition = {
    timeZone: 'America/New_York',
    shifts: [{ days: ['thu', 'fri'], from: '21:00', to: '02:00' }],
  };

  test('a shift from 21:00 to 02:00 belongs to the evening on which it begins (chatwoot #5254)', () => {
    expect(hoursBetween(bar, '2026-05-01T00:00:00-04:00', '2026-05-01T12:00:00-04:00')).toBe(2);
    expect(added(bar, '2026-05-01T23:00:00-04:00', 3)).toBe('2026-05-02T06:00:00.000Z');
    expect(added(bar, '2026-05-01T23:00:00-04:00', 3.5)).toBe('2026-05-08T01:30:00.000Z');
  });

  test('a closed day closes the shift that begins on it, and lets last night’s shift end as planned', () => {
    const closedFriday = { ...bar, closed: ['2026-05-01'] };
    expect(explained(closedFriday, '2026-05-01T01:00:00Z', '2026-05-02T04:00:00Z')).toEqual([
      '05-01 01:00 05-01 06:00 shift counted',
      '05-01 06:00 05-02 04:00 holiday',
    ]);
  });

  test('a night shift that runs into the morning shift counts the common time once', () => {
    const overlapping: CalendarDefinition = {
      timeZone: 'UTC',
      shifts: [
        { days: ['mon'], from: '20:00', to: '09:00' },
        { days: ['tue'], from: '08:00', to: '12:00' },
      ],
    };
    expect(hoursBetween(overlapping, '2026-05-04T00:00:00Z', '2026-05-06T00:00:00Z')).toBe(16);
  });

  test('equal times are a whole day round', () => {
    const round: CalendarDefinition = { timeZone: 'UTC', shifts: [{ days: ['mon'], from: '09:00', to: '09:00' }] };
    expect(hoursBetween(round, '2026-05-04T00:00:00Z', '2026-05-11T00:00:00Z')).toBe(24);
  });
});

describe('two shifts a day (chatwoot #14009)', () => {
  const lunch: CalendarDefinition = {
    timeZone: 'Asia/Shanghai',
    shifts: [
      { days: WORKDAYS, from: '14:00', to: '18:00' },
      { days: WORKDAYS, from: '09:00', to: '12:00' },
    ],
  };

  test('the break between them does not count, and is called a break', () => {
    expect(added(lunch, '2026-03-05T11:00:00+08:00', 2)).toBe('2026-03-05T07:00:00.000Z');
    expect(explained(lunch, '2026-03-05T01:00:00Z', '2026-03-06T01:00:00Z')).toEqual([
      '03-05 01:00 03-05 04:00 shift counted',
      '03-05 04:00 03-05 06:00 break',
      '03-05 06:00 03-05 10:00 shift counted',
      '03-05 10:00 03-06 01:00 night',
    ]);
  });
});

describe('days on which the clock changes', () => {
  const allDay = (timeZone: string): CalendarDefinition => ({
    timeZone,
    shifts: [{ days: EVERY_DAY, from: '00:00', to: '24:00' }],
  });
  const nights = (from: string, to: string): CalendarDefinition => ({
    timeZone: 'Europe/Berlin',
    shifts: [{ days: EVERY_DAY, from, to }],
  });

  test('São Paulo skips midnight in spring and repeats 23:00 in autumn (OTRS bug 9884)', () => {
    expect(hoursBetween(allDay('America/Sao_Paulo'), '2018-11-04T03:00:00Z', '2018-11-05T02:00:00Z')).toBe(23);
    expect(added(allDay('America/Sao_Paulo'), '2018-02-17T22:00:00-02:00', 3)).toBe('2018-02-18T03:00:00.000Z');
    const lateShift = { ...allDay('America/Sao_Paulo'), shifts: [{ days: EVERY_DAY, from: '23:00', to: '24:00' }] };
    expect(hoursBetween(lateShift, '2018-02-17T12:00:00Z', '2018-02-18T12:00:00Z')).toBe(2);
  });

  test('a night shift is an hour shorter in spring and an hour longer in autumn', () => {
    expect(hoursBetween(nights('22:00', '06:00'), '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toBe(7);
    expect(hoursBetween(nights('22:00', '06:00'), '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')).toBe(9);
  });

  test('a shift edge that the clock skips falls on the moment of the change', () => {
    expect(hoursBetween(nights('02:30', '04:00'), '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toBe(1);
    expect(added(nights('02:30', '04:00'), '2026-03-28T12:00:00Z', 0)).toBe('2026-03-29T01:00:00.000Z');
    expect(hoursBetween(nights('01:00', '02:30'), '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toBe(1);
    expect(hoursBetween(nights('02:00', '03:00'), '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toBe(0);
  });

  test('an hour that the clock repeats counts both times', () => {
    expect(hoursBetween(nights('02:00', '03:00'), '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')).toBe(2);
    expect(added(nights('02:00', '03:00'), '2026-10-24T12:00:00Z', 1.5)).toBe('2026-10-25T01:30:00.000Z');
  });

  test('Lord Howe moves by half an hour', () => {
    const day = ['2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z'] as const;
    expect(hoursBetween(allDay('Australia/Lord_Howe'), ...day)).toBe(24.5);
    expect(
      explained(
        { ...allDay('Australia/Lord_Howe'), closed: ['2026-04-05'] },
        '2026-04-04T12:00:00Z',
        '2026-04-05T14:00:00Z',
      ),
    ).toEqual([
      '04-04 12:00 04-04 13:00 shift counted',
      '04-04 13:00 04-05 13:30 holiday',
      '04-05 13:30 04-05 14:00 shift counted',
    ]);
  });

  test('Samoa left out a whole day', () => {
    expect(hoursBetween(allDay('Pacific/Apia'), '2011-12-29T10:00:00Z', '2011-12-31T10:00:00Z')).toBe(48);
    const onlyTheDayLeftOut = { ...allDay('Pacific/Apia'), closed: ['2011-12-30'] };
    expect(hoursBetween(onlyTheDayLeftOut, '2011-12-29T00:00:00Z', '2012-01-01T00:00:00Z')).toBe(72);
  });

  test('history is counted with the offset of its own time (chatwoot #2882, dbt_zendesk #25)', () => {
    const office = { ...berlin, timeZone: 'Europe/Moscow' };
    expect(added(office, '2012-06-04T00:00:00Z', 0)).toBe('2012-06-04T05:00:00.000Z');
    expect(added(office, '2026-06-08T00:00:00Z', 0)).toBe('2026-06-08T06:00:00.000Z');
  });
});

describe('pauses', () => {
  const friday = at('2026-03-06T14:00:00Z');
  const overTheWeekend = { from: at('2026-03-06T15:00:00Z'), to: at('2026-03-09T10:00:00Z') };
  const calendar = openCalendar(berlin);

  test('hold time delays a deadline by the business time it covers, not by its nights (erpnext PR 49414)', () => {
    // Held for 67 hours of which three were worked: due three working hours later.
    expect(calendar.add(friday, 4 * HOUR)).toEqual(at('2026-03-09T10:00:00Z'));
    expect(calendar.add(friday, 4 * HOUR, [overTheWeekend])).toEqual(at('2026-03-09T13:00:00Z'));
    expect(calendar.between(friday, at('2026-03-09T13:00:00Z'), [overTheWeekend])).toBe(4 * HOUR);
  });

  test('pauses that overlap are not counted twice (erpnext PR 52489)', () => {
    const twice = [
      overTheWeekend,
      { from: at('2026-03-06T15:30:00Z'), to: at('2026-03-07T00:00:00Z') },
      overTheWeekend,
    ];
    expect(calendar.add(friday, 4 * HOUR, twice)).toEqual(at('2026-03-09T13:00:00Z'));
    expect(calendar.between(friday, at('2026-03-09T13:00:00Z'), twice)).toBe(4 * HOUR);
  });

  test('a pause at night costs nothing', () => {
    const night = { from: at('2026-03-06T18:00:00Z'), to: at('2026-03-07T04:00:00Z') };
    expect(calendar.add(friday, 4 * HOUR, [night])).toEqual(at('2026-03-09T10:00:00Z'));
  });

  test('pauses before the start and after the deadline change nothing', () => {
    const before = { from: at('2026-03-05T08:00:00Z'), to: at('2026-03-06T13:00:00Z') };
    const after = { from: at('2026-03-09T10:00:00Z'), to: at('2026-03-10T09:00:00Z') };
    expect(calendar.add(friday, 4 * HOUR, [after, before])).toEqual(at('2026-03-09T10:00:00Z'));
  });

  test('time added to a clock that starts paused begins with the end of the pause', () => {
    const lunch = { from: friday, to: at('2026-03-06T14:20:00Z') };
    expect(calendar.add(friday, 0, [lunch])).toEqual(at('2026-03-06T14:20:00Z'));
    expect(calendar.add(friday, HOUR, [lunch])).toEqual(at('2026-03-06T15:20:00Z'));
  });

  test('the explanation shows a pause as one piece', () => {
    expect(
      explained(berlin, '2026-03-06T14:00:00Z', '2026-03-09T11:00:00Z', [
        ['2026-03-06T15:00:00Z', '2026-03-09T10:00:00Z'],
      ]),
    ).toEqual([
      '03-06 14:00 03-06 15:00 shift counted',
      '03-06 15:00 03-09 10:00 pause',
      '03-09 10:00 03-09 11:00 shift counted',
    ]);
  });
});
