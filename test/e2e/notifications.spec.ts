import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi, type Who } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());

interface Page {
  items: { id: string; at: string; readAt: string | null }[];
  unread: number;
}
const list = async (who: Who = 'agent') => (await api.as(who).get('notifications').expect(200)).body as Page;
const tell = async () => {
  const reference = await api.log('supervisor', { ownerId: null });
  await api.as('supervisor').post(`complaints/${reference}/assignment`).send({ ownerId: api.ids.agent }).expect(200);
};

test('all that one has seen is marked as read at once; what came meanwhile stays unread', async () => {
  await tell();
  await tell();
  const seen = await list();
  expect(seen.unread).toBe(2);
  api.wait(1_000);
  await tell();
  await api.as('agent').post('notifications/read').send({ until: seen.items[0]!.at }).expect(204);
  const after = await list();
  expect([after.unread, after.items.map(({ readAt }) => readAt !== null)]).toEqual([1, [false, true, true]]);
});

test('nobody marks what others were told, and a moment is asked for', async () => {
  await tell();
  const { unread } = await list();
  await api.as('supervisor').post('notifications/read').send({ until: '2027-01-01T00:00:00Z' }).expect(204);
  expect((await list()).unread).toBe(unread);
  const { body } = await api.as('agent').post('notifications/read').send({}).expect(400);
  expect(body).toMatchObject({ errors: [{ field: 'until' }] });
});

test('the unread are counted up to a hundred', async () => {
  await api.rows(
    `INSERT INTO notification (id, key, agent_id, kind, data, at)
     SELECT gen_random_uuid(), 'test:' || n, $1, 'important-day', '{}', now() FROM generate_series(1, 150) n`,
    [api.ids.manager],
  );
  expect((await list('manager')).unread).toBe(100);
});
