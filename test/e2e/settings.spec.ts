import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());

type Item = Record<string, unknown> & { id: string };
const list = async (path: string) => ((await api.as('manager').get(path).expect(200)).body as { items: Item[] }).items;
const policy = async () => (await list('policies'))[0]!;
const put = (path: string, { id, version: _, ...body }: Item) => api.as('manager').put(`${path}/${id}`).send(body);
const clock = async (reference: string) =>
  (
    (await api.as('agent').get(`complaints/${reference}`)).body as { clocks: { kind: string; dueAt: string }[] }
  ).clocks.find(({ kind }) => kind === 'first-response')!.dueAt;

test('what is in use cannot be deleted, and the refusal says by what', async () => {
  const reference = await api.log();
  for (const [path, users] of [
    ['calendars', 'policies: Everybody'],
    ['ladders', 'policies: Everybody'],
    ['follow-up-plans', 'policies: Everybody'],
    ['policies', `complaints: ${reference}`],
  ] as const) {
    const [used] = await list(path);
    const { body } = await api.as('manager').delete(`${path}/${used!.id}`).expect(409);
    expect(body).toMatchObject({ code: 'in-use', detail: expect.stringContaining(users) });
    expect(await list(path)).toHaveLength(1);
  }
});

test('a calendar of a team is in use', async () => {
  const shifts = [{ days: ['mon'], from: '09:00', to: '17:00' }];
  const { body } = await api
    .as('manager')
    .post('calendars')
    .send({ name: 'Mondays', timeZone: 'Asia/Shanghai', shifts })
    .expect(201);
  const calendarId = (body as Item).id;
  await api.as('manager').post('teams').send({ name: 'Mondays', calendarId }).expect(201);
  expect((await api.as('manager').delete(`calendars/${calendarId}`).expect(409)).body).toMatchObject({
    usedBy: 'Mondays',
  });
  await api.as('manager').post('teams').send({ name: 'Nowhere', calendarId: api.ids.North }).expect(400);
});

test('a name is taken once, also when something is renamed to it', async () => {
  const ladder = { name: 'Second', rungs: [] };
  await api.as('manager').post('ladders').send(ladder).expect(201);
  expect((await api.as('manager').post('ladders').send(ladder).expect(409)).body).toMatchObject({
    code: 'name-taken',
    errors: [{ field: 'name' }],
  });
  const [first] = await list('ladders');
  await put('ladders', { ...first!, name: 'Second' }).expect(409);
});

test('what is not there is neither replaced nor deleted', async () => {
  const id = '01890a5d-ac96-774b-bcce-b302099a8057';
  await put('ladders', { id, name: 'Ghost', rungs: [] }).expect(404);
  for (const path of ['policies', 'calendars', 'ladders', 'follow-up-plans'])
    await api.as('manager').delete(`${path}/${id}`).expect(404);
});

test('a changed policy counts for the next complaint at once, and for the open ones a moment later', async () => {
  const open = await api.log();
  expect(await clock(open)).toBe(new Date(api.now.getTime() + 4 * 3_600_000).toISOString());
  const started = api.now.getTime();
  const before = await policy();
  await put('policies', {
    ...before,
    targets: { 'first-response': { low: 'PT1H', normal: 'PT30M', high: 'PT20M', critical: 'PT10M' } },
  }).expect(200);
  const next = await api.log();
  expect(await clock(next)).toBe(new Date(started + 30 * 60_000).toISOString());
  await api.pass(3_000);
  expect(await clock(open)).toBe(new Date(started + 30 * 60_000).toISOString());
});

test('a holiday that is added moves the deadlines of open complaints, and the clock names it', async () => {
  api.now = new Date('2026-11-27T16:50:00Z');
  api.wait(0);
  const reference = await api.log();
  expect(await clock(reference)).toBe('2026-11-30T09:20:00.000Z');
  const calendar = (await list('calendars')).find(({ name }) => name === 'Office hours');
  await put('calendars', { ...calendar!, closed: [{ date: '2026-11-30', name: 'Founders’ day' }] }).expect(200);
  await api.pass(3_000);
  expect(await clock(reference)).toBe('2026-12-01T09:20:00.000Z');
  const { body } = await api.as('agent').get(`complaints/${reference}/clocks`).expect(200);
  expect(JSON.stringify(body)).toContain('Founders’ day');
});

