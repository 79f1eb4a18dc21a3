import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi, type Who } from '../support/api.ts';

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
