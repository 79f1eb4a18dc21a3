import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { ClimbEscalation } from '#recovery/climb-escalation';
import { TestApi } from '../support/api.ts';
import { Clockwork, DAY, HOUR, MINUTE, type Item } from '../support/clockwork.ts';

let api: TestApi;
let work: Clockwork;
let reference: string;
beforeAll(async () => {
  api = await TestApi.start();
  work = new Clockwork(api);
  // No deadline escalates here, so that everything that is heard comes from the customer.
  await work.ladder([], { acknowledgeWithin: 'PT20M' });
  await work.hire({ name: '苏主管', role: 'supervisor', language: 'zh-CN', timeZone: 'Asia/Shanghai' });
});
afterAll(() => api.stop());
beforeEach(async () => {
  work.startOver();
  await work.callBack();
  reference = await api.log();
});

const REASON = 'She wants to speak to Mr Secret himself.';
const escalate = (key?: string, which = reference) => {
  const asked = api.as('agent').post(`complaints/${which}/escalations`);
  return (key ? asked.set('Idempotency-Key', key) : asked).send({ reason: REASON });
};
const acknowledge = (id: string, who: 'supervisor' | 'manager' = 'supervisor') =>
  api.as(who).post(`escalations/${id}/acknowledgement`);
const mails = () => work.mails(reference, 'customer-escalation');
const climbs = () => work.events(reference, 'escalation.climbed');

test('the customer escalates: the supervisors are told, and it waits for one of them', async () => {
  const { body, headers } = await escalate().expect(201);
  const escalation = body as Item;
  expect(escalation).toMatchObject({
    reference,
    kind: 'customer',
    clock: null,
    rung: null,
    reason: REASON,
    toRole: 'supervisor',
    told: [{ name: 'Sven Supervisor' }, { name: '苏主管' }],
    state: 'waiting',
    unheard: false,
    climbs: 0,
    raisedAt: '2026-11-20T10:00:00.000Z',
  });
  expect((await api.as('agent').get(headers.location!).expect(200)).body).toEqual(body);
  expect(await work.escalations(reference, '&state=waiting')).toEqual([body]);
  expect((await api.as('supervisor').get('notifications').expect(200)).body).toMatchObject({
    items: [{ kind: 'customer-escalation', reference }],
  });
  expect(await work.events(reference, 'customer.escalated')).toHaveLength(1);
});

test('the supervisors read in their language what happened and what to do; the words of the customer stay in the case', async () => {
  await escalate().expect(201);
  const found = await mails();
  expect(found).toHaveLength(2);
  const english = found.find(({ to }) => to === 'sven@company.example')!;
  expect(english.subject).toBe(`[${reference}] The customer asks for somebody higher up, please acknowledge`);
  expect(english.text).toContain('Hello Sven Supervisor,');
  expect(english.text).toContain('call or write to the customer yourself');
  const chinese = found.find(({ to }) => to !== 'sven@company.example')!;
  expect(chinese.subject).toBe(`[${reference}] 顾客要求升级处理，请接手`);
  expect(chinese.text).toContain('苏主管，您好：');
  expect(chinese.text).toContain('确认接手');
  for (const { text } of found) expect(text).not.toContain('Secret');
});

test('the same request made twice is one escalation, also when the first answer was lost', async () => {
  const { body } = await escalate('once').expect(201);
  expect((await escalate('once').expect(201)).body).toEqual(body);
  await api.rows(
    `UPDATE idempotent_request SET status = NULL, started_at = now() - interval '2 minutes' WHERE key = 'once'`,
  );
  expect((await escalate('once').expect(201)).body).toEqual(body);
  expect(await work.escalations(reference)).toHaveLength(1);
  expect(await mails()).toHaveLength(2);
});

test('a second one while one waits is refused, once it is in hands there may be another', async () => {
  const { body } = await escalate().expect(201);
  expect((await escalate().expect(409)).body).toMatchObject({ code: 'escalated-already' });
  await acknowledge((body as Item).id).expect(200);
  await escalate().expect(201);
  expect((await work.escalations(reference)).map(({ state }) => state)).toEqual(['acknowledged', 'waiting']);
});

test('of many at the same moment one is written down', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => escalate()));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
  expect(await mails()).toHaveLength(2);
});

test.each(['resolved', 'closed'])('a complaint that is %s is reopened first', async (status) => {
  await work.move(reference, status);
  expect((await escalate().expect(409)).body).toMatchObject({
    code: 'settled',
    detail: expect.stringContaining(status),
  });
  expect(await work.escalations(reference)).toEqual([]);
});

