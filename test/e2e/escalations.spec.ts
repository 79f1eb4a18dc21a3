import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { ReachRungs } from '#recovery/reach-rungs';
import type { BoardView } from '#contracts/views/board';
import { TestApi } from '../support/api.ts';
import { Clockwork, DAY, HOUR, MINUTE, type Item, type Rung } from '../support/clockwork.ts';

let api: TestApi;
let work: Clockwork;
beforeAll(async () => {
  api = await TestApi.start();
  work = new Clockwork(api);
  const each = (duration: string) => ({ low: duration, normal: duration, high: duration, critical: duration });
  await work.policy({ targets: { 'first-response': each('PT4H'), resolution: each('PT40H') } });
});
afterAll(() => api.stop());
beforeEach(() => work.startOver());

/** Only about the first answer (four business hours from 10:00 until 14:00), unless it says otherwise. */
const rung = (at: string, to = 'supervisor', more: object = {}): Rung => ({
  at,
  to,
  clocks: ['first-response'],
  ...more,
});
const raised = async (reference: string) =>
  (await work.escalations(reference)).map(({ raisedAt, toRole, state }) => [
    String(raisedAt).slice(11, 16),
    toRole,
    state,
  ]);
const acknowledge = ({ id }: Item) => api.as('supervisor').post(`escalations/${id}/acknowledgement`);

test('rungs are reached by share of the time and by offset, before and after the deadline, each at its moment', async () => {
  await work.ladder([
    rung('+PT1H30M', 'manager'),
    rung('50%', 'owner'),
    rung('-PT30M'),
    rung('75%', 'owner'),
    rung('PT0S'),
    rung('100%', 'manager'),
  ]);
  const reference = await api.log();
  await api.pass(8 * HOUR);
  expect(await raised(reference)).toEqual([
    ['12:00', 'owner', 'told'],
    ['13:00', 'owner', 'told'],
    ['13:30', 'supervisor', 'waiting'],
    ['14:00', 'supervisor', 'waiting'],
    ['14:00', 'manager', 'waiting'],
    ['15:30', 'manager', 'waiting'],
  ]);
  expect(await work.events(reference, 'clock.breached')).toMatchObject([{ at: new Date('2026-11-20T14:00:00Z') }]);
});

test('before the deadline rungs keep office hours, after it the customer is waiting', async () => {
  await work.ladder([rung('75%', 'owner'), rung('-PT30M'), rung('+PT2H', 'manager')]);
  await api.pass(5.5 * HOUR);
  // From 15:30: due on Monday at 11:30.
  const reference = await api.log();
  await api.pass(4 * DAY);
  expect((await work.escalations(reference)).map(({ raisedAt }) => raisedAt)).toEqual([
    '2026-11-23T10:30:00.000Z',
    '2026-11-23T11:00:00.000Z',
    '2026-11-23T13:30:00.000Z',
  ]);
});

test('a rung for some clocks leaves the others alone', async () => {
  await work.ladder([
    rung('50%', 'owner'),
    { at: '25%', to: 'owner', clocks: ['resolution', 'promise'] },
    { at: '99%', to: 'owner' },
  ]);
  const reference = await api.log();
  await api
    .as('agent')
    .post(`complaints/${reference}/promises`)
    .send({ what: 'Call back', dueAt: '2026-11-20T14:00:00Z' })
    .expect(201);
  await api.pass(DAY);
  const found = (await work.escalations(reference)).map(({ clock, rung: position }) => [
    (clock as Item).kind,
    position,
  ]);
  expect(found.toSorted()).toEqual([
    ['first-response', 0],
    ['first-response', 2],
    ['promise', 1],
    ['promise', 2],
  ]);
});

