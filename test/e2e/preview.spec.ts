import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';
import { Clockwork, HOUR, type Item } from '../support/clockwork.ts';

const each = (duration: string) => ({ low: duration, normal: duration, high: duration, critical: duration });

let api: TestApi;
let work: Clockwork;
let references: string[];
let paused: string;
beforeAll(async () => {
  api = await TestApi.start();
  work = new Clockwork(api);
  await work.ladder([{ at: '75%', to: 'owner' }]);
  await work.policy({ targets: { 'first-response': each('PT4H'), resolution: each('PT40H') } });
  references = [await api.log(), await api.log(), await api.log()];
  await work.move(await api.log(), 'resolved');
  paused = await api.log();
  await work.move(paused, 'pending');
  // Everything that was asked for is done, so that nothing changes by itself.
  await api.pass(HOUR + 1_000);
});
afterAll(() => api.stop());
beforeEach(() => api.wait(0));

const TABLES = [
  'policy',
  'calendar',
  'ladder',
  'clock',
  'complaint',
  'complaint_event',
  'escalation',
  'recalculation',
  'outbox',
  'mail',
  'notification',
];
/** Everything that a change of settings touches, row by row. */
const books = async () =>
  Object.fromEntries(
    await Promise.all(
      TABLES.map(async (table) => {
        const rows = await api.rows(
          `SELECT count(*)::int AS n, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS sum FROM ${table} t`,
        );
        return [table, rows[0]] as const;
      }),
    ),
  );
const preview = async (path: string, change: object) => {
  const { id, version: _, ...body } = (await work.list(path))[0]!;
  return api
    .as('manager')
    .post(`${path}/${id}/preview`)
    .send({ ...body, ...change });
};
/** Asks, and sees that nothing has changed. */
const ask = async (path: string, change: object) => {
  const before = await books();
  const { status, body } = await preview(path, change);
  expect(await books()).toEqual(before);
  expect(status).toBe(200);
  return body as Item & { examples: Item[] };
};
const targets = (more: object) => ({ targets: { 'first-response': each('PT4H'), resolution: each('PT40H'), ...more } });

test('the same settings again would change nothing', async () => {
  expect(await ask('policies', {})).toEqual({
    openComplaints: 4,
    examined: 4,
    changed: 0,
    earlier: 0,
    later: 0,
    newlyBreached: 0,
    started: 0,
    dropped: 0,
    reachedAtOnce: 0,
    examples: [],
  });
});

test('earlier deadlines, and those that would be breached at once', async () => {
  expect(await ask('policies', targets({ 'first-response': each('PT2H') }))).toMatchObject({
    changed: 4,
    earlier: 4,
    later: 0,
    newlyBreached: 0,
    examples: expect.arrayContaining([
      {
        reference: references[0],
        clock: 'first-response',
        from: '2026-11-20T14:00:00.000Z',
        to: '2026-11-20T12:00:00.000Z',
      },
    ]),
  });
  expect(await ask('policies', targets({ 'first-response': each('PT30M') }))).toMatchObject({
    earlier: 4,
    newlyBreached: 4,
    reachedAtOnce: 4,
  });
});

test('later deadlines; of one that stands still nobody knows when it is due', async () => {
  // The resolution of the one that awaits the customer has another target, but no date before and after.
  expect(await ask('policies', targets({ resolution: each('PT50H') }))).toMatchObject({
    changed: 4,
    earlier: 0,
    later: 3,
  });
});

test('clocks that would be dropped, and clocks that would start', async () => {
  const dropped = await ask('policies', { targets: { resolution: each('PT40H') } });
  expect(dropped).toMatchObject({ changed: 4, dropped: 4, started: 0 });
  expect(dropped.examples).toContainEqual({
    reference: references[0],
    clock: 'first-response',
    from: '2026-11-20T14:00:00.000Z',
    to: null,
  });
  expect(await ask('policies', { regime: 'au-asic-rg271' })).toMatchObject({
    changed: 4,
    dropped: 0,
    started: expect.any(Number),
  });
});

test('a calendar and a ladder say beforehand what they would change', async () => {
  const closed = [{ date: '2026-11-23', name: 'Founders’ day' }];
  expect(await ask('calendars', { closed })).toMatchObject({ later: 3, earlier: 0 });
  expect(await ask('ladders', { rungs: [{ at: '10%', to: 'manager' }] })).toMatchObject({
    changed: 4,
    earlier: 0,
    later: 0,
    reachedAtOnce: 4,
  });
});

test('what it says is what happens', async () => {
  const change = targets({ 'first-response': each('PT3H') });
  const said = await ask('policies', change);
  await work.policy(change);
  await api.pass(5_000);
  expect((await work.list('recalculations'))[0]).toMatchObject({ done: said.openComplaints, changed: said.changed });
  for (const { reference, clock, to } of said.examples)
    expect(await work.clock(reference as string, clock as string)).toMatchObject({ dueAt: to });
  await work.policy(targets({}));
  await api.pass(5_000);
});

test.each<[string, string, object, number, string | null]>([
  [
    'policies',
    'a calendar that is not there',
    { calendarId: '01890a5d-ac96-774b-bcce-b302099a8057' },
    400,
    'calendarId',
  ],
  ['policies', 'a name that is taken', { name: 'Second' }, 409, 'name'],
  [
    'policies',
    'a target that is none',
    { targets: { resolution: { ...each('PT4H'), low: 'P4D' } } },
    400,
    'targets.resolution.low',
  ],
  ['calendars', 'no hours', { shifts: [] }, 400, 'shifts'],
  ['ladders', 'a rung that is none', { rungs: [{ at: 'soon', to: 'owner' }] }, 400, 'rungs.0.at'],
])('a preview of %s refuses what the change itself would refuse: %s', async (path, _, change, status, field) => {
  const [found] = await work.list('policies');
  const { id, version: __, ...body } = found!;
  if ('name' in change && (await work.list('policies')).length === 1)
    await api
      .as('manager')
      .post('policies')
      .send({ ...body, name: 'Second', position: 2_000 })
      .expect(201);
  const before = await books();
  const previewed = await preview(path, change);
  expect(await books()).toEqual(before);
  expect(previewed.status).toBe(status);
  expect(previewed.body).toMatchObject({ errors: [{ field }] });
  const [{ id: own, version: ___, ...rest }] = (await work.list(path)) as [Item];
  const changed = await api
    .as('manager')
    .put(`${path}/${own}`)
    .send({ ...rest, ...change });
  expect({ ...(changed.body as object), instance: null, requestId: null }).toEqual({
    ...(previewed.body as object),
    instance: null,
    requestId: null,
  });
  expect(id).toBeDefined();
});

test('only those who may change it may try it, and there is nothing to try of what is not there', async () => {
  for (const path of ['policies', 'calendars', 'ladders']) {
    const { id, version: _, ...body } = (await work.list(path))[0]!;
    await api.as('supervisor').post(`${path}/${id}/preview`).send(body).expect(403);
    await api.as('manager').post(`${path}/01890a5d-ac96-774b-bcce-b302099a8057/preview`).send(body).expect(404);
  }
});
