import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SendFollowUp } from '#recovery/send-follow-up';
import { TestApi } from '../support/api.ts';
import { completeEvidence } from '#journey/example-case';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let api: TestApi;
let reference: string;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());

type Body = Record<string, unknown> & {
  items: Record<string, unknown>[];
  errors: { field: string; reason: string }[];
  blockedBy: string[];
};
const complaint = async () => (await api.as('agent').get(`complaints/${reference}`).expect(200)).body as Body;
const read = async (path: string) =>
  (await api.as('agent').get(`complaints/${reference}/${path}`).expect(200)).body as Body;
const post = async (path: string, body: object, status = 200) =>
  (await api.as('agent').post(`complaints/${reference}/${path}`).send(body).expect(status)).body as Body;
const step = (key: string, body: object) => api.as('agent').put(`complaints/${reference}/steps/${key}`).send(body);

describe('the story of one complaint', () => {
  test('it is logged in the words of the customer, with a reference, clocks and a first step', async () => {
    const customer = { name: '王芳', email: 'wang.fang@customer.example', phone: '+86 139 0000 0000' };
    const answer = await api
      .as('agent')
      .post('complaints')
      .send({
        customer,
        channel: 'phone',
        language: 'zh-CN',
        words: '我的订单被扣了两次款！',
        severity: 'high',
        category: 'billing',
        externalId: 'A-1',
      })
      .expect(201);
    const body = answer.body as Body;
    reference = body.reference as string;
    expect(reference).toMatch(/^C-2026-\d{6}$/);
    expect(answer.headers.location).toBe(`/api/v1/complaints/${reference}`);
    expect(body).toMatchObject({
      status: 'new',
      words: '我的订单被扣了两次款！',
      owner: { name: 'Anna Agent' },
      team: { name: 'North' },
      customer: { phone: '+8613900000000' },
      journey: { progress: { settled: 0, of: 9 }, next: { step: 'capture' } },
    });
    expect(body.clocks).toMatchObject([
      { kind: 'first-response', state: 'running', dueAt: '2026-11-20T12:00:00.000Z' },
      { kind: 'resolution', state: 'running', dueAt: '2026-11-24T10:00:00.000Z' },
    ]);
    expect(await complaint()).toEqual(body);
  });

  test('the deadline explains itself: the nights and the week-end are not counted', async () => {
    const { items } = await read('clocks');
    const resolution = items.find(({ kind }) => kind === 'resolution')!;
    expect(resolution).toMatchObject({ target: 'PT16H', timeZone: 'UTC' });
    const explanation = resolution.explanation as { from: string; to: string; counted: boolean; why: string }[];
    expect(new Set(explanation.map(({ why }) => why))).toEqual(new Set(['shift', 'night', 'day-off']));
    const counted = explanation
      .filter((interval) => interval.counted)
      .map(({ from, to }) => Date.parse(to) - Date.parse(from));
    expect(counted.reduce((sum, one) => sum + one, 0)).toBe(16 * HOUR);
  });

  test.each<[string, string, string]>([
    ['en', 'The case cannot be resolved yet', 'Say the problem back in your own words and write it down.'],
    ['zh-CN', '个案还不能设为“已解决”', '请用自己的话复述问题，并记录下来。'],
  ])('nobody can resolve it yet, and in %s the gate says why', async (language, shut, reason) => {
    const { body } = await api
      .as('agent')
      .post(`complaints/${reference}/status`)
      .set('Accept-Language', language)
      .send({ status: 'resolved' })
      .expect(409);
    expect(body).toMatchObject({
      code: 'gate-resolved',
      detail: shut,
      blockedBy: expect.arrayContaining(['restatement', 'apology', 'promise', 'resolution-statement']),
    });
    expect((body as Body).errors).toContainEqual({ field: 'capture.restatement', reason });
    expect((body as Body).missing).toContainEqual({
      step: 'capture',
      field: 'restatement',
      code: 'restatement',
      reason,
    });
  });

  test('a step is not done before its evidence is there, and the others come one after the other', async () => {
    const early = await step('capture', { state: 'done', evidence: { restatement: 'Charged twice.' } }).expect(409);
    expect(early.body).toMatchObject({ blockedBy: ['restatement-not-confirmed'] });
    expect(await read('steps/capture')).toMatchObject({ state: 'open', evidence: {} });
    const evidence = completeEvidence(api.now);
    evidence.objectivity.emotions = [{ at: api.now, emotion: 'angry' }];
    for (const key of ['capture', 'expectation', 'ownership', 'calm', 'objectivity'] as const) {
      const { body } = await step(key, { evidence: evidence[key], state: 'done' }).expect(200);
      expect(body).toMatchObject({
        key,
        state: 'done',
        missing: [],
        updatedBy: { name: 'Anna Agent' },
        updatedAt: api.now.toISOString(),
      });
    }
    expect(
      (await step('reassurance', { evidence: evidence.reassurance, state: 'done' }).expect(409)).body,
    ).toMatchObject({ blockedBy: ['promise'] });
  });

  test.each<[string, string, RegExp]>([
    ['en', 'Put the customer at ease', /two options/],
    ['zh-CN', '让顾客放心', /两种方案/],
  ])('guidance in %s knows the step and the type of customer', async (language, title, treat) => {
    const { body } = await api
      .as('agent')
      .get(`complaints/${reference}/steps/reassurance`)
      .set('Accept-Language', language)
      .expect(200);
    expect(body).toMatchObject({
      title,
      guidance: {
        title,
        customer: { type: 'driver', treat: expect.stringMatching(treat) },
        emotion: { emotion: 'angry' },
      },
    });
    const own = (await api.as('agent').get(`complaints/${reference}`).set('Accept-Language', language)).body as {
      journey: { next: { title: string } };
    };
    expect(own.journey.next.title).toBe(title);
  });

  test('the first answer meets the first clock and opens the complaint, and a promise starts a clock of its own', async () => {
    const message = await post('messages', { kind: 'to-customer', body: '非常抱歉给您带来不便，我们正在核实。' }, 201);
    expect(message).toMatchObject({ reference, author: { name: 'Anna Agent' }, channel: 'phone' });
    expect(await complaint()).toMatchObject({
      status: 'open',
      clocks: expect.arrayContaining([expect.objectContaining({ kind: 'first-response', state: 'met', open: false })]),
    });
    const promise = await post('promises', { what: '今天下午给您回电', dueAt: '2026-11-20T14:00:00Z' }, 201);
    expect(promise).toMatchObject({ state: 'open', broken: false });
    expect((await read('clocks')).items).toContainEqual(
      expect.objectContaining({
        kind: 'promise',
        promiseId: promise.id,
        dueAt: '2026-11-20T14:00:00.000Z',
        timeZone: null,
      }),
    );
    await step('reassurance', { evidence: completeEvidence(api.now).reassurance, state: 'done' }).expect(200);
    expect((await read('mails')).items).toMatchObject([
      { template: 'reply', toAddress: 'wang.fang@customer.example', state: 'waiting', automatic: false },
    ]);
  });

  test('it is handed over with a briefing only, and ownership is open again until the new owner has read it', async () => {
    const refused = await post('assignment', { ownerId: api.ids.supervisor }, 409);
    expect(refused).toMatchObject({ code: 'handover-without-briefing' });
    await post('handovers', { toId: api.ids.supervisor, briefing: ' ' }, 400);
    const handover = await post(
      'handovers',
      { toId: api.ids.supervisor, briefing: '顾客被重复扣款，希望周三前退款。' },
      201,
    );
    expect(handover).toMatchObject({
      from: { name: 'Anna Agent' },
      to: { name: 'Sven Supervisor' },
      confirmedAt: null,
    });
    expect(await complaint()).toMatchObject({
      owner: { name: 'Sven Supervisor' },
      briefingUnread: true,
      ownerCount: 2,
    });
    expect(await post(`handovers/${handover.id as string}/confirmation`, {}, 403)).toMatchObject({
      code: 'not-your-briefing',
    });
    const told = (await api.as('supervisor').get('notifications?unread=true').expect(200)).body as Body;
    expect(told.items).toMatchObject([{ kind: 'handover', reference, data: { from: 'Anna Agent' }, readAt: null }]);
    await api
      .as('supervisor')
      .post(`notifications/${told.items[0]!.id as string}/read`)
      .expect(200);
    expect((await api.as('supervisor').get('notifications?unread=true')).body).toMatchObject({ items: [] });
    await api
      .as('agent')
      .post(`notifications/${told.items[0]!.id as string}/read`)
      .expect(404);
    const confirmed = await api
      .as('supervisor')
      .post(`complaints/${reference}/handovers/${handover.id as string}/confirmation`)
      .expect(200);
    expect(confirmed.body).toMatchObject({ confirmedAt: api.now.toISOString() });
    expect(await complaint()).toMatchObject({ briefingUnread: false });
  });

  test('the promise is kept too late, so it counts as broken', async () => {
    api.wait(5 * HOUR);
    const [promise] = (await read('promises')).items;
    await post(`promises/${promise!.id as string}/outcome`, { outcome: 'withdrawn' }, 400);
    expect(await post(`promises/${promise!.id as string}/outcome`, { outcome: 'kept' })).toMatchObject({
      state: 'kept',
      broken: true,
    });
    expect(
      await post(`promises/${promise!.id as string}/outcome`, { outcome: 'withdrawn', reason: 'x' }, 409),
    ).toMatchObject({ code: 'promise-settled' });
    expect(((await complaint()).journey as { wentBadly: object[] }).wentBadly).toMatchObject([
      { code: 'promise-broken' },
    ]);
  });

  test('it is resolved once all is there; the customer is told, and follow-ups are planned', async () => {
    await step('resolve', { evidence: completeEvidence(api.now).resolve, state: 'done' }).expect(200);
    expect(await post('status', { status: 'resolved' })).toMatchObject({
      status: 'resolved',
      resolvedAt: api.now.toISOString(),
    });
    const { items } = await read('follow-ups');
    expect(items).toMatchObject([
      { resolution: 1, step: 0, state: 'planned', dueAt: new Date(api.now.getTime() + 3 * DAY).toISOString() },
      { resolution: 1, step: 1, state: 'planned', dueAt: new Date(api.now.getTime() + 14 * DAY).toISOString() },
    ]);
    expect((await read('mails')).items).toContainEqual(expect.objectContaining({ template: 'resolution' }));
    expect((await complaint()).clocks).toContainEqual(expect.objectContaining({ kind: 'resolution', state: 'met' }));
  });

  test('it cannot be closed before the customer was asked, and not without a cause', async () => {
    const refused = await post('status', { status: 'closed' }, 409);
    expect(refused.blockedBy).toEqual(expect.arrayContaining(['follow-up-not-sent', 'cause', 'process-roots']));
    const [first] = (await read('follow-ups')).items;
    expect(await post(`follow-ups/${first!.id as string}/answer`, { satisfaction: 5 }, 409)).toMatchObject({
      code: 'follow-up-not-waiting',
    });
  });

  test('after three days the follow-up goes out, states what was done, and is answered', async () => {
    api.wait(3 * DAY);
    const [first] = (await read('follow-ups')).items;
    const { id } = await complaint();
    expect(await api.app.get(SendFollowUp).send(first!.id as string, id as string, 'test')).toBe(true);
    const [mail] = await api.rows<{ text: string; subject: string }>(
      `SELECT text, subject FROM mail WHERE template = 'follow-up'`,
    );
    expect(mail!.text).toContain('We refunded CNY 129.00 to your card.');
    expect(mail!.subject).toContain(reference);
    expect(await post(`follow-ups/${first!.id as string}/answer`, { satisfaction: 6 }, 400)).toMatchObject({
      errors: [{ field: 'satisfaction' }],
    });
    expect(await post(`follow-ups/${first!.id as string}/answer`, { satisfaction: 5, comment: '谢谢' })).toMatchObject({
      state: 'answered',
      satisfaction: 5,
      comment: '谢谢',
    });
  });

  test('with the cause and the roots of what went badly it is closed, and nothing is left to do', async () => {
    const evidence = completeEvidence(api.now);
    for (const key of ['follow-through', 'big-picture', 'process-roots'] as const)
      await step(key, { evidence: evidence[key], state: 'done' }).expect(200);
    const closed = await post('status', { status: 'closed' });
    expect(closed).toMatchObject({ status: 'closed', journey: { progress: { settled: 10, of: 10 }, next: null } });
    expect((await read('follow-ups')).items.map(({ state }) => state)).toEqual(['answered', 'cancelled']);
    const [open] = await api.rows<{ count: string }>(
      'SELECT count(*) FROM clock WHERE stopped_at IS NULL OR next_at IS NOT NULL',
    );
    expect(open!.count).toBe('0');
  });

  test('its history tells it all, who and when, in order', async () => {
    const { items } = await read('events?limit=200');
    const types = items.map(({ type }) => type);
    expect(types[0]).toBe('complaint.logged');
    for (const type of [
      'step.done',
      'message.added',
      'promise.made',
      'handover.made',
      'handover.confirmed',
      'promise.kept',
      'clock.breached',
      'follow-up.planned',
      'follow-up.sent',
      'follow-up.answered',
    ])
      expect(types).toContain(type);
    expect(
      items.filter(({ type }) => type === 'status.changed').map(({ data }) => (data as { to: string }).to),
    ).toEqual(['open', 'resolved', 'closed']);
    expect(items.find(({ type }) => type === 'handover.confirmed')).toMatchObject({
      actor: { name: 'Sven Supervisor' },
      actorKind: 'agent',
    });
    expect(items.find(({ type }) => type === 'follow-up.sent')).toMatchObject({ actor: null, actorKind: 'system' });
    const ids = items.map(({ id }) => BigInt(id as string));
    expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)));
    await expect(api.rows(`UPDATE complaint_event SET type = 'x'`)).rejects.toThrow('append-only');
  });
});

