import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ComplaintView } from '#contracts/views/complaint';
import type { ReportRow, ReportView } from '#contracts/views/report';
import { ImportComplaints } from '#recovery/import-complaints';
import { TestApi, type Who } from '../support/api.ts';

const HOUR = 3_600_000;
/** A week in which everything happened; its reader in UTC is the manager, in Shanghai the supervisor. */
const WEEK = 'from=2026-11-01&to=2026-11-07';

let api: TestApi;
/** References by what the tests call them. */
const cases = {} as Record<'twice' | 'late' | 'south' | 'duplicate' | 'again', string>;

const at = (moment: string): void => {
  api.now = new Date(moment);
  api.wait(0);
};
const send = (who: Who, path: string, body: object) => api.as(who).post(`complaints/${path}`).send(body);
const say = (who: Who, of: string, kind = 'to-customer') =>
  send(who, `${of}/messages`, { kind, body: '您好。' }).expect(201);
const resolve = (of: string) => send('supervisor', `${of}/status`, { status: 'resolved', override: 'x' }).expect(200);
const step = (of: string, key: string, body: object, who: Who = 'agent') =>
  api.as(who).put(`complaints/${of}/steps/${key}`).send(body).expect(200);

async function promise(who: Who, of: string, dueAt: string): Promise<string> {
  const { body } = await send(who, `${of}/promises`, { what: 'x', dueAt }).expect(201);
  return (body as { id: string }).id;
}
const settle = (who: Who, of: string, id: string, body: object) =>
  send(who, `${of}/promises/${id}/outcome`, body).expect(200);

async function read(name: string, query = WEEK, who: Who = 'manager'): Promise<ReportView> {
  return (await api.as(who).get(`reports/${name}?${query}`).expect(200)).body as ReportView;
}
const values = ({ rows }: { rows: ReportRow[] }) => rows.map(({ item, values: of }) => [item, of]);

/** Monday 2 November to Friday 20 November 2026; the office is open from 9 to 17 UTC. */
beforeAll(async () => {
  api = await TestApi.start();
  await api.rows(`UPDATE agent SET time_zone = 'Asia/Shanghai' WHERE role = 'supervisor'`);
  at('2026-11-02T09:00:00Z');
  const leeds = { category: 'billing', place: 'Leeds' };
  cases.twice = await api.log('agent', leeds);
  cases.late = await api.log('agent', { ...leeds, customer: { name: 'Wu', email: 'wu@customer.example' } });
  at('2026-11-02T10:00:00Z');
  await say('agent', cases.twice);
  const evidence = { restatement: 'Charged twice.', confirmedAt: api.now.toISOString() };
  await step(cases.twice, 'capture', { evidence, state: 'done' });
  const kept = await promise('agent', cases.twice, '2026-11-03T08:00:00Z');
  const broken = await promise('agent', cases.late, '2026-11-04T09:00:00Z');
  at('2026-11-02T12:00:00Z');
  await step(cases.twice, 'expectation', {
    evidence: { remedy: 'apology', canMeet: true, assurance: 'Yes.' },
    state: 'done',
  });
  cases.duplicate = await api.log('agent', leeds);
  await promise('agent', cases.duplicate, '2026-11-05T12:00:00Z');
  at('2026-11-02T12:10:00Z');
  await send('agent', `${cases.duplicate}/merge`, { into: cases.twice }).expect(200);
  at('2026-11-02T15:00:00Z');
  await say('agent', cases.late);
  await step(cases.late, 'capture', { evidence, state: 'done' });
  at('2026-11-03T07:00:00Z');
  await settle('agent', cases.twice, kept, { outcome: 'kept' });
  at('2026-11-03T09:00:00Z');
  await resolve(cases.twice);
  cases.south = await api.log('other', { category: 'delivery', place: 'Cardiff', channel: 'email' });
  const withdrawn = await promise('other', cases.south, '2026-11-06T09:00:00Z');
  at('2026-11-03T09:30:00Z');
  await say('other', cases.south);
  at('2026-11-04T09:00:00Z');
  await say('agent', cases.twice, 'from-customer');
  at('2026-11-04T10:00:00Z');
  await say('agent', cases.twice);
  const [{ carried }] = (await api.rows<{ carried: string }>(
    `SELECT p.id AS carried FROM promise p JOIN complaint c ON c.id = p.complaint_id WHERE c.reference = $1 AND p.state = 'open'`,
    [cases.twice],
  )) as [{ carried: string }];
  await settle('agent', cases.twice, carried, { outcome: 'kept' });
  at('2026-11-05T09:00:00Z');
  await resolve(cases.twice);
  await settle('agent', cases.late, broken, { outcome: 'kept' });
  await settle('other', cases.south, withdrawn, { outcome: 'withdrawn', reason: 'x' });
  at('2026-11-06T09:00:00Z');
  await resolve(cases.late);
  for (const [of, causeCategory, who] of [
    [cases.twice, '=packing', 'agent'],
    [cases.late, ' =packing', 'agent'],
    [cases.south, 'courier, "fast"', 'other'],
  ] as const)
    await step(of, 'big-picture', { evidence: { causeCategory } }, who);
  // An hour past midnight of the first day in Shanghai, and the day before in UTC.
  const imported = {
    externalId: '1', source: 'old desk', customer: { name: 'Imported' }, channel: 'phone' as const, language: 'en', words: 'x',
    severity: 'normal' as const, status: 'resolved' as const, receivedAt: new Date('2026-10-31T17:00:00Z'),
    resolvedAt: new Date('2026-11-02T09:00:00Z'), tags: [], customFields: {}, messages: [],
  }; // prettier-ignore
  await new ImportComplaints(api.database, { now: () => api.now }, 'import:test').store([imported]);
  at('2026-11-20T09:00:00Z');
  cases.again = await api.log('agent', { customer: { name: 'Wu', email: 'wu@customer.example' } });
  const followUps = await api.rows<{ id: string; reference: string }>(
    `SELECT f.id, c.reference FROM follow_up f JOIN complaint c ON c.id = f.complaint_id WHERE f.state = 'planned' ORDER BY c.reference, f.step`,
  );
  const sent = ['2026-11-08T09:00:00Z', '2026-11-19T09:00:00Z', '2026-11-09T09:00:00Z', '2026-11-20T08:00:00Z'];
  for (const [n, { id, reference }] of followUps.entries()) {
    if (n === 1) continue;
    await api.rows(`UPDATE follow_up SET state = 'sent', sent_at = $2 WHERE id = $1`, [id, sent[n]]);
    if (n < 3)
      await send('agent', `${reference}/follow-ups/${id}/answer`, { satisfaction: n === 0 ? 2 : 5 }).expect(200);
  }
}, 60_000);
afterAll(() => api.stop());

