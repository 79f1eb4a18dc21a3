import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi, type Who } from '../support/api.ts';
import { caseLink } from '../support/case-link.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());

const body = (words: string) => ({
  customer: { name: 'Li Wei', email: 'li.wei@customer.example' },
  channel: 'phone',
  words,
});
const post = (key: string, given: object, who: Who = 'agent') =>
  api.as(who).post('complaints').set('Idempotency-Key', key).send(given);
const logged = async (words: string) => (await api.rows('SELECT FROM complaint WHERE words = $1', [words])).length;

test('the same key answers the same and logs once', async () => {
  const first = await post('once', body('Once.')).expect(201);
  const second = await post('once', body('Once.')).expect(201);
  expect(second.body).toEqual(first.body);
  expect(second.headers.location).toBe(first.headers.location);
  expect(second.headers['idempotency-replayed']).toBe('true');
  expect(await logged('Once.')).toBe(1);
});

test('another body under the same key is refused with 422', async () => {
  await post('other', body('The first.')).expect(201);
  const refused = await post('other', body('The second.')).expect(422);
  expect(refused.body).toMatchObject({ code: 'idempotency-key-reused' });
  expect(await logged('The second.')).toBe(0);
});

test('the same key on another route is refused with 422', async () => {
  const reference = await api.log();
  await post('route', body('On one route.')).expect(201);
  const note = { kind: 'note', body: 'On another.' };
  await api.as('agent').post(`complaints/${reference}/messages`).set('Idempotency-Key', 'route').send(note).expect(422);
});

test('while the first request runs, a second is answered with 409 and a time to wait', async () => {
  await api.rows(`INSERT INTO idempotent_request (caller_id, key, fingerprint, started_at) SELECT caller_id, 'running', fingerprint, now()
    FROM idempotent_request WHERE key = 'once'`);
  const { headers } = await post('running', body('Once.')).expect(409);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
});

test('requests at the same moment log once: the others are told to wait or get the same answer', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => post('together', body('Together.'))));
  expect(new Set(answers.map(({ status }) => status))).toEqual(
    new Set([201, ...(answers.some(({ status }) => status === 409) ? [409] : [])]),
  );
  expect(
    new Set(answers.filter(({ status }) => status === 201).map((one) => (one.body as { id: string }).id)).size,
  ).toBe(1);
  expect(await logged('Together.')).toBe(1);
});

test('a request whose process died after the commit meets its own complaint', async () => {
  const first = await post('died', body('It died.')).expect(201);
  // Dead: the answer was never kept, and the start is long ago.
  await api.rows(
    `UPDATE idempotent_request SET status = NULL, body = NULL, location = NULL, started_at = now() - interval '2 minutes' WHERE key = 'died'`,
  );
  const second = await post('died', body('It died.')).expect(201);
  expect(second.body).toMatchObject({
    id: (first.body as { id: string }).id,
    reference: (first.body as { reference: string }).reference,
  });
  expect(await logged('It died.')).toBe(1);
});

test.each<[string, string, (reference: string) => object]>([
  ['messages', 'message', () => ({ kind: 'note', body: 'A note.' })],
  ['promises', 'promise', () => ({ what: 'A call', dueAt: '2026-11-27T10:00:00Z' })],
  ['handovers', 'handover', () => ({ toId: api.ids.supervisor, briefing: 'All there is to know.' })],
])('%s that were added before the process died are not added twice', async (path, table, given) => {
  const reference = await api.log();
  const key = `died-${path}`;
  const ask = () =>
    api.as('agent').post(`complaints/${reference}/${path}`).set('Idempotency-Key', key).send(given(reference));
  const first = await ask().expect(201);
  await api.rows(
    `UPDATE idempotent_request SET status = NULL, started_at = now() - interval '2 minutes' WHERE key = $1`,
    [key],
  );
  const second = await ask().expect(201);
  expect(second.body).toEqual(first.body);
  const [{ count }] = (await api.rows<{ count: string }>(
    `SELECT count(*) FROM ${table} x JOIN complaint c ON c.id = x.complaint_id WHERE c.reference = $1`,
    [reference],
  )) as [{ count: string }];
  expect(Number(count)).toBe(1);
});