test('a step is passed over by those who may, with a reason, and it shows', async () => {
  reference = await api.log();
  await step('calm', { state: 'overridden', reason: 'No harm was done.' }).expect(403);
  const supervisor = (body: object) => api.as('supervisor').put(`complaints/${reference}/steps/calm`).send(body);
  await supervisor({ state: 'overridden' }).expect(400);
  const { body } = await supervisor({ state: 'overridden', reason: 'No harm was done.' }).expect(200);
  expect(body).toMatchObject({
    state: 'overridden',
    reason: 'No harm was done.',
    updatedBy: { name: 'Sven Supervisor' },
  });
  expect((await supervisor({ state: 'reopened', reason: 'There was.' }).expect(200)).body).toMatchObject({
    state: 'reopened',
  });
  await api
    .as('agent')
    .post(`complaints/${reference}/status`)
    .send({ status: 'resolved', override: 'It is fine.' })
    .expect(403);
  await api
    .as('supervisor')
    .post(`complaints/${reference}/status`)
    .send({ status: 'resolved', override: 'It is fine.' })
    .expect(200);
  expect((await read('events')).items).toContainEqual(
    expect.objectContaining({
      type: 'gate.overridden',
      data: expect.objectContaining({ gate: 'resolved', reason: 'It is fine.' }),
    }),
  );
});

test('from the third owner on a supervisor is told', async () => {
  reference = await api.log();
  await post('handovers', { toId: api.ids.manager, briefing: 'All of it.' }, 201);
  await api
    .as('manager')
    .post(`complaints/${reference}/handovers`)
    .send({ toId: api.ids.agent, briefing: 'All of it again.' })
    .expect(201);
  const { body } = await api.as('supervisor').get('notifications').expect(200);
  expect((body as Body).items).toContainEqual(
    expect.objectContaining({ kind: 'third-owner', reference, data: expect.objectContaining({ ownerCount: 3 }) }),
  );
});