test('a merged complaint is escalated where it goes on, one of another team not by a stranger, and a reason is asked for', async () => {
  const into = await api.log();
  await api.as('supervisor').post(`complaints/${reference}/merge`).send({ into }).expect(200);
  await escalate().expect(409);
  await api.as('other').post(`complaints/${into}/escalations`).send({ reason: REASON }).expect(404);
  const { body } = await api.as('agent').post(`complaints/${into}/escalations`).send({ reason: ' ' }).expect(400);
  expect(body).toMatchObject({ errors: [{ field: 'reason' }] });
});

test('it climbs to the managers when nobody takes it on, and again, each time after twice as long', async () => {
  await escalate().expect(201);
  await api.pass(19 * MINUTE);
  expect(await climbs()).toEqual([]);
  await api.pass(MINUTE);
  expect(await climbs()).toMatchObject([
    { at: new Date('2026-11-20T10:20:00Z'), data: { climbs: 1, told: [api.ids.manager] } },
  ]);
  await api.pass(2 * HOUR);
  expect((await climbs()).map(({ at }) => at.toISOString().slice(11, 16))).toEqual(['10:20', '11:00', '12:20']);
  expect(await work.escalations(reference)).toMatchObject([
    {
      climbs: 3,
      toRole: 'manager',
      state: 'waiting',
      told: expect.arrayContaining([expect.objectContaining({ name: 'Mona Manager' })]),
    },
  ]);
  const told = (await mails()).filter(({ to }) => to === 'mona@company.example');
  expect(told).toHaveLength(3);
  expect(told[0]!.subject).toBe(`[${reference}] Nobody has taken it on yet: the customer asks for somebody higher up`);
  expect(told[0]!.text).toContain('nobody has taken it on so far');
});

test('while the case waits for the customer it does not climb, and goes on after that', async () => {
  await escalate().expect(201);
  await work.move(reference, 'pending');
  await api.pass(3 * HOUR);
  expect(await climbs()).toEqual([]);
  await work.move(reference, 'open');
  await api.pass(20 * MINUTE);
  expect(await climbs()).toHaveLength(1);
});

test('merged into another complaint it waits on there', async () => {
  await escalate().expect(201);
  const into = await api.log();
  await api.as('supervisor').post(`complaints/${reference}/merge`).send({ into }).expect(200);
  expect(await work.escalations(reference)).toEqual([]);
  expect(await work.escalations(into)).toMatchObject([{ kind: 'customer', state: 'waiting' }]);
  await api.pass(20 * MINUTE);
  expect(await work.escalations(into)).toMatchObject([{ climbs: 1 }]);
});

test('after an outage it climbs once, not the backlog (glpi PR 8706)', async () => {
  const { body } = await escalate().expect(201);
  const [{ id: complaintId }] = (await api.rows<{ id: string }>('SELECT id FROM complaint WHERE reference = $1', [
    reference,
  ])) as [{ id: string }];
  api.wait(2 * DAY);
  const climb = () => api.app.get(ClimbEscalation).climb((body as Item).id, complaintId, 'job:test');
  expect((await Promise.all([climb(), climb(), climb()])).filter(Boolean)).toHaveLength(1);
  expect(await climb()).toBe(false);
  expect(await climbs()).toHaveLength(1);
});

test.each<[string, () => Promise<unknown>]>([
  ['taken on', async () => acknowledge((await work.escalations(reference))[0]!.id, 'manager').expect(200)],
  ['resolved', () => work.move(reference, 'resolved')],
  ['closed', () => work.move(reference, 'closed')],
])('once %s nobody is called any more, and no mail leaves that has not left', async (how, end) => {
  await escalate().expect(201);
  await api.pass(25 * MINUTE);
  await end();
  const [escalation] = await work.escalations(reference);
  expect(escalation!.state).toBe(how === 'taken on' ? 'acknowledged' : 'ended');
  expect(await api.rows('SELECT next_at FROM escalation WHERE id = $1', [escalation!.id])).toEqual([{ next_at: null }]);
  expect((await mails()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  await api.pass(DAY);
  expect(await climbs()).toHaveLength(1);
  await acknowledge(escalation!.id).expect(409);
});

test('with nobody there the managers are told all the same, loudly', async () => {
  for (const { id } of await api.rows<{ id: string }>(`SELECT id FROM agent WHERE role <> 'agent'`))
    await work.sendAway(id);
  const { body } = await escalate().expect(201);
  expect(body).toMatchObject({ unheard: true, told: [{ name: 'Mona Manager' }] });
  expect(await work.events(reference, 'escalation.unheard')).toHaveLength(1);
  expect(await mails()).toMatchObject([
    {
      to: 'mona@company.example',
      subject: expect.stringContaining('NOBODY IS THERE'),
      text: expect.stringContaining('NOBODY IS THERE'),
    },
  ]);
  expect((await work.list('escalations?unheard=true')).map(({ reference: one }) => one)).toContain(reference);
});
