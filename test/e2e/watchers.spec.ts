import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { systemActor } from '#contracts/actor';
import { ChangeComplaint } from '#recovery/change-complaint';
import { addWatcher, tellWatchers } from '#recovery/watch-complaint';
import { TestApi, type Who } from '../support/api.ts';

let api: TestApi;
let reference: string;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());
beforeEach(async () => void (reference = await api.log()));

const path = (who = 'me') => `complaints/${reference}/watchers/${who}`;
const names = async () =>
  (
    (await api.as('agent').get(`complaints/${reference}/watchers`).expect(200)).body as {
      items: { agent: { name: string } }[];
    }
  ).items.map(({ agent }) => agent.name);
const events = () =>
  api.rows<{ type: string; data: object }>(
    `SELECT e.type, e.data FROM complaint_event e JOIN complaint c ON c.id = e.complaint_id
     WHERE c.reference = $1 AND e.type LIKE 'watcher.%' ORDER BY e.id`,
    [reference],
  );
const told = async (who: Who) =>
  (
    (await api.as(who).get('notifications').expect(200)).body as {
      items: { kind: string; reference: string; data: { what: string } }[];
    }
  ).items
    .filter((one) => one.kind === 'watched' && one.reference === reference)
    .map(({ data }) => data.what);
const move = (status: string, who: Who = 'manager') =>
  api
    .as(who)
    .post(`complaints/${reference}/status`)
    .send({ status, override: 'For the test.', statement: 'Done.' })
    .expect(200);

test('whoever watches is listed once, and the history says since when', async () => {
  const { body } = await api.as('supervisor').put(path()).expect(200);
  expect(body).toEqual({ agent: { id: api.ids.supervisor, name: 'Sven Supervisor' }, since: api.now.toISOString() });
  expect((await api.as('supervisor').put(path()).expect(200)).body).toEqual(body);
  expect(await names()).toEqual(['Sven Supervisor']);
  await api.as('supervisor').delete(path()).expect(204);
  await api.as('supervisor').delete(path()).expect(204);
  expect(await names()).toEqual([]);
  const data = { agentId: api.ids.supervisor };
  expect(await events()).toEqual([
    { type: 'watcher.added', data },
    { type: 'watcher.removed', data },
  ]);
});

test('others are made watchers only of what they can see', async () => {
  await api.as('agent').put(path(api.ids.manager)).expect(200);
  const { body } = await api.as('agent').put(path(api.ids.other)).expect(409);
  expect(body).toMatchObject({ code: 'cannot-see-it', detail: expect.stringContaining('Otto Other') });
  await api.as('agent').put(path('01890a5d-ac96-774b-bcce-b302099a8057')).expect(404);
  expect(await names()).toEqual(['Mona Manager']);
  await api.as('agent').delete(path(api.ids.manager)).expect(204);
  expect(await names()).toEqual([]);
});

test('watchers hear of each resolution and reopening, also the second on the same day (zammad #4348)', async () => {
  await api.as('supervisor').put(path()).expect(200);
  for (const status of ['resolved', 'open', 'resolved']) await move(status);
  await api
    .as('agent')
    .post(`complaints/${reference}/messages`)
    .send({ kind: 'from-customer', body: 'Again!' })
    .expect(201);
  expect((await told('supervisor')).toReversed()).toEqual(['resolved', 'reopened', 'resolved', 'reopened']);
});

test('nobody is told what they did themselves', async () => {
  await api.as('manager').put(path()).expect(200);
  await api.as('supervisor').put(path()).expect(200);
  await move('resolved', 'manager');
  expect([await told('manager'), await told('supervisor')]).toEqual([[], ['resolved']]);
});

test('who cannot see the complaint any more, or has left, is told nothing', async () => {
  await api.as('agent').put(path()).expect(200);
  await api.as('supervisor').put(path()).expect(200);
  await api
    .as('manager')
    .post(`complaints/${reference}/assignment`)
    .send({ ownerId: null, teamId: api.ids.South })
    .expect(200);
  await api.rows('UPDATE agent SET active = false WHERE id = $1', [api.ids.supervisor]);
  await move('resolved');
  await api.rows('UPDATE agent SET active = true WHERE id = $1', [api.ids.supervisor]);
  expect([await told('agent'), await told('supervisor')]).toEqual([[], []]);
});

test('a rule makes watchers and tells them, in its own transaction', async () => {
  const run = (fails: boolean) =>
    api.app.get(ChangeComplaint).run({ reference }, systemActor('test'), async (work) => {
      const added = await addWatcher(work, api.ids.supervisor);
      await tellWatchers(work, 'escalated', { rung: 0 });
      if (fails) throw new Error('undone');
      return added;
    });
  await expect(run(true)).rejects.toThrow('undone');
  expect([await names(), await told('supervisor')]).toEqual([[], []]);
  expect([await run(false), await run(false)]).toEqual([true, false]);
  expect(await told('supervisor')).toEqual(['escalated', 'escalated']);
  expect(await events()).toHaveLength(1);
});
