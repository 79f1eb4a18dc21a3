import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());

const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];
const berlin = {
  timeZone: 'Europe/Berlin',
  shifts: [{ days: WORKDAYS, from: '09:00', to: '17:00' }],
  closed: ['2026-12-25'],
  special: [{ date: '2026-12-24', shifts: [{ from: '09:00', to: '12:00' }] }],
};
const shanghai = { timeZone: 'Asia/Shanghai', shifts: [{ days: WORKDAYS, from: '09:00', to: '18:00' }] };

interface Trial {
  due?: string;
  elapsed?: string;
  explanation: { from: string; to: string; counted: boolean; why: string; name?: string }[];
}
const attempt = (body: object) => api.as('agent').post('calendars/trial').send(body);
const trial = async (body: object) => (await attempt(body).expect(200)).body as Trial;
const refused = async (body: object) => {
  const { errors } = (await attempt(body).expect(400)).body as { errors: { field: string; reason: string }[] };
  return errors.map(({ field, reason }) => `${field}: ${reason}`);
};
const create = async (body: object) =>
  (await api.as('manager').post('calendars').send(body).expect(201)).body as Record<string, unknown> & { id: string };
const read = async (id: string) => (await api.as('manager').get(`calendars/${id}`).expect(200)).body as object;
const take = (id: string, list: string | object, type = 'application/json') =>
  api.as('manager').post(`calendars/${id}/days`).set('Content-Type', type).send(list);

