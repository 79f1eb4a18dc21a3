import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { ReachRungs } from '#recovery/reach-rungs';
import { TestApi } from '../support/api.ts';
import { Clockwork, DAY, HOUR, type Item, type Rung } from '../support/clockwork.ts';

let api: TestApi;
let work: Clockwork;
beforeAll(async () => {
  api = await TestApi.start();
  work = new Clockwork(api);
});
afterAll(() => api.stop());
beforeEach(async () => {
  work.startOver();
  await work.callBack();
  // Nobody of the tests before owns anything, and none of those hired works here any more.
  await api.rows(`UPDATE complaint SET owner_id = NULL, status = 'closed'`);
  await api.rows(`UPDATE agent SET active = false WHERE email LIKE 'hired.%'`);
  await api.rows('UPDATE agent SET case_cap = NULL');
  work.forgetPeople();
  await work.policy({ offering: { answerWithin: 'PT15M', cap: 10 } });
});

/** At half of the time of the first answer: two hours on. */
const rung = (action: string, to = 'owner', more: object = {}): Rung => ({
  at: '50%',
  to,
  action,
  clocks: ['first-response'],
  ...more,
});
const owner = async (reference: string) => ((await work.complaint(reference)).owner as Item | null)?.name;
const own = async (id: string, cases: number) => {
  for (let n = 0; n < cases; n++) {
    const reference = await api.log('supervisor', { ownerId: id, teamId: api.ids.North });
    // Answered, so that no rung of this one is reached.
    await api
      .as('supervisor')
      .post(`complaints/${reference}/messages`)
      .send({ kind: 'to-customer', body: 'Hello.' })
      .expect(201);
  }
};

test('a silent owner loses the case to who has most room by their own cap, with a briefing in their language', async () => {
  await work.ladder([rung('reassign')]);
  const busy = await work.hire({ name: 'Bea Busy', caseCap: 4 });
  const free = await work.hire({ name: 'Fang Free', caseCap: 30, language: 'zh-CN', timeZone: 'Asia/Shanghai' });
  // Two of four is more than six of thirty.
  await own(busy, 2);
  await own(free, 6);
  const reference = await api.log();
  await api.pass(2 * HOUR);
  expect(await owner(reference)).toBe('Fang Free');
  const { body } = await api.as('manager').get(`complaints/${reference}/handovers`).expect(200);
  expect(body).toMatchObject({
    items: [
      {
        from: { name: 'Anna Agent' },
        to: { name: 'Fang Free' },
        confirmedAt: null,
        briefing: expect.stringContaining('顾客无需重复说明'),
      },
    ],
  });
  expect(await work.mails(reference, 'handover')).toEqual([
    expect.objectContaining({ text: expect.stringContaining('系统按时限规则将此个案转交给您'), state: 'waiting' }),
  ]);
  expect(await work.events(reference, 'handover.made')).toMatchObject([
    { data: { from: api.ids.agent, to: free, rule: 'first-response' } },
  ]);
  expect(await work.escalations(reference)).toMatchObject([{ action: 'reassign', state: 'told', unheard: false }]);
  const asFree = await work.as(free);
  expect((await asFree.get('notifications').expect(200)).body).toMatchObject({
    items: [{ kind: 'handover', reference }],
  });
  // The customer hears who it is now.
  await api.pass(1_000);
  expect(await work.mails(reference, 'new-owner')).toHaveLength(1);
});

test('it goes neither back to the same owner, nor to somebody away or at their cap, but to another team before nobody', async () => {
  await work.ladder([rung('reassign')]);
  const away = await work.hire({ name: 'Abe Away' });
  const full = await work.hire({ name: 'Fay Full', caseCap: 1 });
  await own(full, 1);
  await work.sendAway(away);
  const reference = await api.log();
  await api.pass(2 * HOUR);
  expect(await owner(reference)).toBe('Otto Other');
  expect(await work.complaint(reference)).toMatchObject({ team: { name: 'South' } });
});

test('with nobody who has room the silent owner keeps it, it is unheard, and the next rung is reached', async () => {
  await work.ladder([rung('reassign'), rung('notify', 'manager', { at: '75%' })]);
  for (const who of ['agent', 'other'] as const) await work.edit(api.ids[who], { caseCap: 1 });
  const reference = await api.log();
  await api.log('other');
  await api.pass(3 * HOUR);
  expect(await owner(reference)).toBe('Anna Agent');
  expect(await work.events(reference, 'offer.unheard')).toHaveLength(1);
  const [first, second] = await work.escalations(reference);
  expect(first).toMatchObject({ action: 'reassign', unheard: true });
  expect(second).toMatchObject({ action: 'notify', state: 'waiting' });
  expect((await work.list('escalations?unheard=true')).map(({ reference: one }) => one)).toContain(reference);
});

