import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { PERMISSIONS } from '#contracts/permissions';
import type { BoardPerson, BoardView } from '#contracts/views/board';
import { FRIDAY, TestApi } from '../support/api.ts';

const HOUR = 3_600_000;

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());
beforeEach(async () => {
  await api.rows('TRUNCATE complaint, absence CASCADE');
  setTime(FRIDAY);
});

function setTime(moment: Date): void {
  api.now = moment;
  api.wait(0);
}

const board = async () => (await api.as('supervisor').get('board').expect(200)).body as BoardView;
const person = ({ people }: BoardView, id: string): BoardPerson => people.find((one) => one.id === id)!;

test('nothing to do: every count is 0, every team and agent is there, and every list is empty', async () => {
  const view = await board();
  expect(view.totals).toEqual({
    open: 0, breached: 0, atRisk: 0, promisesToday: 0, promisesBroken: 0, ownerless: 0, escalations: 0,
  }); // prettier-ignore
  expect(view.teams.map(({ team }) => team?.name)).toEqual(['North', 'South']);
  expect(view.people.map(({ name }) => name)).toEqual(['Anna Agent', 'Otto Other']);
  expect([view.deadlines, view.escalations, view.promises, view.ownerless]).toEqual([[], [], [], []]);
});

test('a deadline is at risk two hours before, and breached from its very moment on', async () => {
  const reference = await api.log('agent', { severity: 'normal' }); // to be answered by 14:00
  setTime(new Date('2026-11-20T11:59:59Z'));
  expect((await board()).totals).toMatchObject({ open: 1, atRisk: 0, breached: 0 });
  setTime(new Date('2026-11-20T12:00:00Z'));
  const view = await board();
  expect(view.totals).toMatchObject({ atRisk: 1, breached: 0 });
  expect(view.deadlines).toEqual([
    {
      reference,
      subject: 'The invoice is wrong.',
      customerName: 'Li Wei',
      kind: 'first-response',
      dueAt: '2026-11-20T14:00:00.000Z',
      breached: false,
      owner: { id: api.ids.agent, name: 'Anna Agent' },
      team: { id: api.ids.North, name: 'North' },
    },
  ]);
  setTime(new Date('2026-11-20T14:00:00Z'));
  const late = await board();
  expect(late.totals).toMatchObject({ atRisk: 0, breached: 1 });
  expect(late.deadlines).toMatchObject([{ reference, breached: true }]);
  expect(person(late, api.ids.agent)).toMatchObject({ open: 1, atRisk: 0, breached: 1 });
  expect(late.teams.map(({ breached }) => breached)).toEqual([1, 0]);
});

test('three quarters of the time are those of the office: what is due on Monday is at risk on Friday afternoon', async () => {
  // Eight office hours from Friday 10:00 end on Monday 10:00, so two of them are left on Friday at 16:00.
  await api.log('agent', { severity: 'low' });
  setTime(new Date('2026-11-20T15:59:00Z'));
  expect((await board()).totals.atRisk).toBe(0);
  setTime(new Date('2026-11-20T16:00:00Z'));
  expect((await board()).totals.atRisk).toBe(1);
});

test('a promise of forty days is at risk in the last ten, although no policy grants as much', async () => {
  const reference = await api.log('agent');
  await api
    .as('agent')
    .post(`complaints/${reference}/messages`)
    .send({ kind: 'to-customer', body: 'Hello.' })
    .expect(201);
  const promise = { what: 'The sofa comes', dueAt: '2026-12-30T10:00:00Z' };
  await api.as('agent').post(`complaints/${reference}/promises`).send(promise).expect(201);
  // What a policy grants stands still meanwhile.
  await api.as('agent').post(`complaints/${reference}/status`).send({ status: 'pending' }).expect(200);
  setTime(new Date('2026-12-20T09:59:00Z'));
  expect((await board()).totals).toMatchObject({ atRisk: 0, breached: 0 });
  setTime(new Date('2026-12-20T10:00:00Z'));
  const { totals, deadlines } = await board();
  expect(totals).toMatchObject({ atRisk: 1, breached: 0 });
  expect(deadlines.map(({ kind, dueAt }) => [kind, dueAt])).toEqual([['promise', '2026-12-30T10:00:00.000Z']]);
});

test('what was answered is no longer at risk, and a case counts once however many of its deadlines are', async () => {
  const reference = await api.log('agent', { severity: 'critical' }); // to be answered by 11:00, solved within 8 hours
  setTime(new Date('2026-11-20T10:30:00Z'));
  expect((await board()).totals.atRisk).toBe(1);
  await api.as('agent').post(`complaints/${reference}/messages`).send({ kind: 'to-customer', body: 'Hello.' });
  expect((await board()).totals.atRisk).toBe(0);
  await api.as('agent').post(`complaints/${reference}/promises`).send({ what: 'x', dueAt: '2026-11-20T11:00:00Z' });
  await api.as('agent').post(`complaints/${reference}/messages`).send({ kind: 'from-customer', body: 'And?' });
  setTime(new Date('2026-11-20T16:30:00Z'));
  const view = await board();
  expect(view.totals).toMatchObject({ open: 1, atRisk: 0, breached: 1 });
  expect(view.deadlines.map(({ kind }) => kind)).toEqual(['promise']);
});