describe('a trial', () => {
  test('answers when it is due, and explains all the time until then', async () => {
    const { due, elapsed, explanation } = await trial({
      calendar: berlin,
      start: '2026-12-24T10:00:00Z',
      duration: 'PT8H',
      pauses: [{ from: '2026-12-28T08:00:00Z', to: '2026-12-28T09:00:00Z' }],
    });
    // One hour on Christmas Eve, and seven on Monday from 10:00 on, after the pause.
    expect([due, elapsed]).toEqual(['2026-12-28T16:00:00.000Z', undefined]);
    expect(explanation.map(({ from, to, counted, why }) => [from.slice(5, 16), to.slice(5, 16), counted, why])).toEqual(
      [
        ['12-24T10:00', '12-24T11:00', true, 'shift'],
        ['12-24T11:00', '12-24T23:00', false, 'night'],
        ['12-24T23:00', '12-25T23:00', false, 'holiday'],
        ['12-25T23:00', '12-27T23:00', false, 'day-off'],
        ['12-27T23:00', '12-28T08:00', false, 'night'],
        ['12-28T08:00', '12-28T09:00', false, 'pause'],
        ['12-28T09:00', '12-28T16:00', true, 'shift'],
      ],
    );
  });

  test('answers how much time has passed, none when it is over before', async () => {
    const question = { calendar: berlin, start: '2026-11-20T15:00:00Z' };
    expect(await trial({ ...question, end: '2026-11-23T09:30:30Z' })).toMatchObject({ elapsed: 'PT2H30M30S' });
    expect(await trial({ ...question, end: '2026-11-19T15:00:00Z' })).toEqual({ elapsed: 'PT0S', explanation: [] });
  });

  test('knows 24:00, and shifts over midnight', async () => {
    const shifts = [
      { days: ['fri'], from: '21:00', to: '02:00' },
      { days: ['sun'], from: '20:00', to: '24:00' },
    ];
    const calendar = { name: 'Bar', timeZone: 'UTC', shifts };
    expect((await trial({ calendar, start: '2026-11-20T12:00:00Z', duration: 'PT9H' })).due).toBe(
      '2026-11-23T00:00:00.000Z',
    );
  });

  test('keeps the holidays of a country, and names them (zammad #390)', async () => {
    const calendar = { ...shanghai, timeZone: 'Europe/Berlin', holidays: { country: 'DE', region: 'BY' } };
    const { due, explanation } = await trial({ calendar, start: '2026-04-02T15:00:00Z', duration: 'PT2H' });
    expect(due).toBe('2026-04-07T08:00:00.000Z');
    expect(explanation.filter(({ why }) => why === 'holiday').map(({ name }) => name)).toEqual([
      'Karfreitag',
      'Ostermontag',
    ]);
  });

  test('asks a saved calendar, and saves nothing', async () => {
    const { id } = await create({ ...berlin, name: 'Saved' });
    const count = () => api.rows('SELECT FROM calendar');
    const before = (await count()).length;
    expect((await trial({ calendarId: id, start: '2026-12-24T11:00:00Z', duration: 'PT0S' })).due).toBe(
      '2026-12-28T08:00:00.000Z',
    );
    expect((await count()).length).toBe(before);
  });

  test('answers the same whoever asks, from whatever zone (frappe helpdesk PR 3776)', async () => {
    const question = { calendar: berlin, start: '2026-03-27T15:00:00Z', duration: 'PT9H' };
    const answers = [];
    for (const timeZone of ['Pacific/Auckland', 'America/Los_Angeles']) {
      await api.as('manager').patch(`agents/${api.ids.agent}`).send({ timeZone }).expect(200);
      answers.push(await trial(question));
    }
    // Over the night in which the clock is put forward.
    expect(answers[0]!.due).toBe('2026-03-30T15:00:00.000Z');
    expect(answers[1]).toEqual(answers[0]);
  });

  test.each<[string, object, string]>([
    ['a calendar without hours (zammad #1396)', { calendar: { ...berlin, shifts: [] } }, 'calendar.shifts'],
    [
      'shifts that overlap',
      { calendar: { ...berlin, shifts: [...berlin.shifts, ...berlin.shifts] } },
      'calendar.shifts.1',
    ],
    ['an unknown zone', { calendar: { ...berlin, timeZone: '+01:00' } }, 'calendar.timeZone'],
    ['a date that does not exist', { calendar: { ...berlin, closed: ['2026-02-30'] } }, 'calendar.closed.0.date'],
    ['an unknown country', { calendar: { ...berlin, holidays: { country: 'ZZ' } } }, 'calendar.holidays.0.country'],
    [
      'holidays of four countries at once, which take long to work out',
      { calendar: { ...berlin, holidays: ['DE', 'FR', 'GB', 'IL'].map((country) => ({ country })) } },
      'calendar.holidays',
    ],
    [
      'a day like one without hours',
      { calendar: { ...berlin, special: [{ date: '2026-01-03', like: 'sat' }] } },
      'calendar.special.0.like',
    ],
    ['no calendar', {}, 'calendar'],
    ['a calendar that is not there', { calendarId: '01890a5d-ac96-774b-bcce-b302099a8057' }, 'calendarId'],
    ['two calendars', { calendar: berlin, calendarId: '01890a5d-ac96-774b-bcce-b302099a8057' }, 'calendarId'],
    ['a day of business time', { calendar: berlin, duration: 'P1D' }, 'duration'],
    ['two questions', { calendar: berlin, end: '2026-12-01T00:00:00Z' }, 'end'],
    ['no question', { calendar: berlin, duration: undefined }, 'duration'],
    [
      'a pause that ends before it begins',
      { calendar: berlin, pauses: [{ from: '2026-12-02T00:00:00Z', to: '2026-12-01T00:00:00Z' }] },
      'pauses.0.to',
    ],
    ['hundreds of years', { calendar: berlin, duration: undefined, end: '2926-12-01T00:00:00Z' }, 'end'],
  ])('%s is refused by its field', async (_what, change, field) => {
    const [first] = await refused({ start: '2026-11-20T15:00:00Z', duration: 'PT1H', ...change });
    expect(first).toMatch(new RegExp(`^${field.replaceAll('.', '\\.')}: `));
  });

  test('a day of business time is refused because it is ambiguous', async () => {
    expect(await refused({ calendar: berlin, start: '2026-11-20T15:00:00Z', duration: 'P1D' })).toEqual([
      expect.stringContaining('ambiguous'),
    ]);
  });
});

