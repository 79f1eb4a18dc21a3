import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());

type Item = Record<string, unknown> & { id: string };
const NOBODY = '01890a5d-ac96-774b-bcce-b302099a8057';
const manager = () => api.as('manager');

async function calendar(name: string, from: string, to: string): Promise<string> {
  const shifts = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from, to }];
  return ((await manager().post('calendars').send({ name, timeZone: 'UTC', shifts }).expect(201)).body as Item).id;
}
const edit = (who: 'agent' | 'other', body: object) => manager().patch(`agents/${api.ids[who]}`).send(body);
const recalculations = () => api.rows<Item>('SELECT * FROM recalculation ORDER BY requested_at, id');

test('shifts, the cap and the digest are set when somebody is created, and read again', async () => {
  const given = { email: 'nora@company.example', name: 'Nora New', role: 'agent', password: 'a long enough one' };
  const { body: plain } = await manager().post('agents').send(given).expect(201);
  expect(plain).toMatchObject({ calendarId: null, caseCap: null, digestAt: '08:00', away: null });
  const calendarId = await calendar('Evenings', '17:00', '22:00');
  const wishes = { calendarId, caseCap: 1000, digestAt: null };
  const { body } = await manager()
    .post('agents')
    .send({ ...given, ...wishes, email: 'eva@company.example' })
    .expect(201);
  expect(body).toMatchObject({ ...wishes, away: 'off-shift' });
});

test('whoever is off shift is shown as away, by the own calendar, else by the team’s', async () => {
  const [early, late] = [await calendar('Early', '06:00', '11:00'), await calendar('Late', '14:00', '22:00')];
  await edit('other', { calendarId: late }).expect(200);
  const away = async () => ((await api.as('agent').get(`agents/${api.ids.other}`)).body as Item).away;
  expect(await away()).toBe('off-shift');
  await manager().patch(`teams/${api.ids.South}`).send({ calendarId: early }).expect(200);
  expect(await away()).toBe('off-shift');
  expect((await edit('other', { calendarId: null }).expect(200)).body).toMatchObject({ calendarId: null, away: null });
  await manager().patch(`teams/${api.ids.South}`).send({ calendarId: late }).expect(200);
  expect(await away()).toBe('off-shift');
  expect((await edit('other', { active: false }).expect(200)).body).toMatchObject({ active: false, away: null });
  await edit('other', { active: true }).expect(200);
});

test.each([
  [{ calendarId: NOBODY }, 'calendarId'],
  [{ caseCap: 0 }, 'caseCap'],
  [{ caseCap: 1001 }, 'caseCap'],
  [{ digestAt: '24:00' }, 'digestAt'],
  [{ digestAt: '8:00' }, 'digestAt'],
])('an agent with %j is refused, naming %s', async (body, field) => {
  expect((await edit('agent', body).expect(400)).body).toMatchObject({ errors: [{ field }] });
});

test("a team's new calendar has the open complaints derived anew, by one recalculation for changes in a row", async () => {
  await api.rows('DELETE FROM recalculation');
  await api.log();
  const [one, two] = [await calendar('One', '08:00', '16:00'), await calendar('Two', '10:00', '18:00')];
  const change = (body: object) => manager().patch(`teams/${api.ids.North}`).send(body).expect(200);
  expect((await change({ name: 'Far North' })).body).toMatchObject({ name: 'Far North', calendarId: null });
  expect(await recalculations()).toEqual([]);
  expect((await change({ calendarId: one })).body).toMatchObject({ name: 'Far North', calendarId: one });
  await change({ calendarId: one });
  await change({ calendarId: two });
  expect(await recalculations()).toMatchObject([
    {
      why: 'team',
      name: 'Far North',
      total: 1,
      done: 0,
      requested_by: api.ids.manager,
      next_at: new Date(api.now.getTime() + 2_000),
    },
  ]);
  // One that has begun does not know the newest calendar.
  await api.rows('UPDATE recalculation SET done = 1, reached = $1', [NOBODY]);
  await change({ calendarId: null });
  expect(await recalculations()).toHaveLength(2);
});

test('a recalculation that a worker has claimed serves no later change, although none of it is done yet', async () => {
  await api.rows('DELETE FROM recalculation');
  const calendarId = await calendar('Four', '08:00', '16:00');
  await manager().patch(`teams/${api.ids.North}`).send({ calendarId }).expect(200);
  await api.rows('UPDATE recalculation SET next_at = $1', [new Date(api.now.getTime() + 60_000)]);
  await manager().patch(`teams/${api.ids.North}`).send({ calendarId: null }).expect(200);
  expect(await recalculations()).toHaveLength(2);
});

test('a change of calendar asks for later than any process may know the old one', async () => {
  await api.rows('DELETE FROM recalculation');
  const calendarId = await calendar('Three', '08:00', '16:00');
  await manager().patch(`teams/${api.ids.North}`).send({ calendarId }).expect(200);
  api.wait(1_500);
  await manager().patch(`teams/${api.ids.North}`).send({ calendarId: null }).expect(200);
  expect(await recalculations()).toMatchObject([{ next_at: new Date(api.now.getTime() + 2_000) }]);
});

test('a team is changed by managers only, to a name and a calendar that can be', async () => {
  const path = `teams/${api.ids.South}`;
  await api.as('supervisor').patch(path).send({ name: 'x' }).expect(403);
  await manager().patch(`teams/${NOBODY}`).send({ name: 'x' }).expect(404);
  expect((await manager().patch(path).send({ calendarId: NOBODY }).expect(400)).body).toMatchObject({
    errors: [{ field: 'calendarId' }],
  });
  await manager().post('teams').send({ name: 'East' }).expect(201);
  expect((await manager().patch(path).send({ name: 'East' }).expect(409)).body).toMatchObject({ code: 'team-exists' });
});