test('today ends at midnight of the team, and a promise of a resolved case is owed all the same', async () => {
  const hours = {
    name: 'Shanghai',
    timeZone: 'Asia/Shanghai',
    shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }],
  };
  const calendar = (await api.as('manager').post('calendars').send(hours).expect(201)).body as { id: string };
  await api.as('manager').patch(`teams/${api.ids.South}`).send({ calendarId: calendar.id });
  const [north, south] = [await api.log('agent'), await api.log('other')];
  // 16:00 UTC is midnight in Shanghai.
  const promises: [reference: string, who: 'agent' | 'other', dueAt: string][] = [
    [north, 'agent', '2026-11-20T23:59:00Z'],
    [north, 'agent', '2026-11-21T00:00:00Z'],
    [south, 'other', '2026-11-20T15:59:00Z'],
    [south, 'other', '2026-11-20T16:00:00Z'],
    [south, 'other', '2026-11-20T10:30:00Z'],
  ];
  for (const [reference, who, dueAt] of promises)
    await api.as(who).post(`complaints/${reference}/promises`).send({ what: dueAt, dueAt }).expect(201);
  await api.as('supervisor').post(`complaints/${south}/status`).send({ status: 'resolved', override: 'x' }).expect(200);
  setTime(new Date('2026-11-20T11:00:00Z'));
  const view = await board();
  expect(view.promises.map(({ what, broken }) => [what, broken])).toEqual([
    ['2026-11-20T10:30:00Z', true],
    ['2026-11-20T15:59:00Z', false],
    ['2026-11-20T23:59:00Z', false],
  ]);
  expect(view.totals).toMatchObject({ open: 1, promisesToday: 2, promisesBroken: 1 });
  expect(person(view, api.ids.other)).toMatchObject({ open: 0, promisesToday: 1, promisesBroken: 1 });
  // Otto's shift is over until Monday, 09:00 in Shanghai.
  expect(person(view, api.ids.other)).toMatchObject({ presence: 'off-shift', backAt: '2026-11-23T01:00:00.000Z' });
  await api.as('manager').patch(`teams/${api.ids.South}`).send({ calendarId: null });
});

test('who is away says until when, who leaves later today says when, and the cap is one’s own or the policy’s', async () => {
  const away = { from: '2026-11-20T09:00:00Z', to: '2026-11-24T09:00:00Z' };
  await api.as('supervisor').post(`agents/${api.ids.agent}/absences`).send(away).expect(201);
  const leaves = { from: '2026-11-20T15:00:00Z', to: null };
  await api.as('supervisor').post(`agents/${api.ids.other}/absences`).send(leaves).expect(201);
  await api.as('manager').patch(`agents/${api.ids.other}`).send({ caseCap: 3 });
  const view = await board();
  expect(person(view, api.ids.agent)).toMatchObject({
    presence: 'absent', backAt: '2026-11-24T09:00:00.000Z', awayFrom: null, cap: 25,
  }); // prettier-ignore
  expect(person(view, api.ids.other)).toMatchObject({
    presence: 'here', backAt: null, awayFrom: '2026-11-20T15:00:00.000Z', cap: 3,
  }); // prettier-ignore
});

test('escalations wait with who was told and since when, until somebody takes them on', async () => {
  const reference = await api.log('agent');
  await api.as('agent').post(`complaints/${reference}/escalations`).send({ reason: '我要找你们经理。' }).expect(201);
  const { escalations, totals } = await board();
  expect(totals.escalations).toBe(1);
  expect(escalations).toMatchObject([
    {
      reference,
      kind: 'customer',
      clock: null,
      reason: '我要找你们经理。',
      raisedAt: FRIDAY.toISOString(),
      unheard: false,
    },
  ]);
  await api.as('supervisor').post(`escalations/${escalations[0]!.id}/acknowledgement`).expect(200);
  expect((await board()).escalations).toEqual([]);
});

test('ownerless cases are counted with the oldest in front, and somebody who left still owns theirs', async () => {
  const oldest = await api.log('agent', { ownerId: null, receivedAt: '2026-11-19T10:00:00Z', teamId: null });
  await api.log('agent', { ownerId: null });
  await api.log('other');
  await api.rows('UPDATE agent SET active = false WHERE id = $1', [api.ids.other]);
  api.wait(2 * 1_000);
  const view = await board();
  expect(view.totals).toMatchObject({ open: 3, ownerless: 2 });
  expect(view.ownerless[0]).toMatchObject({ reference: oldest, receivedAt: '2026-11-19T10:00:00.000Z', owner: null });
  expect(view.teams.map(({ team, open }) => [team?.name ?? null, open])).toEqual([['North', 1], ['South', 1], [null, 1]]); // prettier-ignore
  expect(person(view, api.ids.other)).toMatchObject({ presence: 'inactive', open: 1, backAt: null });
  await api.rows('UPDATE agent SET active = true WHERE id = $1', [api.ids.other]);
});

test('settled cases are no load, whatever deadlines they had', async () => {
  const reference = await api.log('agent', { severity: 'critical' });
  await api.as('supervisor').post(`complaints/${reference}/status`).send({ status: 'resolved', override: 'x' });
  api.wait(HOUR);
  expect((await board()).totals).toMatchObject({ open: 0, atRisk: 0, breached: 0 });
});

test('the board and the reports go only to those who read every case, because they count them all', () => {
  for (const name of ['board.read', 'report.read'] as const)
    for (const role of PERMISSIONS[name].roles) expect(PERMISSIONS['complaint.read-all'].roles).toContain(role);
});