describe('a saved calendar', () => {
  test('keeps holidays, bare dates and days like a weekday, and can be saved again as it is read', async () => {
    const created = await create({
      ...shanghai,
      name: 'With everything',
      closed: ['2026-10-01', { date: '2026-10-02', name: '国庆节' }],
      special: [{ date: '2026-10-10', name: '补班', like: 'fri' }],
      holidays: { country: 'CN', types: ['public'], language: 'zh' },
    });
    expect(created).toMatchObject({
      closed: [{ date: '2026-10-01' }, { date: '2026-10-02', name: '国庆节' }],
      special: [{ date: '2026-10-10', name: '补班', like: 'fri' }],
      holidays: [{ country: 'CN', types: ['public'], language: 'zh' }],
    });
    const { id, version: _, ...body } = created;
    await api.as('manager').put(`calendars/${id}`).send(body).expect(200);
    expect(await read(id)).toEqual(created);
  });

  test.each<[string, object, string]>([
    ['without hours (zammad #1396)', { ...shanghai, name: 'No hours', shifts: [] }, 'shifts'],
    [
      'with holidays of nowhere',
      { ...shanghai, name: 'Nowhere', holidays: [{ country: 'CN', region: 'ZZ' }] },
      'holidays.0.region',
    ],
    [
      'with a day of hours and like a weekday',
      {
        ...shanghai,
        name: 'Both',
        special: [{ date: '2026-10-10', like: 'fri', shifts: [{ from: '09:00', to: '10:00' }] }],
      },
      'special.0.like',
    ],
  ])('%s is refused', async (_what, body, field) => {
    const { errors } = (await api.as('manager').post('calendars').send(body).expect(400)).body as {
      errors: { field: string }[];
    };
    expect(errors[0]!.field).toBe(field);
  });
});

