import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';

let api: TestApi;
let reference: string;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());
beforeEach(async () => void (reference = await api.log()));

type View = {
  status: string;
  reopenedCount: number;
  resolvedAt: string | null;
  closedAt: string | null;
  clocks: Record<string, unknown>[];
  journey: { wentBadly: { code: string }[] };
};
const read = async () => (await api.as('agent').get(`complaints/${reference}`).expect(200)).body as View;
const move = (status: string, body: object = {}) =>
  api
    .as('supervisor')
    .post(`complaints/${reference}/status`)
    .send({ status, override: 'For the test.', ...body })
    .expect(200);
const say = (kind: string, body = 'It broke again.') =>
  api.as('agent').post(`complaints/${reference}/messages`).send({ kind, body }).expect(201);
const followUps = async () =>
  (
    (await api.as('agent').get(`complaints/${reference}/follow-ups`)).body as {
      items: { resolution: number; state: string }[];
    }
  ).items;

test('what the customer writes to a resolved complaint reopens it, with a new resolution clock', async () => {
  await move('resolved');
  api.wait(60_000);
  await say('from-customer');
  const view = await read();
  expect(view).toMatchObject({ status: 'open', reopenedCount: 1, resolvedAt: null });
  expect(view.clocks.filter(({ kind }) => kind === 'resolution')).toMatchObject([
    { ordinal: 1, state: 'met', open: false },
    { ordinal: 2, state: 'running', startedAt: api.now.toISOString() },
  ]);
  expect(view.journey.wentBadly.map(({ code }) => code)).toContain('reopened');
});

test('the follow-ups of the first resolution are off, and the second resolution has its own', async () => {
  await move('resolved');
  await say('from-customer');
  expect((await followUps()).map(({ resolution, state }) => [resolution, state])).toEqual([
    [1, 'cancelled'],
    [1, 'cancelled'],
  ]);
  await move('resolved');
  expect((await followUps()).map(({ resolution, state }) => [resolution, state])).toEqual([
    [1, 'cancelled'],
    [1, 'cancelled'],
    [2, 'planned'],
    [2, 'planned'],
  ]);
});

test('a closed complaint is reopened by the customer and by hand, a note leaves it closed', async () => {
  await move('closed');
  await say('note');
  expect(await read()).toMatchObject({ status: 'closed', reopenedCount: 0 });
  await say('from-customer');
  expect(await read()).toMatchObject({ status: 'open', reopenedCount: 1, closedAt: null });
  await move('closed');
  await move('open', { reason: 'It was closed by mistake.' });
  expect(await read()).toMatchObject({ status: 'open', reopenedCount: 2 });
});

test('reopened long after its time was over, it is not breached at once', async () => {
  await move('resolved');
  api.wait(60 * 24 * 3_600_000);
  await say('from-customer');
  const view = await read();
  expect(view.clocks.find(({ kind, ordinal }) => kind === 'resolution' && ordinal === 2)).toMatchObject({
    state: 'running',
    breachedAt: null,
  });
  expect(view.clocks.filter(({ state }) => state === 'breached')).toEqual([]);
});

test('a message while it awaits the customer opens it without counting as reopened', async () => {
  await move('pending');
  await say('from-customer');
  expect(await read()).toMatchObject({ status: 'open', reopenedCount: 0 });
});

test('a status that cannot follow is refused, naming those that can', async () => {
  await move('resolved');
  const { body } = await api.as('agent').post(`complaints/${reference}/status`).send({ status: 'pending' }).expect(409);
  expect(body).toMatchObject({
    code: 'no-such-transition',
    detail: expect.stringContaining('open, closed'),
    errors: [{ field: 'status' }],
  });
});
