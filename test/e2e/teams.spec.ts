import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';

let api: TestApi;
let reference: string;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());
beforeEach(async () => void (reference = await api.log('agent', { ownerId: null })));

const assign = (body: object) => api.as('manager').post(`complaints/${reference}/assignment`).send(body).expect(200);
const changes = async () =>
  (
    (await api.as('manager').get(`complaints/${reference}/events`).expect(200)).body as {
      items: { type: string; data: object }[];
    }
  ).items.filter(({ type }) => type === 'team.changed' || type === 'owner.changed');

test('a change of team alone is saved and stands in the history', async () => {
  await assign({ ownerId: null, teamId: api.ids.South });
  expect(await changes()).toMatchObject([{ type: 'team.changed', data: { from: api.ids.North, to: api.ids.South } }]);
  await api.as('agent').get(`complaints/${reference}`).expect(404);
  await api.as('other').get(`complaints/${reference}`).expect(200);
});

test('assigning nobody to what nobody owns changes nothing', async () => {
  await assign({ ownerId: null });
  expect(await changes()).toEqual([]);
});

test('an owner without a team takes the complaint and leaves it with its team', async () => {
  await api.rows('UPDATE agent SET team_id = NULL WHERE id = $1', [api.ids.manager]);
  api.wait(2_000);
  await assign({ ownerId: api.ids.manager });
  await api.as('other').get(`complaints/${reference}`).expect(404);
  await api.rows('UPDATE agent SET team_id = $2 WHERE id = $1', [api.ids.manager, api.ids.North]);
});

test('who is made owner by somebody else is told', async () => {
  await assign({ ownerId: api.ids.agent });
  const { body } = await api.as('agent').get('notifications').expect(200);
  expect(body).toMatchObject({ items: [{ kind: 'assigned', reference, data: { by: 'Mona Manager' } }] });
});

test("another team's calendar moves the deadlines at once", async () => {
  const shifts = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '16:00', to: '17:00' }];
  const { body: calendar } = await api
    .as('manager')
    .post('calendars')
    .send({ name: 'Late hour', timeZone: 'UTC', shifts })
    .expect(201);
  await api.rows('UPDATE team SET calendar_id = $2 WHERE id = $1', [api.ids.South, (calendar as { id: string }).id]);
  api.wait(2_000);
  const [before] = await api.rows('SELECT due_at FROM complaint WHERE reference = $1', [reference]);
  await assign({ ownerId: null, teamId: api.ids.South });
  const [after] = await api.rows('SELECT due_at FROM complaint WHERE reference = $1', [reference]);
  expect(after!.due_at).not.toEqual(before!.due_at);
});