test('volume: what came in counts where it was received, the rest on its own day, imported and merged ones too', async () => {
  // Received twice, late, duplicate and south; resolved twice, twice again, late, and the import.
  const { totals, from, to, timeZone } = await read('volume');
  expect({ from, to, timeZone }).toEqual({ from: '2026-11-01', to: '2026-11-07', timeZone: 'UTC' });
  expect(totals.map((row) => row.values)).toEqual([{ logged: 4, resolved: 4, closed: 0, reopened: 1, merged: 1 }]);
});

test('a period is local days of the reader: in Shanghai the import came on the first, in UTC the day before', async () => {
  expect((await read('volume', WEEK, 'supervisor')).totals[0]!.values).toMatchObject({ logged: 5 });
  const days = await read('volume', `${WEEK}&groupBy=day`, 'supervisor');
  expect(days.rows.map(({ group, values: { logged, resolved } }) => [group, logged, resolved])).toEqual([
    ['2026-11-01', 1, 0],
    ['2026-11-02', 3, 1],
    ['2026-11-03', 1, 1],
    ['2026-11-04', 0, 0],
    ['2026-11-05', 0, 1],
    ['2026-11-06', 0, 1],
    ['2026-11-07', 0, 0],
  ]);
  const weeks = await read('volume', `${WEEK}&groupBy=week`);
  expect(weeks.rows.map(({ group, values: { logged } }) => [group, logged])).toEqual([['2026-10-26', 0], ['2026-11-02', 4]]); // prettier-ignore
});

test('in time: each deadline counts once, when it was met or breached; those of a merged case were cancelled', async () => {
  // First response: twice and south in time, late two hours late. Next response: twice, after it came back. Resolution: twice two times, late.
  expect(values(await read('in-time'))).toEqual([
    ['first-response', { inTime: 2, late: 1, share: 2 / 3 }],
    ['next-response', { inTime: 1, late: 0, share: 1 }],
    ['resolution', { inTime: 3, late: 0, share: 1 }],
  ]);
  // Late on the second, and the rest of that day's deadline was met by twice.
  const { rows } = await read('in-time', 'from=2026-11-01&to=2026-11-02&groupBy=day');
  expect(rows.map(({ group, item, values: { inTime, late, share } }) => [group, item, inTime, late, share])).toEqual([
    ['2026-11-01', 'first-response', 0, 0, null],
    ['2026-11-02', 'first-response', 1, 1, 0.5],
  ]);
});