describe('a list of days', () => {
  const list = {
    year: 2026,
    papers: ['https://publisher.example/paper'],
    days: [
      { name: '春节', date: '2026-02-14', isOffDay: false },
      { name: '春节', date: '2026-02-16', isOffDay: true },
      { name: '春节', date: '2026-02-17', isOffDay: true },
    ],
  };

  test('as published is taken in, and a second time changes nothing', async () => {
    const { id } = await create({ ...shanghai, name: '春节' });
    expect((await take(id, list).expect(200)).body).toEqual({ closed: 2, special: 1, unchanged: 0, rejected: [] });
    const before = await read(id);
    expect(before).toMatchObject({
      closed: [
        { date: '2026-02-16', name: '春节' },
        { date: '2026-02-17', name: '春节' },
      ],
      special: [{ date: '2026-02-14', name: '春节', like: 'mon' }],
    });
    const recalculations = await api.rows('SELECT id, next_at FROM recalculation');
    api.wait(60_000);
    expect((await take(id, list).expect(200)).body).toEqual({ closed: 0, special: 0, unchanged: 3, rejected: [] });
    expect(await read(id)).toEqual(before);
    // Nor does it have the deadlines of everybody worked out anew.
    expect(await api.rows('SELECT id, next_at FROM recalculation')).toEqual(recalculations);
    // Friday 17:00 and two hours: one on Friday, one on the make-up Saturday.
    const due = await trial({ calendarId: id, start: '2026-02-13T09:00:00Z', duration: 'PT2H' });
    expect(due.due).toBe('2026-02-14T02:00:00.000Z');
    expect((await trial({ calendarId: id, start: '2026-02-14T09:00:00Z', duration: 'PT2H' })).due).toBe(
      '2026-02-18T02:00:00.000Z',
    );
  });

  test('wrong rows are told, the others are taken', async () => {
    const { id } = await create({ ...shanghai, name: 'Plain' });
    const rows = [{ date: '2026-12-25', name: 'Christmas' }, { date: '25.12.2026' }, '2026-12-26'];
    expect((await take(id, rows).expect(200)).body).toEqual({
      closed: 2,
      special: 0,
      unchanged: 0,
      rejected: [{ line: 2, reason: expect.stringContaining("'25.12.2026' is not a date") }],
    });
  });

  test('a calendar file is taken in: recurring days for this year and the next five, timed ones not (zammad #3706)', async () => {
    const { id } = await create({ ...shanghai, name: 'iCal' });
    const file = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20201001',
      'DTEND;VALUE=DATE:20201003',
      'RRULE:FREQ=YEARLY',
      'SUMMARY:国庆节',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'DTSTART:20261120T010000Z',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20261010',
      'SUMMARY:国庆节 补班',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\n');
    const answer = await take(id, file, 'text/calendar; charset=utf-8').expect(200);
    expect(answer.body).toEqual({
      closed: 12,
      special: 1,
      unchanged: 0,
      rejected: [{ line: 8, reason: expect.stringContaining('time of day') }],
    });
    const { closed } = (await read(id)) as { closed: { date: string }[] };
    expect([closed[0]!.date, closed.at(-1)!.date]).toEqual(['2026-10-01', '2031-10-02']);
    expect((await take(id, file, 'text/calendar').expect(200)).body).toMatchObject({
      closed: 0,
      special: 0,
      unchanged: 13,
    });
  });

  test('moves the deadlines of open complaints', async () => {
    const calendar = (
      (await api.as('manager').get('calendars')).body as { items: { id: string; name: string }[] }
    ).items.find(({ name }) => name === 'Office hours');
    const waiting = async () =>
      (await api.rows<{ name: string }>('SELECT name FROM recalculation WHERE next_at IS NOT NULL')).length;
    await api.rows('DELETE FROM recalculation');
    await take(calendar!.id, ['2026-11-23']).expect(200);
    expect(await waiting()).toBe(1);
  });

  test('what is no list, no calendar or no such calendar is refused', async () => {
    const { id } = await create({ ...shanghai, name: 'Refusing' });
    const nobody = '01890a5d-ac96-774b-bcce-b302099a8057';
    expect((await take(id, {}).expect(400)).body).toMatchObject({ errors: [{ field: 'days' }] });
    expect((await take(id, 'x', 'text/calendar').expect(400)).body).toMatchObject({ errors: [{ field: 'body' }] });
    expect((await take(id, '', 'text/calendar').expect(400)).body).toMatchObject({ errors: [{ field: 'body' }] });
    await take(id, 'x', 'text/csv').expect(415);
    await take(nobody, list).expect(404);
    await api.as('supervisor').post(`calendars/${id}/days`).send(list).expect(403);
    const many = Array.from({ length: 1001 }, (_, day) =>
      new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
    );
    expect((await take(id, many).expect(400)).body).toMatchObject({ errors: [{ field: 'days' }] });
    // Nowhere else are calendar files a body.
    await api.as('manager').post('teams').set('Content-Type', 'text/calendar').send('BEGIN:VCALENDAR').expect(415);
  });
});

test('the regions whose holidays are known', async () => {
  const regions = async (query: string) =>
    (await api.as('agent').get(`calendars/holiday-regions${query}`).expect(200)).body as object;
  expect(await regions('')).toMatchObject({ countries: expect.arrayContaining([{ code: 'CN', name: 'China' }]) });
  expect(await regions('?country=DE')).toMatchObject({
    country: {
      code: 'DE',
      name: 'Germany',
      languages: ['de', 'en'],
      regions: expect.arrayContaining([
        { code: 'BY', name: 'Bayern', cities: expect.arrayContaining([{ code: 'A', name: 'Stadt Augsburg' }]) },
      ]),
    },
  });
  const { body } = await api.as('agent').get('calendars/holiday-regions?country=ZZ').expect(400);
  expect(body).toMatchObject({ errors: [{ field: 'country' }] });
});
