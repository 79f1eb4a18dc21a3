import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';
import { Clockwork, HOUR, MINUTE, type Item } from '../support/clockwork.ts';

const ALWAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

let api: TestApi;
let work: Clockwork;
beforeAll(async () => {
  api = await TestApi.start();
  work = new Clockwork(api);
});
afterAll(() => api.stop());
beforeEach(async () => {
  work.startOver();
  await work.policy({ targets: { 'first-response': grant('PT1H') }, offering: null });
  await work.ladder([
    { key: 'breach', at: 'PT0S', to: 'supervisor' },
    { key: 'later', at: '+PT3H', to: 'manager' },
  ]);
  await api.pass(3_000);
});

const grant = (time: string) => ({ low: time, normal: time, high: time, critical: time });
const log = async (reference: string, who: 'agent' | 'supervisor' = 'agent') => {
  const { body } = await api.as(who).get(`complaints/${reference}/clocks`).expect(200);
  const [first] = (body as { items: (Item & { log: Item[] })[] }).items;
  return first!.log.map(({ type, why, dueAt }) => [type, why ?? '', String(dueAt).slice(11, 16)]);
};
const calendar = async (name: string, from: string, to: string): Promise<string> => {
  const hours = { name, timeZone: 'UTC', shifts: [{ days: ALWAYS, from, to }] };
  return ((await api.as('manager').post('calendars').send(hours).expect(201)).body as Item).id;
};

test('what was late stays late, whatever the policy says afterwards, and nobody is called twice or forgotten', async () => {
  const reference = await api.log();
  await api.pass(HOUR + MINUTE);
  expect(await work.clock(reference, 'first-response')).toMatchObject({
    state: 'breached',
    dueAt: '2026-11-20T11:00:03.000Z',
  });
  await work.policy({ targets: { 'first-response': grant('PT4H') } });
  await api.pass(10 * MINUTE);
  expect(await work.clock(reference, 'first-response')).toMatchObject({
    state: 'breached',
    dueAt: '2026-11-20T11:00:03.000Z',
  });
  await api.pass(6 * HOUR);
  const raised = await work.events(reference, 'escalation.raised');
  expect(raised.map(({ data }) => data.key)).toEqual(['breach', 'later']);
  expect(await work.events(reference, 'clock.breached')).toHaveLength(1);
});

test('what is written down after a breach as if it had been said before it does not wash it out', async () => {
  const reference = await api.log();
  const said = new Date(api.now.getTime() + 30 * MINUTE).toISOString();
  await api.pass(HOUR + MINUTE);
  const message = { kind: 'to-customer', body: 'I called you about it.', channel: 'phone', at: said, mail: false };
  await api.as('agent').post(`complaints/${reference}/messages`).send(message).expect(201);
  expect(await work.clock(reference, 'first-response')).toMatchObject({
    state: 'breached',
    open: false,
    stoppedAt: said,
  });
});

test('when the clock of the machine is set back, an answer still comes after its complaint, and no breach is undone', async () => {
  api.now = new Date(api.now.getTime() + 10 * MINUTE);
  const [answered, late] = [await api.log(), await api.log()];
  await api.pass(2 * HOUR);
  const again = await api.log();
  api.wait(-3 * HOUR);
  for (const reference of [answered, again]) {
    const message = { kind: 'to-customer', body: 'We are on it.' };
    await api.as('agent').post(`complaints/${reference}/messages`).send(message).expect(201);
  }
  expect(await work.clock(again, 'first-response')).toMatchObject({ state: 'met' });
  expect(await work.clock(answered, 'first-response')).toMatchObject({ state: 'breached', open: false });
  await api.pass(5 * HOUR);
  for (const reference of [answered, late]) expect(await work.events(reference, 'clock.breached')).toHaveLength(1);
  expect(await work.events(again, 'clock.breached')).toEqual([]);
});

test('a team with other hours moves the deadline, and the log says that it was the team', async () => {
  const late = await calendar('From eleven', '11:00', '23:00');
  const team = (
    (await api.as('manager').post('teams').send({ name: 'Late shift', calendarId: late }).expect(201)).body as Item
  ).id;
  const reference = await api.log();
  await api.as('supervisor').post(`complaints/${reference}/assignment`).send({ ownerId: null }).expect(200);
  await api
    .as('supervisor')
    .post(`complaints/${reference}/assignment`)
    .send({ ownerId: null, teamId: team })
    .expect(200);
  expect(await log(reference, 'supervisor')).toEqual([
    ['started', '', '11:00'],
    ['moved', 'team', '12:00'],
  ]);
});

test("a calendar agreed with the customer moves the deadline, and the log says that it was the customer's", async () => {
  const agreed = await calendar('From noon', '12:00', '20:00');
  const reference = await api.log();
  const { customer } = (await work.complaint(reference)) as unknown as { customer: Item };
  await api.as('agent').patch(`customers/${customer.id}`).send({ calendarId: agreed }).expect(200);
  expect(await log(reference)).toEqual([
    ['started', '', '11:00'],
    ['moved', 'customer', '13:00'],
  ]);
});

test('an edit that brings the complaint under another policy moves the deadline, and the log names the policy', async () => {
  const { id: _, version: __, ...usual } = await work.policy();
  const vip = {
    ...usual,
    name: 'Billing',
    position: 1,
    conditions: { categories: ['billing'] },
    targets: { 'first-response': grant('PT30M') },
  };
  const made = (await api.as('manager').post('policies').send(vip).expect(201)).body as Item;
  const reference = await api.log();
  await api.as('agent').patch(`complaints/${reference}`).send({ category: 'billing' }).expect(200);
  expect(await log(reference)).toEqual([
    ['started', '', '11:00'],
    ['moved', 'policy', '10:30'],
  ]);
  await work.move(reference, 'resolved');
  await api.rows('UPDATE complaint SET policy_id = NULL');
  await api.as('manager').delete(`policies/${made.id}`).expect(204);
});

test('an offer ends with its complaint', async () => {
  await work.policy({ offering: { answerWithin: 'PT1H', cap: 10 } });
  const reference = await api.log('agent', { ownerId: null });
  await api.pass(MINUTE);
  const [offer] = await work.list('offers', 'agent');
  await work.move(reference, 'resolved');
  expect(await work.list('offers', 'agent')).toEqual([]);
  await api.as('agent').post(`offers/${offer!.id}/acceptance`).expect(409);
});