test('times: percentiles of elapsed and of office time, without merged and imported cases', async () => {
  const [first, resolution] = (await read('times')).rows.map((row) => row.values);
  // 0.5, 1 and 6 hours, all within a day.
  const answers = { p50: 1 * HOUR, p75: 3.5 * HOUR, p90: 5 * HOUR, p95: 5.5 * HOUR };
  expect(first).toMatchObject({ count: 3, ...answers });
  expect(first).toMatchObject({
    officeP50: 1 * HOUR,
    officeP75: 3.5 * HOUR,
    officeP90: 5 * HOUR,
    officeP95: 5.5 * HOUR,
  });
  // Twice from Monday to Thursday: 72 hours, 24 in the office. Late from Monday to Friday: 96 and 32.
  expect(resolution).toMatchObject({ count: 2, p50: 84 * HOUR, p75: 90 * HOUR });
  expect(resolution!.p90).toBeCloseTo(93.6 * HOUR, 0);
  expect(resolution).toMatchObject({ officeP50: 28 * HOUR, officeP75: 30 * HOUR });
});

test('reopened: of the cases settled for the first time, those that came back, and customers who complained again', async () => {
  const row = { settled: 2, reopened: 1, reopenedShare: 0.5, repeated: 1, repeatedShare: 0.5 };
  expect((await read('reopened')).totals[0]!.values).toEqual(row);
  // Wu complained again 14 days after the resolution.
  expect((await read('reopened', `${WEEK}&within=14`)).totals[0]!.values).toMatchObject({ repeated: 1 });
  expect((await read('reopened', `${WEEK}&within=13`)).totals[0]!.values).toMatchObject({ repeated: 0 });
  // The second settlement of the same case begins nothing new.
  expect((await read('reopened', 'from=2026-11-05&to=2026-11-05')).totals[0]!.values).toMatchObject({ settled: 0 });
});

test('causes: a Pareto of what is named, and how many have no cause yet', async () => {
  expect(values(await read('causes', 'from=2026-10-31&to=2026-11-07'))).toEqual([
    ['=packing', { count: 2, share: 2 / 3, cumulative: 2 / 3 }],
    ['courier, "fast"', { count: 1, share: 1 / 3, cumulative: 1 }],
    [null, { count: 1, share: null, cumulative: null }],
  ]);
});

test('causes: one that is offered is counted once, whichever language it was written in, and told in the reader’s', async () => {
  for (const causeCategory of ['Process', '流程', 'process']) {
    const reference = await api.log('agent', { receivedAt: '2026-11-19T09:00:00Z' });
    await step(reference, 'big-picture', { evidence: { causeCategory } });
  }
  const day = 'from=2026-11-19&to=2026-11-19';
  expect(values(await read('causes', day))).toEqual([['process', { count: 3, share: 1, cumulative: 1 }]]);
  const file = api.as('manager').get(`reports/causes?${day}&format=csv`).set('Accept-Language', 'zh-CN');
  expect((await file.expect(200)).text).toContain('流程,3,');
});

test('steps: how long since the step before, and where cases wait, as the journey of each says', async () => {
  const { rows } = await read('steps');
  const of = (key: string) => rows.find(({ item }) => item === key)?.values;
  // One hour and six after the receipt; two hours after the capture.
  expect(of('capture')).toMatchObject({ done: 2, overridden: 0, takes: 3.5 * HOUR });
  expect(of('expectation')).toMatchObject({ done: 1, takes: 2 * HOUR });
  const all = await api.rows<{ reference: string }>(
    `SELECT reference FROM complaint WHERE status NOT IN ('closed', 'merged')`,
  );
  const next = await Promise.all(
    all.map(async ({ reference }) => {
      const { body } = await api.as('manager').get(`complaints/${reference}`).expect(200);
      return (body as ComplaintView).journey.next?.step ?? null;
    }),
  );
  const waiting = rows
    .filter(({ values: { waiting: n } }) => n! > 0)
    .map(({ item, values: { waiting: n } }) => [item, n]);
  const counts = new Map<string | null, number>();
  for (const key of next) counts.set(key, (counts.get(key) ?? 0) + 1);
  expect(new Map(waiting as [string, number][])).toEqual(counts);
});

test('satisfaction: of the follow-ups sent in the period, how many were answered and how', async () => {
  expect((await read('satisfaction', 'from=2026-11-08&to=2026-11-20')).totals[0]!.values).toEqual({
    asked: 3, answered: 2, answeredShare: 2 / 3, unasked: 0, mean: 3.5, rated1: 0, rated2: 1, rated3: 0, rated4: 0, rated5: 1,
  }); // prettier-ignore
});

test('satisfaction: a rating that nobody asked for counts when it was given, and says nothing of the follow-ups', async () => {
  await api.rows(
    `INSERT INTO satisfaction (id, complaint_id, resolution, satisfaction, at) SELECT gen_random_uuid(), id, 9, 4, '2026-11-10T12:00:00Z' FROM complaint WHERE reference = $1`,
    [cases.twice],
  );
  const [total] = (await read('satisfaction', 'from=2026-11-10&to=2026-11-11')).totals;
  expect(total!.values).toMatchObject({ asked: 0, answered: 0, answeredShare: null, unasked: 1, mean: 4, rated4: 1 });
});

