import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { FileStore } from '#files/file-store';
import { tidyUp } from '#recovery/tidy-up';
import { TestApi, type Who } from '../support/api.ts';
import { Ear } from '../support/ear.ts';

let api: TestApi;
let reference: string;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());
beforeEach(async () => void (reference = await api.log()));

const path = () => `complaints/${reference}/presence`;
const show = async (who: Who, doing = 'reading') =>
  (
    (await api.as(who).put(path()).send({ doing }).expect(200)).body as {
      items: { agent: { name: string }; doing: string; since: string }[];
    }
  ).items.map(({ agent, ...rest }) => ({ name: agent.name, ...rest }));

test('whoever opens a case sees who else has it open, who came first in front', async () => {
  const first = api.now.toISOString();
  await show('agent');
  api.wait(5_000);
  expect(await show('supervisor', 'writing')).toEqual([
    { name: 'Anna Agent', doing: 'reading', since: first },
    { name: 'Sven Supervisor', doing: 'writing', since: api.now.toISOString() },
  ]);
});

test('who gives no sign of life for 40 seconds is gone, and counts anew on coming back', async () => {
  await show('agent');
  api.wait(30_000);
  expect(await show('supervisor')).toHaveLength(2);
  api.wait(11_000);
  expect(await show('supervisor')).toHaveLength(1);
  expect((await show('agent')).map(({ name }) => name)).toEqual(['Sven Supervisor', 'Anna Agent']);
});

test('who has it open in two windows is one person, who writes if one of them does, and stays until both are closed', async () => {
  const [desk, phone] = ['desk', 'phone'];
  const sit = (seat: string, doing: string) => api.as('agent').put(path()).send({ doing, seat }).expect(200);
  const leave = (seat: string) => api.as('agent').delete(`${path()}?seat=${seat}`).expect(204);
  const since = api.now.toISOString();
  await sit(desk, 'writing');
  api.wait(5_000);
  await sit(phone, 'reading');
  const [anna] = await show('supervisor');
  expect(anna).toEqual({ name: 'Anna Agent', doing: 'writing', since });
  await leave(desk);
  expect((await show('supervisor')).map(({ name, doing }) => [name, doing])).toEqual([
    ['Anna Agent', 'reading'],
    ['Sven Supervisor', 'reading'],
  ]);
  await leave(phone);
  expect(await show('supervisor')).toHaveLength(1);
  expect(
    (
      await api
        .as('agent')
        .delete(`${path()}?seat=${'x'.repeat(41)}`)
        .expect(400)
    ).body,
  ).toMatchObject({
    errors: [{ field: 'seat' }],
  });
});

test('who closes the case is gone at once, and the others hear it', async () => {
  await show('agent');
  await show('supervisor');
  const ear = await Ear.open(api.url, api.bearer('agent'));
  const names = (data: Record<string, unknown>) =>
    (data.people as { agent: { name: string } }[]).map((one) => one.agent.name);
  await ear.hears('presence', { reference });
  await api.as('supervisor').delete(path()).expect(204);
  await api.as('supervisor').delete(path()).expect(204);
  await ear.hearsWhere('presence', (data) => data.reference === reference && names(data).join() === 'Anna Agent');
  ear.close();
});

test('those who do not have the case open hear nothing of who has', async () => {
  const other = await api.log('agent');
  const ear = await Ear.open(api.url, api.bearer('manager'));
  await show('agent');
  await api.as('manager').put(`complaints/${other}/presence`).send({ doing: 'reading' }).expect(200);
  await ear.hears('presence', { reference: other });
  expect(ear.all('presence').map((data) => data.reference)).toEqual([other]);
  ear.close();
});

test('it changes nothing of the complaint, and leaves nothing behind', async () => {
  const before = await api.rows('SELECT version, updated_at FROM complaint WHERE reference = $1', [reference]);
  await show('agent', 'writing');
  expect(await api.rows('SELECT version, updated_at FROM complaint WHERE reference = $1', [reference])).toEqual(before);
  api.wait(60_000);
  await tidyUp(api.database, api.now, new FileStore('/nowhere'));
  expect(await api.rows('SELECT FROM presence')).toEqual([]);
});

test('only what one can see can be opened, and only reading and writing are told', async () => {
  await api.as('other').put(path()).send({ doing: 'reading' }).expect(404);
  const { body } = await api.as('agent').put(path()).send({ doing: 'sleeping' }).expect(400);
  expect(body).toMatchObject({ errors: [{ field: 'doing' }] });
});
