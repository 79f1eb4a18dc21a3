import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createRequire } from 'node:module';
import { Refusal } from '#kernel/refusal';
import { HOLIDAY_TYPES } from './calendar-definition.ts';
import { openCalendar, type CalendarDefinition, type HolidayRule, type Weekday } from './business-calendar.ts';

const WORKDAYS: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const office = (timeZone: string, holidays: CalendarDefinition['holidays'], days = WORKDAYS): CalendarDefinition => ({
  timeZone,
  shifts: [{ days, from: '09:00', to: '17:00' }],
  ...(holidays && { holidays }),
});
const bavaria: HolidayRule = { country: 'DE', region: 'BY' };

/** The name under which a local date is left out; nothing when it is worked or an ordinary day off. */
function feast(definition: CalendarDefinition, date: string): string | undefined {
  const noon = new Date(`${date}T12:00:00Z`);
  const [day] = openCalendar(definition).explain(noon, new Date(noon.getTime() + 1000));
  return day?.why === 'holiday' ? day.name : undefined;
}

function refusal(holidays: unknown): { field: string; reason: string } | undefined {
  try {
    openCalendar(office('Europe/Berlin', holidays as HolidayRule));
  } catch (error) {
    if (error instanceof Refusal) return error.reasons[0];
    throw error;
  }
  return undefined;
}