test('promises: kept, broken though kept later, withdrawn; one that a merger carried over counts once', async () => {
  expect((await read('promises')).totals[0]!.values).toEqual({
    due: 4, kept: 2, broken: 1, withdrawn: 1, open: 0, keptShare: 2 / 3,
  }); // prettier-ignore
});

test('filters by team, category and place, and groups by them with names', async () => {
  const logged = async (query: string) => (await read('volume', `${WEEK}&${query}`)).totals[0]!.values.logged;
  expect(await logged(`team=${api.ids.South}`)).toBe(1);
  expect(await logged('team=mine')).toBe(3);
  expect(await logged('team=none')).toBe(0);
  expect(await logged('category=billing&place=Leeds')).toBe(3);
  expect(await logged('place=Nowhere')).toBe(0);
  const teams = await read('volume', 'from=2026-10-31&to=2026-11-07&groupBy=team');
  expect(teams.rows.map(({ group, label, values: of }) => [group, label, of.logged])).toEqual([
    [api.ids.North, 'North', 3],
    [api.ids.South, 'South', 1],
    [null, null, 1],
  ]);
});

describe('every report', () => {
  const NAMES = ['volume', 'in-time', 'times', 'reopened', 'causes', 'steps', 'satisfaction', 'promises'];

  test.each(NAMES)('%s of an empty period holds nothing, and no invented number', async (name) => {
    const { totals } = await read(name, 'from=2020-01-01&to=2020-01-31');
    for (const { values: of } of totals)
      for (const [key, value] of Object.entries(of))
        expect([key, key.startsWith('waiting') || !value]).toEqual([key, true]);
  });

  test.each(NAMES)('%s can be grouped in every way that it knows', async (name) => {
    for (const grouping of ['team', 'category', 'place', 'channel', 'severity'])
      await read(name, `from=2026-10-01&to=2026-11-30&groupBy=${grouping}`);
    for (const grouping of ['day', 'week', 'month']) {
      const path = `reports/${name}?from=2026-10-01&to=2026-11-30&groupBy=${grouping}`;
      const { body } = await api
        .as('manager')
        .get(path)
        .expect(name === 'steps' ? 400 : 200);
      if (name === 'steps') expect(body).toMatchObject({ errors: [{ field: 'groupBy' }] });
    }
  });
});

test('without days it is the last thirty, today included', async () => {
  expect(await read('volume', '')).toMatchObject({ from: '2026-10-22', to: '2026-11-20' });
  expect(await read('volume', 'to=2026-11-07')).toMatchObject({ from: '2026-10-09', to: '2026-11-07' });
});

test('what cannot be meant is refused, naming the field', async () => {
  const refused: [query: string, field: string][] = [
    ['from=2026-11-07&to=2026-11-01', 'to'],
    ['from=2026-02-30', 'from'],
    ['from=1900-01-01', 'from'],
    ['from=2025-01-01&groupBy=day', 'groupBy'],
    ['groupBy=shoe', 'groupBy'],
    ['team=x', 'team'],
    ['within=0', 'within'],
    ['format=pdf', 'format'],
    ['shoe=1', 'shoe'],
    ['place=%00', 'place'],
  ];
  for (const [query, field] of refused) {
    const { body } = await api.as('manager').get(`reports/volume?${query}`).expect(400);
    expect([query, (body as { errors: { field: string }[] }).errors.map((error) => error.field)]).toEqual([
      query,
      [field],
    ]);
  }
  await api.as('manager').get('reports/weather').expect(404);
  await api.as('agent').get('reports/volume').expect(403);
});

test('as CSV: in the reader’s language, quoted, times in hours, and nothing that a spreadsheet would run', async () => {
  const query = 'from=2026-10-31&to=2026-11-07';
  const { text, headers } = await api.as('manager').get(`reports/causes?${query}&format=csv`).expect(200);
  expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(headers['content-disposition']).toBe('attachment; filename="amends-causes-2026-10-31-2026-11-07.csv"');
  expect(text).toBe(
    '\uFEFFCause,Cases,Share,Cumulative share\r\n\'=packing,2,0.6667,0.6667\r\n"courier, ""fast""",1,0.3333,1\r\n,1,,\r\n',
  );
  const chinese = api.as('manager').get(`reports/times?${WEEK}&groupBy=team`);
  const times = await chinese.set('Accept', 'text/csv').set('Accept-Language', 'zh-CN').expect(200);
  expect(
    times.text
      .split('\r\n')
      .slice(0, 2)
      .map((line) => line.split(',').slice(0, 4)),
  ).toEqual([
    ['\uFEFF团队', '指标', '个案数', '50% 在此时间内（小时）'],
    ['North', '首次响应', '2', '3.5'],
  ]);
});