test('settings that were created before the process died are not created twice', async () => {
  const ladder = { name: 'Twice', rungs: [{ at: '50%', to: 'owner' }] };
  const ask = () => api.as('manager').post('ladders').set('Idempotency-Key', 'ladder').send(ladder);
  const first = await ask().expect(201);
  await api.rows(
    `UPDATE idempotent_request SET status = NULL, started_at = now() - interval '2 minutes' WHERE key = 'ladder'`,
  );
  expect((await ask().expect(201)).body).toEqual(first.body);
});

test('after a refusal the key is free for the input put right', async () => {
  await post('refused', { ...body('Put right.'), channel: 'pigeon' }).expect(400);
  await post('refused', body('Put right.')).expect(201);
});

test('the same key of somebody else is another key', async () => {
  const mine = await post('shared', body('Mine.')).expect(201);
  const theirs = await post('shared', body('Theirs.'), 'supervisor').expect(201);
  expect((theirs.body as { id: string }).id).not.toBe((mine.body as { id: string }).id);
});

test('a password never shapes what is kept of a request', async () => {
  const agent = { name: 'New', email: 'new@company.example', role: 'agent', password: 'one long password' };
  await api.as('manager').post('agents').set('Idempotency-Key', 'agent').send(agent).expect(201);
  await api
    .as('manager')
    .post('agents')
    .set('Idempotency-Key', 'agent')
    .send({ ...agent, password: 'quite another one' })
    .expect(201);
  const [kept] = await api.rows<{ body: string }>(`SELECT body FROM idempotent_request WHERE key = 'agent'`);
  expect(kept!.body).not.toContain('password');
});

test('a key that was forgotten may come back with another complaint', async () => {
  const first = await post('forgotten', body('The first.')).expect(201);
  await api.rows(`DELETE FROM idempotent_request WHERE key = 'forgotten'`);
  const second = await post('forgotten', body('The second.')).expect(201);
  expect((second.body as { id: string }).id).not.toBe((first.body as { id: string }).id);
  expect(await logged('The second.')).toBe(1);
});

type Creation = [pattern: string, who: Who | null, body: object, fill?: Record<string, string>];