test('on the board the rungs of one clock are one line, since whoever takes one on takes all; what customers ask for comes first', async () => {
  await work.ladder([rung('PT0S'), rung('+PT1H', 'manager'), rung('+PT30M', 'manager', { clocks: ['resolution'] })]);
  const [late, asked] = [await api.log(), await api.log()];
  await api.as('agent').post(`complaints/${asked}/messages`).send({ kind: 'to-customer', body: 'We look at it.' }).expect(201); // prettier-ignore
  await api.pass(6 * HOUR);
  await api.as('agent').post(`complaints/${asked}/escalations`).send({ reason: '我要找你们经理。' }).expect(201);
  const board = async () => {
    const { escalations, totals } = (await api.as('supervisor').get('board').expect(200)).body as BoardView;
    expect(totals.escalations).toBe(escalations.length);
    return escalations.filter(({ reference }) => [late, asked].includes(reference));
  };
  const escalations = await board();
  expect(escalations.map(({ reference, kind, clock, breached }) => [reference, kind, clock, breached])).toEqual([
    [asked, 'customer', null, false],
    [late, 'rung', 'first-response', true],
  ]);
  expect(escalations[1]!.raisedAt).toMatch(/T14:00/);
  expect(escalations[1]!.told.length).toBeGreaterThan(1);
  await acknowledge({ id: escalations[1]!.id } as Item);
  expect(await board()).toHaveLength(1);
});

test('a level that was passed never fires again, however often the sweep looks (glpi #1996)', async () => {
  await work.ladder([rung('25%'), rung('PT0S', 'manager')]);
  const reference = await api.log();
  await api.pass(5 * HOUR);
  const before = await work.escalations(reference);
  expect(before).toHaveLength(2);
  const clocks = await api.rows<{ id: string; complaintId: string }>(
    `SELECT k.id, k.complaint_id AS "complaintId" FROM clock k JOIN complaint c ON c.id = k.complaint_id WHERE c.reference = $1`,
    [reference],
  );
  for (let look = 0; look < 20; look++) {
    api.wait(HOUR);
    // As if the sweep had taken it for due, by whatever mistake.
    await api.rows('UPDATE clock SET next_at = $2 WHERE id = ANY($1)', [clocks.map(({ id }) => id), api.now]);
    await Promise.all([1, 2].map(() => api.app.get(ReachRungs).reach(clocks, 'job:test')));
  }
  expect(await work.escalations(reference)).toEqual(before);
  expect(await work.mails(reference, 'escalation')).toHaveLength(2);
  expect(await work.events(reference, 'escalation.raised')).toHaveLength(2);
});

test('unacknowledged it climbs, acknowledged it stops at once and calls nobody any more', async () => {
  await work.ladder([rung('50%'), rung('75%', 'manager'), rung('PT0S'), rung('+PT1H', 'manager')]);
  const [climbs, stops] = [await api.log(), await api.log()];
  await api.pass(2 * HOUR);
  const [first] = await work.escalations(stops);
  await acknowledge(first!).expect(200);
  const next = (reference: string) =>
    api.rows(
      `SELECT k.next_at AS at FROM clock k JOIN complaint c ON c.id = k.complaint_id WHERE reference = $1 AND kind = 'first-response'`,
      [reference],
    );
  expect(await next(climbs)).toEqual([{ at: new Date('2026-11-20T13:00:00Z') }]);
  // What is left is the breach itself.
  expect(await next(stops)).toEqual([{ at: new Date('2026-11-20T14:00:00Z') }]);
  await api.pass(DAY);
  expect(await raised(climbs)).toHaveLength(4);
  expect(await raised(stops)).toEqual([['12:00', 'supervisor', 'acknowledged']]);
  // Nobody is called, but late is late.
  expect(await work.events(stops, 'clock.breached')).toHaveLength(1);
  await acknowledge(first!).expect(409);
});

test('a rung that is added after somebody has taken the deadline on calls nobody', async () => {
  await work.ladder([rung('50%')]);
  const reference = await api.log();
  await api.pass(2 * HOUR);
  await acknowledge((await work.escalations(reference))[0]!).expect(200);
  await work.ladder([rung('50%'), rung('60%', 'manager'), rung('+PT1H', 'manager')]);
  await api.pass(DAY);
  expect(await raised(reference)).toHaveLength(1);
});

