import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());

type View = { id: string; name: string; filters: object };
const views = async () => ((await api.as('agent').get('views').expect(200)).body as { items: View[] }).items;
const keep = (name: string, filters: object = {}) => api.as('agent').post('views').send({ name, filters });
const URGENT = {
  view: 'mine',
  severity: ['high', 'critical'],
  receivedFrom: '2026-11-01T00:00:00.000Z',
  sort: 'dueAt',
};

test('filters and order are kept under a name, changed, put in order and deleted, by their owner alone', async () => {
  const { body, headers } = await keep('Urgent', URGENT).expect(201);
  const urgent = body as View;
  expect(urgent).toEqual({ id: urgent.id, name: 'Urgent', filters: URGENT });
  expect((await api.as('agent').get(headers.location!).expect(200)).body).toEqual(urgent);
  const letters = (await keep('信函', { channel: ['letter'] }).expect(201)).body as View;
  expect((await views()).map(({ name }) => name)).toEqual(['Urgent', '信函']);

  await api
    .as('agent')
    .put('views/order')
    .send({ ids: [letters.id, urgent.id] })
    .expect(200);
  expect((await views()).map(({ name }) => name)).toEqual(['信函', 'Urgent']);
  const change = { name: 'Urgent ones' };
  expect((await api.as('agent').patch(`views/${urgent.id}`).send(change).expect(200)).body).toMatchObject({
    ...change,
    filters: URGENT,
  });

  expect((await api.as('other').get('views').expect(200)).body).toEqual({ items: [] });
  await api.as('other').get(`views/${urgent.id}`).expect(404);
  await api.as('other').patch(`views/${urgent.id}`).send(change).expect(404);
  await api.as('other').delete(`views/${urgent.id}`).expect(404);
  await api.as('agent').delete(`views/${urgent.id}`).expect(204);
  await api.as('agent').delete(`views/${letters.id}`).expect(204);
  expect(await views()).toEqual([]);
});

test('own views are counted with the others, unless they search text', async () => {
  await api.log('agent', { severity: 'high' });
  const high = (await keep('High', { view: 'all', severity: ['high'] }).expect(201)).body as View;
  const search = (await keep('Kettles', { q: 'kettle' }).expect(201)).body as View;
  const { body } = await api.as('agent').get('complaints/counts').expect(200);
  expect(body).toMatchObject({
    own: [
      { id: high.id, count: 1, more: false },
      { id: search.id, count: null, more: false },
    ],
  });
});

test('a name is taken once for each person', async () => {
  await keep('Mine today').expect(201);
  const again = await keep('Mine today').expect(409);
  expect(again.body).toMatchObject({ code: 'name-taken', errors: [{ field: 'name' }] });
  const other = (await keep('Another').expect(201)).body as View;
  await api.as('agent').patch(`views/${other.id}`).send({ name: 'Mine today' }).expect(409);
  await api.as('other').post('views').send({ name: 'Mine today', filters: {} }).expect(201);
});

test.each([
  [{ name: ' ', filters: {} }, 'name'],
  [{ name: 'x'.repeat(81), filters: {} }, 'name'],
  [{ name: 'x' }, 'filters'],
  [{ name: 'x', filters: { owner: 'anna' } }, 'filters.owner'],
  [{ name: 'x', filters: { severity: ['urgent'] } }, 'filters.severity.0'],
  [{ name: 'x', filters: { view: 'yours' } }, 'filters.view'],
  [{ name: 'x', filters: { cursor: 'x' } }, 'filters.cursor'],
  [{ name: 'x', filters: { dueWithin: 'P0D' } }, 'filters.dueWithin'],
])('a view that would show nothing is refused: %j', async (body, field) => {
  const { body: problem } = await api.as('agent').post('views').send(body).expect(400);
  expect((problem as { errors: { field: string }[] }).errors.map((one) => one.field)).toEqual([field]);
});

test('an order that is not of all views is refused', async () => {
  const [first] = await views();
  for (const ids of [[first!.id], [], ['nonsense'], [first!.id, first!.id]])
    await api.as('agent').put('views/order').send({ ids }).expect(400);
});

test('nobody keeps more views than can be looked at', async () => {
  const kept = (await views()).length;
  const asked = Array.from({ length: 42 - kept }, (_, n) => keep(`More ${n}`));
  const answers = await Promise.all(asked);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(40 - kept);
  expect(answers.find(({ status }) => status !== 201)!.body).toMatchObject({ status: 409, code: 'too-many-views' });
});