/** One request to every route that takes the key. */
async function creations(): Promise<Creation[]> {
  const reference = await api.log();
  const into = await api.log();
  const resolved = async () => {
    const of = await api.log();
    const answer = { status: 'resolved', override: 'For the test.', statement: 'We refunded you.' };
    await api.as('supervisor').post(`complaints/${of}/status`).send(answer).expect(200);
    return { token: await caseLink(api, of) };
  };
  const settings = async (path: string) =>
    ((await api.as('manager').get(path).expect(200)).body as { items: Record<string, unknown>[] }).items[0]!;
  const { id: _, version: __, ...policy } = await settings('policies');
  const [accepted, rejected, open] = [await resolved(), await resolved(), { token: await caseLink(api, reference) }];
  const other = { token: await caseLink(api, into) };
  const labels = { en: 'Parcels', 'zh-CN': '包裹' };
  const hours = { timeZone: 'Asia/Shanghai', shifts: [{ days: ['mon'], from: '09:00', to: '17:00' }] };
  const later = '2026-12-01T10:00:00Z';
  return [
    ['complaints', 'agent', body('Swept.')],
    ['complaints/{reference}/messages', 'agent', { kind: 'to-customer', body: 'We look into it.' }, { reference }],
    ['complaints/{reference}/promises', 'agent', { what: 'A call', dueAt: later }, { reference }],
    ['complaints/{reference}/links', 'agent', { to: into, kind: 'related' }, { reference }],
    ['complaints/{reference}/escalations', 'agent', { reason: 'The customer asks for it.' }, { reference }],
    ['complaints/{reference}/snooze', 'agent', { until: later }, { reference }],
    ['complaints/{reference}/handovers', 'agent', { toId: api.ids.supervisor, briefing: 'All of it.' }, { reference }],
    ['reminders', 'agent', { at: later, note: 'Call the bank.' }],
    ['views', 'agent', { name: 'Urgent', filters: { severity: ['high'] } }],
    ['problems', 'agent', { title: 'Parcels are left at the door' }],
    ['canned-replies', 'manager', { texts: { en: { title: 'Hello', body: 'Dear {{customer.name}}' } } }],
    ['categories', 'manager', { name: 'parcels', labels }],
    ['custom-fields', 'manager', { name: 'size', labels, type: 'text' }],
    ['calendars', 'manager', { name: 'Mondays', ...hours }],
    ['ladders', 'manager', { name: 'Swept', rungs: [] }],
    ['follow-up-plans', 'manager', { name: 'Week', after: ['P7D'], answerWithin: 'P3D' }],
    ['policies', 'manager', { ...policy, name: 'Swept', conditions: { categories: ['swept'] } }],
    ['teams', 'manager', { name: 'West' }],
    ['agents', 'manager', { name: 'Wu', email: 'wu@company.example', role: 'agent', password: 'a long enough one' }],
    ['agents/{id}/absences', 'supervisor', { from: later, to: null }, { id: api.ids.agent }],
    ['public/complaints', null, { name: 'Li Wei', email: 'li.wei@customer.example', words: 'By the form.' }],
    ['public/cases/{token}/messages', null, { body: 'One more thing.' }, open],
    ['public/cases/{token}/escalation', null, { reason: 'Somebody higher up, please.' }, other],
    ['public/cases/{token}/acceptance', null, {}, accepted],
    ['public/cases/{token}/rating', null, { satisfaction: 5 }, accepted],
    ['public/cases/{token}/rejection', null, { reason: 'It is still broken.' }, rejected],
  ];
}

/** What tells one answer from another, and nothing of what was done. */
const ITS_OWN = /^(date|x-request-id|x-ratelimit-.*|ratelimit.*|idempotency-replayed)$/;

test('a repeated answer is the first one, with its status and its headers, on every route that takes the key', async () => {
  const { body: document } = await api.ask('get', '/api/openapi.json').expect(200);
  const { paths } = document as { paths: Record<string, Record<string, { parameters?: { name: string }[] }>> };
  const taking = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { parameters = [] }]) =>
      parameters.some(({ name }) => name === 'Idempotency-Key') ? [`${method} ${path}`] : [],
    ),
  );
  const all = await creations();
  expect(all.map(([pattern]) => `post /api/v1/${pattern}`).toSorted()).toEqual(taking.toSorted());
  for (const [pattern, who, given, fill = {}] of all) {
    const path = pattern.replace(/\{(\w+)\}/g, (_, name: string) => fill[name]!);
    const ask = () =>
      (who ? api.as(who).post(path) : api.ask('post', path))
        .set('Idempotency-Key', `all ${pattern}`.replaceAll(' ', '-'))
        .send(given);
    const [first, second] = [await ask(), await ask()];
    const told = ({ status, text, headers }: typeof first) => ({
      pattern,
      status,
      text,
      headers: Object.fromEntries(
        Object.entries(headers as Record<string, string>).filter(([name]) => !ITS_OWN.test(name)),
      ),
    });
    expect([pattern, first.status < 300, first.text]).toEqual([pattern, true, first.text]);
    expect(told(second)).toEqual(told(first));
    expect([pattern, second.headers['idempotency-replayed']]).toEqual([pattern, 'true']);
    if ('version' in (first.body as object))
      expect([pattern, second.headers.etag]).toEqual([pattern, expect.stringMatching(/^"v\d+"$/)]);
  }
});