test.each([
  ['resolving', (reference: string) => work.move(reference, 'resolved')],
  ['closing', (reference: string) => work.move(reference, 'closed')],
  [
    'merging',
    async (reference: string) => {
      const into = await api.log();
      await api.as('supervisor').post(`complaints/${reference}/merge`).send({ into }).expect(200);
    },
  ],
])(
  '%s ends what waits, takes back the mail that has not left, and stops the ladder (osTicket #2333, znuny #200)',
  async (_, end) => {
    await work.ladder([
      { at: '10%', to: 'supervisor' },
      { at: 'PT0S', to: 'manager' },
    ]);
    const reference = await api.log();
    await api.pass(5 * HOUR);
    expect((await raised(reference)).map(([, , state]) => state)).toContain('waiting');
    await end(reference);
    const before = await raised(reference);
    expect(new Set(before.map(([, , state]) => state))).toEqual(new Set(['ended']));
    expect(new Set((await work.mails(reference, 'escalation')).map(({ state }) => state))).toEqual(
      new Set(['cancelled']),
    );
    await api.pass(30 * DAY);
    expect(await raised(reference)).toEqual(before);
  },
);

test('while it awaits the customer nothing escalates, and what was fired does not fire again after it (zammad #3140)', async () => {
  await work.ladder([
    { at: '10%', to: 'supervisor', clocks: ['resolution'] },
    { at: '20%', to: 'supervisor', clocks: ['resolution'] },
    { at: '30%', to: 'manager', clocks: ['resolution'] },
  ]);
  const reference = await api.log();
  await api
    .as('agent')
    .post(`complaints/${reference}/messages`)
    .send({ kind: 'to-customer', body: 'Which one?' })
    .expect(201);
  // Four of forty hours: Friday 14:00.
  await api.pass(4.5 * HOUR);
  expect(await raised(reference)).toHaveLength(1);
  await work.move(reference, 'pending');
  await api.pass(20 * DAY);
  expect(await raised(reference)).toHaveLength(1);
  expect(await work.clock(reference, 'resolution')).toMatchObject({ state: 'paused', dueAt: null });
  // It comes back on a Thursday at 14:30; four and a half hours of forty have passed.
  await work.move(reference, 'open');
  await api.pass(MINUTE);
  expect(await raised(reference)).toHaveLength(1);
  await api.pass(2 * DAY);
  expect((await work.escalations(reference)).map(({ raisedAt }) => raisedAt)).toEqual([
    '2026-11-20T14:00:00.000Z',
    '2026-12-11T10:00:00.000Z',
    '2026-12-11T14:00:00.000Z',
  ]);
});

test('reopening a case past due fires nothing at once (osTicket #5955)', async () => {
  await work.ladder([
    { at: '10%', to: 'supervisor' },
    { at: 'PT0S', to: 'manager' },
    { at: '+PT1H', to: 'manager' },
  ]);
  const reference = await api.log();
  await api.pass(10 * DAY);
  const before = await raised(reference);
  expect(before).toHaveLength(6);
  await work.move(reference, 'resolved');
  await api.pass(30 * DAY);
  await api
    .as('agent')
    .post(`complaints/${reference}/messages`)
    .send({ kind: 'from-customer', body: 'Again!' })
    .expect(201);
  await api.pass(2 * MINUTE);
  expect(await raised(reference)).toHaveLength(before.length);
  // But its new clock has a ladder of its own.
  await api.pass(10 * DAY);
  const after = await work.escalations(reference);
  expect(after.slice(before.length).map(({ clock }) => [(clock as Item).kind, (clock as Item).ordinal])).toEqual([
    ['resolution', 2],
    ['resolution', 2],
    ['resolution', 2],
  ]);
});

test('two workers that reach the same rungs at the same moment raise each once', async () => {
  await work.ladder([rung('25%'), rung('50%', 'manager')]);
  const references = await Promise.all(Array.from({ length: 8 }, () => api.log()));
  api.wait(3 * HOUR);
  const due = await api.rows<{ id: string; complaintId: string }>(
    `SELECT k.id, k.complaint_id AS "complaintId" FROM clock k JOIN complaint c ON c.id = k.complaint_id
     WHERE c.reference = ANY($1) AND k.next_at <= $2`,
    [references, api.now],
  );
  await Promise.all([due, due.toReversed(), due].map((rows) => api.app.get(ReachRungs).reach(rows, 'job:test')));
  await api.pass(0);
  for (const reference of references) expect(await work.escalations(reference)).toHaveLength(2);
});