test('an ownerless case is given to somebody without a briefing, since there was nobody to brief from', async () => {
  await work.policy({ offering: null });
  await work.ladder([rung('reassign', 'supervisor')]);
  const reference = await api.log('agent', { ownerId: null });
  await api.pass(2 * HOUR);
  expect(await owner(reference)).toBe('Sven Supervisor');
  expect(await work.mails(reference, 'handover')).toEqual([]);
});

test('raising the severity makes the deadline nearer, and at critical there is nothing to raise', async () => {
  await work.ladder([rung('raise-severity', 'owner', { at: '25%' }), rung('raise-severity', 'owner', { at: '95%' })]);
  const [normal, critical] = [await api.log(), await api.log('agent', { severity: 'critical' })];
  expect(await work.clock(normal, 'first-response')).toMatchObject({ dueAt: '2026-11-20T14:00:00.000Z' });
  await api.pass(HOUR);
  expect(await work.complaint(normal)).toMatchObject({ severity: 'high' });
  expect(await work.clock(normal, 'first-response')).toMatchObject({ dueAt: '2026-11-20T12:00:00.000Z' });
  expect(await work.clock(normal, 'resolution')).toMatchObject({ dueAt: '2026-11-24T10:00:00.000Z' });
  expect(await work.events(normal, 'severity.raised')).toMatchObject([{ data: { from: 'normal', to: 'high' } }]);
  expect(await work.events(critical, 'severity.raised')).toEqual([]);
  expect(await work.events(critical, 'complaint.edited')).toEqual([]);
  expect((await work.escalations(critical)).map(({ action }) => action)).toEqual(['raise-severity', 'raise-severity']);
  await api.pass(DAY);
  expect(await work.complaint(normal)).toMatchObject({ severity: 'critical' });
  expect(await work.escalations(normal)).toHaveLength(2);
});

test('a watcher is added once, and it is no news to whoever watches already', async () => {
  await work.ladder([rung('add-watcher', 'supervisor'), rung('add-watcher', 'supervisor', { at: '60%' })]);
  const reference = await api.log();
  await api.pass(3 * HOUR);
  expect(await work.events(reference, 'watcher.added')).toMatchObject([{ data: { agentId: api.ids.supervisor } }]);
  expect((await work.list(`complaints/${reference}/watchers`)).length).toBe(1);
  expect(await work.escalations(reference)).toHaveLength(2);
  expect(await work.mails(reference, 'escalation')).toEqual([]);
});

test('a webhook is called once, without the words of the customer, and a rung by itself wants no answer', async () => {
  const { body } = await api
    .as('manager')
    .post('webhooks')
    .send({ name: 'Pager', url: 'https://pager.company.example/hook' })
    .expect(201);
  const webhookId = (body as Item).id;
  await work.ladder([rung('call-webhook', 'owner', { webhookId })]);
  const reference = await api.log('agent', { words: 'Mrs Secret is angry.' });
  await api.pass(DAY);
  const deliveries = await api.rows<{ payload: object }>(
    'SELECT webhook_id, state, payload FROM webhook_delivery WHERE complaint_id = (SELECT id FROM complaint WHERE reference = $1)',
    [reference],
  );
  const [escalation] = await work.escalations(reference);
  expect(escalation).toMatchObject({ action: 'call-webhook', state: 'told', told: [] });
  expect(deliveries).toMatchObject([
    {
      webhook_id: webhookId,
      state: 'waiting',
      payload: {
        reference,
        escalationId: escalation!.id,
        clock: 'first-response',
        dueAt: '2026-11-20T14:00:00.000Z',
        rung: 0,
      },
    },
  ]);
  expect(JSON.stringify(deliveries)).not.toContain('Secret');
});

test('many at once in one transaction see what each other has taken up: nobody gets more than their cap', async () => {
  await work.ladder([rung('reassign')]);
  const [first, second] = [await work.hire({ name: 'Aa', caseCap: 2 }), await work.hire({ name: 'Bb', caseCap: 3 })];
  await work.sendAway(api.ids.other);
  const references: string[] = [];
  for (let n = 0; n < 7; n++) references.push(await api.log());
  api.wait(2 * HOUR);
  const due = await api.rows<{ id: string; complaintId: string }>(
    `SELECT k.id, complaint_id AS "complaintId" FROM clock k JOIN complaint c ON c.id = complaint_id
     WHERE k.next_at <= $1 AND c.reference = ANY($2)`,
    [api.now, references],
  );
  expect(due).toHaveLength(7);
  expect(await api.app.get(ReachRungs).reach(due, 'job:test')).toBe(7);
  const owned = await api.rows<{ id: string; n: number }>(
    'SELECT owner_id AS id, count(*)::int AS n FROM complaint WHERE reference = ANY($1) GROUP BY 1',
    [references],
  );
  const byOwner = Object.fromEntries(owned.map(({ id, n }) => [id, n]));
  expect(byOwner).toEqual({ [api.ids.agent]: 2, [first]: 2, [second]: 3 });
});