describe('holidays of a country', () => {
  test('are left out and named in the explanation (zammad #390)', () => {
    const calendar = openCalendar(office('Europe/Berlin', bavaria));
    const [start, due] = [new Date('2026-04-02T14:00:00Z'), new Date('2026-04-07T08:00:00Z')];
    expect(calendar.add(start, 2 * 3_600_000)).toEqual(due);
    const left = calendar.explain(start, due).filter(({ why }) => why === 'holiday');
    expect(left.map(({ from, to, name }) => [from.toISOString(), to.toISOString(), name])).toEqual([
      ['2026-04-02T22:00:00.000Z', '2026-04-03T22:00:00.000Z', 'Karfreitag'],
      ['2026-04-05T22:00:00.000Z', '2026-04-06T22:00:00.000Z', 'Ostermontag'],
    ]);
  });

  test.each([
    ['Pacific/Auckland', '2026-12-24T11:00:00.000Z'],
    ['America/Los_Angeles', '2026-12-25T08:00:00.000Z'],
  ])('are local dates of the calendar, whatever the zone of the country: %s (zammad #3706)', (timeZone, midnight) => {
    const calendar = openCalendar(office(timeZone, { country: 'GB', region: 'ENG' }, [...WORKDAYS, 'sat', 'sun']));
    const days = calendar.explain(new Date('2026-12-23T00:00:00Z'), new Date('2026-12-26T07:00:00Z'));
    expect(days.find(({ name }) => name === 'Christmas Day')?.from.toISOString()).toBe(midnight);
  });

  test('those of a region, and of a town in it', () => {
    expect(feast(office('Europe/Berlin', { country: 'DE' }), '2026-01-06')).toBeUndefined();
    expect(feast(office('Europe/Berlin', bavaria), '2026-01-06')).toBe('Heilige Drei Könige');
    // A Saturday, on which Augsburg keeps its peace.
    expect(feast(office('Europe/Berlin', bavaria), '2026-08-08')).toBeUndefined();
    expect(feast(office('Europe/Berlin', { ...bavaria, city: 'A' }), '2026-08-08')).toBe('Augsburger Friedensfest');
  });

  test('only public ones, unless other types are asked for', () => {
    expect(feast(office('America/New_York', { country: 'US' }), '2026-02-14')).toBeUndefined();
    const observed = office('America/New_York', { country: 'US', types: ['public', 'observance'] });
    expect(feast(observed, '2026-02-14')).toBe("Valentine's Day");
  });

  test('named in the language asked for, else in that of the country', () => {
    expect(feast(office('Asia/Shanghai', { country: 'CN' }), '2026-10-01')).toMatch(/国庆/);
    expect(feast(office('Asia/Shanghai', { country: 'CN', language: 'en-GB' }), '2026-10-01')).toBe('National Day');
    expect(feast(office('Europe/Berlin', { ...bavaria, language: 'xx' }), '2026-05-01')).toBe('Maifeiertag');
  });

  test('a holiday that falls on a week-end is made up for where the law says so', () => {
    expect(feast(office('Europe/London', { country: 'GB' }), '2026-12-28')).toMatch(/Boxing Day/);
  });

  test('a feast of several days takes all of them, also into the next year', () => {
    const riyadh = office('Asia/Riyadh', { country: 'SA', language: 'en' });
    const eid = ['2026-03-18', '2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22', '2026-03-23'];
    expect(eid.map((date) => feast(riyadh, date) !== undefined)).toEqual([false, true, true, true, true, false]);
    const mbabane = office('Africa/Mbabane', { country: 'SZ', language: 'en' });
    expect(feast(mbabane, '2027-01-02')).toBe('Incwala Festival');
  });

  test('one that begins at sunset is the day that follows, not its eve', () => {
    const jerusalem = office('Asia/Jerusalem', { country: 'IL', language: 'en' });
    // Yom Kippur 2026: from the evening of the 20th to that of the 21st of September.
    expect(['2026-09-20', '2026-09-21', '2026-09-22'].map((date) => feast(jerusalem, date) !== undefined)).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('half a day off closes nothing: special days say such hours exactly', () => {
    // International Women’s Day, from noon and for women.
    expect(feast(office('Asia/Shanghai', { country: 'CN' }), '2027-03-08')).toBeUndefined();
  });

  test('a day off for some people only, like that of children, closes nothing', () => {
    expect(feast(office('Asia/Shanghai', { country: 'CN' }), '2026-06-01')).toBeUndefined();
    expect(feast(office('Asia/Shanghai', { country: 'CN' }), '2026-06-19')).toMatch(/端午/);
  });

  test('those of two countries are kept together, and both names are shown', () => {
    const both = office('Europe/Berlin', [
      { country: 'DE', language: 'en' },
      { country: 'FR', language: 'en' },
    ]);
    expect(feast(both, '2026-10-03')).toMatch(/National Holiday/);
    expect(feast(both, '2026-07-14')).toBe('Bastille Day');
    expect(feast({ ...both, holidays: [{ country: 'DE' }, { country: 'AT' }] }, '2026-05-01')).toBe(
      'Maifeiertag, Staatsfeiertag',
    );
  });

  test('one’s own days win over them', () => {
    const own: CalendarDefinition = {
      ...office('Europe/Berlin', bavaria),
      closed: [{ date: '2026-04-03', name: 'Works outing' }],
      special: [{ date: '2026-04-06', name: 'Stocktaking', like: 'tue' }],
    };
    expect(feast(own, '2026-04-03')).toBe('Works outing');
    const monday = [new Date('2026-04-06T00:00:00Z'), new Date('2026-04-07T00:00:00Z')] as const;
    expect(openCalendar(own).between(...monday)).toBe(8 * 3_600_000);
  });

  test('count as days off for deadlines in working days', () => {
    const due = openCalendar(office('Europe/Berlin', bavaria)).endOfBusinessDay(new Date('2026-04-01T08:00:00Z'), 3);
    // Thursday, then Easter from Friday to Monday, Tuesday, Wednesday.
    expect(due.toISOString()).toBe('2026-04-08T15:00:00.000Z');
  });
});

describe('what was worked out of a country', () => {
  const library = createRequire(import.meta.url)('date-holidays') as {
    prototype: { getHolidays(year: number): unknown[] };
  };
  const workedOut = jest.spyOn(library.prototype, 'getHolidays');
  beforeEach(() => void workedOut.mockClear());
  const calendar = (types: HolidayRule['types']) => office('America/Lima', { country: 'PE', types });

  test('serves every choice of types, so that other types keep nobody waiting', () => {
    expect(feast(calendar(['public']), '2031-12-25')).toBe('Navidad');
    const once = workedOut.mock.calls.length;
    expect(once).toBeGreaterThan(0);
    for (const type of HOLIDAY_TYPES) {
      feast(calendar([type]), '2031-12-25');
      expect(feast(calendar([type, 'public']), '2031-12-25')).toBe('Navidad');
    }
    expect(workedOut).toHaveBeenCalledTimes(once);
  });

  test('is not kept for more years than a calendar looks ahead', () => {
    const lima = openCalendar(calendar(['public']));
    const ask = (year: number) => lima.isOpenAt(new Date(Date.UTC(year, 11, 25, 17)));
    for (let year = 1901; year <= 2100; year++) expect([year, ask(year)]).toEqual([year, false]);
    workedOut.mockClear();
    feast(calendar(['public']), '2100-12-25');
    expect(workedOut).not.toHaveBeenCalled();
    feast(calendar(['public']), '1901-12-25');
    expect(workedOut).toHaveBeenCalled();
  });
});

describe('rules that cannot be kept are refused with the field and what is known', () => {
  test.each<[string, unknown, string, string]>([
    ['an unknown country', { country: 'ZZ' }, 'holidays.country', 'ZA, ZM, ZW'],
    ['no country', {}, 'holidays.country', 'AD'],
    ['an unknown region', { country: 'DE', region: 'ZZ' }, 'holidays.region', 'BY'],
    ['a country without regions', { country: 'SG', region: 'X' }, 'holidays.region', 'none is known there'],
    ['an unknown town', { country: 'DE', region: 'BY', city: 'Z' }, 'holidays.city', 'KATH'],
    ['a town without its region', { country: 'DE', city: 'A' }, 'holidays.city', 'region'],
    ['an unknown type', [{ country: 'DE', types: ['religious'] }], 'holidays.0.types.0', 'public'],
    ['no type at all', [{ country: 'DE' }, { country: 'AT', types: [] }], 'holidays.1.types', 'at least one'],
    ['a text', 'DE', 'holidays', 'object'],
  ])('%s', (_what, holidays, field, hint) => {
    expect(refusal(holidays)).toEqual({ field, reason: expect.stringContaining(hint) });
  });

  test('an empty list keeps none', () => {
    expect(refusal([])).toBeUndefined();
  });
});