test('a policy with conditions comes before the general one for those complaints only', async () => {
  const { id: _, version: __, ...general } = await policy();
  const targets = { 'first-response': { low: 'PT1M', normal: 'PT1M', high: 'PT1M', critical: 'PT1M' } };
  await api
    .as('manager')
    .post('policies')
    .send({ ...general, name: 'Payments', position: 1, conditions: { categories: ['payments'] }, targets })
    .expect(201);
  api.now = new Date('2026-12-02T10:00:00Z');
  api.wait(0);
  expect(await clock(await api.log('agent', { category: 'payments' }))).toBe('2026-12-02T10:01:00.000Z');
  expect(await clock(await api.log('agent', { category: 'other' }))).toBe('2026-12-02T10:30:00.000Z');
});

test.each(['en', 'zh-CN'])(
  'the say-check warns, knowing the complaint, in words of the reader (%s)',
  async (language) => {
    const reference = await api.log();
    const text = 'This happens all the time. Could you please tell me your email address again?';
    const { body } = await api
      .as('agent')
      .post('say-check')
      .set('Accept-Language', language)
      .send({ text, reference })
      .expect(200);
    const findings = (body as { items: { rule: string; message: string; blocking: boolean }[] }).items;
    expect(findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['commonplace', 'asks-again', 'apology-missing']),
    );
    expect(findings.every(({ blocking }) => !blocking)).toBe(true);
    for (const { message } of findings) expect(/[\u4e00-\u9fff]/.test(message)).toBe(language === 'zh-CN');
    await api
      .as('agent')
      .post(`complaints/${reference}/messages`)
      .send({ kind: 'to-customer', body: text })
      .expect(201);
    const second = (await api.as('agent').post('say-check').send({ text, reference })).body as {
      items: { rule: string }[];
    };
    expect(second.items.map(({ rule }) => rule)).not.toContain('apology-missing');
  },
);

test('a rule that the manager marked as blocking stops the message, and only that to the customer', async () => {
  await put('policies', { ...(await policy()), blockingSayRules: ['commonplace'], conditions: {} }).expect(200);
  const reference = await api.log();
  const say = (kind: string, words: string) =>
    api.as('agent').post(`complaints/${reference}/messages`).send({ kind, body: words });
  const { body } = await say('to-customer', 'Sorry, this happens all the time.').expect(409);
  expect(body).toMatchObject({ code: 'say-check', blockedBy: ['commonplace'], errors: [{ field: 'body' }] });
  await say('note', 'This happens all the time.').expect(201);
  await say('to-customer', 'We are sorry, and we look into it.').expect(201);
  expect(
    ((await api.as('agent').get(`complaints/${reference}/messages`)).body as { items: object[] }).items,
  ).toHaveLength(2);
});

test('it stops the same words in the answer and in a promise, which the customer reads as well', async () => {
  await put('policies', { ...(await policy()), blockingSayRules: ['commonplace'], conditions: {} }).expect(200);
  const reference = await api.log();
  const words = 'Sorry, this happens all the time.';
  const answer = { status: 'resolved', statement: words, override: 'To see whether the words pass.' };
  const resolved = await api.as('supervisor').post(`complaints/${reference}/status`).send(answer).expect(409);
  expect(resolved.body).toMatchObject({ code: 'say-check', errors: [{ field: 'statement' }] });
  const promise = { what: words, dueAt: new Date(api.now.getTime() + 3_600_000) };
  const promised = await api.as('agent').post(`complaints/${reference}/promises`).send(promise).expect(409);
  expect(promised.body).toMatchObject({ code: 'say-check', errors: [{ field: 'what' }] });
  const { body } = await api.as('agent').get(`complaints/${reference}`).expect(200);
  expect(body).toMatchObject({ status: 'new', promises: [] });
});

test('a clock that the policy no longer has ends where it stands, and is nobody’s nearest deadline any more', async () => {
  const reference = await api.log();
  const [policy] = await list('policies');
  const { id, version: __, ...body } = policy as unknown as Item & { targets: Record<string, object> };
  const { 'first-response': _, ...targets } = body.targets;
  await api
    .as('manager')
    .put(`policies/${id}`)
    .send({ ...body, targets })
    .expect(200);
  await api.pass(3_000);
  const { body: view } = await api.as('agent').get(`complaints/${reference}`).expect(200);
  const { clocks } = view as { clocks: { kind: string }[] };
  expect(clocks.find(({ kind }) => kind === 'first-response')).toMatchObject({ state: 'cancelled', open: false });
  const { body: page } = await api.as('agent').get('complaints').expect(200);
  const rows = (page as { items: { reference: string; nearestClock: { kind: string } | null }[] }).items;
  expect(rows.find((row) => row.reference === reference)?.nearestClock?.kind).not.toBe('first-response');
  await api.as('manager').put(`policies/${id}`).send(body).expect(200);
});
