import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';
import { Clockwork, DAY, HOUR, type Item, MINUTE, SHORTER, TARGETS } from '../support/clockwork.ts';

let api: TestApi;
let work: Clockwork;
beforeAll(async () => {
  api = await TestApi.start();
  work = new Clockwork(api);
});
afterAll(() => api.stop());
beforeEach(() => work.nothingToRecalculate());

const latest = async () => (await work.list('recalculations'))[0]!;
const moves = (reference: string) => work.events(reference, 'clock.moved');
test('a changed policy moves the deadlines of all open complaints, in batches, and says how far it has come', async () => {
  const references = await work.logMany(430);
  const settled = await api.log();
  await work.move(settled, 'resolved');
  const untouched = await api.rows(
    `SELECT k.* FROM clock k JOIN complaint c ON c.id = k.complaint_id WHERE reference = $1 ORDER BY k.id`,
    [settled],
  );
  await work.policy({ targets: SHORTER });
  expect(await latest()).toMatchObject({
    why: 'policy',
    name: 'Everybody',
    requestedBy: { name: 'Mona Manager' },
    total: 430,
    done: 0,
    changed: 0,
    finishedAt: null,
  });
  await api.pass(MINUTE);
  const finished = await latest();
  expect(finished).toMatchObject({ total: 430, done: 430, changed: 430, finishedAt: expect.any(String) });
  expect((await api.as('manager').get(`recalculations/${finished.id}`).expect(200)).body).toEqual(finished);
  expect(await work.firstAnswersDue(references)).toEqual(['2026-11-20T13:00:00.000Z']);
  expect(new Set((await work.movesOf(references)).map(({ n }) => n))).toEqual(new Set([1]));
  expect(await moves(references[0]!)).toMatchObject([
    {
      data: {
        kind: 'first-response',
        from: '2026-11-20T14:00:00.000Z',
        to: '2026-11-20T13:00:00.000Z',
        why: 'policy',
        name: 'Everybody',
      },
    },
  ]);
  expect(await moves(settled)).toEqual([]);
  expect(
    await api.rows(
      `SELECT k.* FROM clock k JOIN complaint c ON c.id = k.complaint_id WHERE reference = $1 ORDER BY k.id`,
      [settled],
    ),
  ).toEqual(untouched);
});

test('editing a calendar recalculates the open cases, and their clocks say why (zammad #534)', async () => {
  await api.pass(5.5 * HOUR);
  const reference = await api.log();
  const { id, version: _, ...calendar } = (await work.list('calendars'))[0]!;
  const holiday = { date: '2026-11-23', name: 'Founders’ day' };
  await api
    .as('manager')
    .put(`calendars/${id}`)
    .send({ ...calendar, closed: [holiday] })
    .expect(200);
  await api.pass(MINUTE);
  const { body } = await api.as('agent').get(`complaints/${reference}/clocks`).expect(200);
  const first = (body as { items: (Item & { log: Item[]; explanation: Item[] })[] }).items.find(
    ({ kind }) => kind === 'first-response',
  )!;
  expect(first.dueAt).toBe('2026-11-24T11:30:00.000Z');
  expect(first.explanation).toContainEqual(expect.objectContaining({ name: 'Founders’ day', counted: false }));
  expect(first.log).toContainEqual(
    expect.objectContaining({
      type: 'moved',
      why: 'calendar',
      from: '2026-11-23T11:30:00.000Z',
      dueAt: '2026-11-24T11:30:00.000Z',
    }),
  );
  expect(await work.clock(reference, 'first-response')).toMatchObject({ dueAt: first.dueAt });
  await api
    .as('manager')
    .put(`calendars/${id}`)
    .send({ ...calendar, closed: [] })
    .expect(200);
});

test('the hours of a team are the hours of its complaints, and only of its own', async () => {
  const [north, south] = [await api.log(), await api.log('other')];
  const shifts = [{ days: ['sat', 'sun'], from: '10:00', to: '20:00' }];
  const { body } = await api.as('manager').post('calendars').send({ name: 'Week-ends', timeZone: 'UTC', shifts });
  await api
    .as('manager')
    .patch(`teams/${api.ids.North}`)
    .send({ calendarId: (body as Item).id })
    .expect(200);
  await api.pass(MINUTE);
  expect(await latest()).toMatchObject({ why: 'team', name: 'North', done: 2, changed: 1 });
  expect(await work.clock(north, 'first-response')).toMatchObject({ dueAt: '2026-11-21T14:00:00.000Z' });
  expect(await work.clock(south, 'first-response')).toMatchObject({ dueAt: '2026-11-20T14:00:00.000Z' });
  expect(await moves(north)).toHaveLength(2);
  expect(await moves(south)).toEqual([]);
});

test('a changed ladder moves no deadline, but what comes next', async () => {
  const reference = await api.log();
  await work.ladder([{ at: '50%', to: 'owner' }]);
  await api.pass(MINUTE);
  expect(await latest()).toMatchObject({ why: 'ladder', changed: 1 });
  expect(await moves(reference)).toEqual([]);
  await api.pass(2 * HOUR);
  expect((await work.escalations(reference)).map(({ raisedAt }) => raisedAt)).toEqual(['2026-11-20T12:00:00.000Z']);
});

test("the old policy's update deadline does not survive a change of group (zammad #5624)", async () => {
  const { id: _, version: __, ...general } = await work.policy();
  const update = { low: 'PT2H', normal: 'PT2H', high: 'PT2H', critical: 'PT2H' };
  const { body } = await api
    .as('manager')
    .post('policies')
    .send({
      ...general,
      name: 'North',
      position: 1,
      conditions: { teamIds: [api.ids.North] },
      targets: { ...TARGETS, 'next-update': update },
    })
    .expect(201);
  const reference = await api.log();
  await api
    .as('agent')
    .post(`complaints/${reference}/messages`)
    .send({ kind: 'to-customer', body: 'We are on it.' })
    .expect(201);
  expect(await work.clock(reference, 'next-update')).toMatchObject({
    state: 'running',
    dueAt: '2026-11-20T12:00:00.000Z',
  });
  await api
    .as('agent')
    .post(`complaints/${reference}/handovers`)
    .send({ toId: api.ids.other, briefing: 'All of it.' })
    .expect(201);
  expect(await work.clock(reference, 'next-update')).toMatchObject({ state: 'cancelled', open: false });
  await api.pass(3 * DAY);
  expect((await work.escalations(reference)).filter(({ clock }) => (clock as Item).kind === 'next-update')).toEqual([]);
  expect(await work.events(reference, 'clock.breached')).toEqual([]);
  await api.rows('UPDATE complaint SET policy_id = NULL');
  await api
    .as('manager')
    .delete(`policies/${(body as Item).id}`)
    .expect(204);
});
