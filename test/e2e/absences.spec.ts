import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());

type Item = Record<string, unknown> & { id: string };
const items = (body: unknown) => (body as { items: Item[] }).items;
const of = (who: 'agent' | 'other' | 'supervisor') => `agents/${api.ids[who]}/absences`;
const agent = async (id: string) => (await api.as('agent').get(`agents/${id}`).expect(200)).body as Item;

const MORNING = { from: '2026-11-20T09:00:00Z', to: '2026-11-20T12:00:00Z', reason: 'Dentist' };

test('everybody keeps their own absences, and is away in them', async () => {
  expect(await agent(api.ids.agent)).toMatchObject({ away: null });
  const { body, headers } = await api.as('agent').post(of('agent')).send(MORNING).expect(201);
  const { id } = body as Item;
  expect(body).toEqual({
    id,
    agent: { id: api.ids.agent, name: 'Anna Agent' },
    from: '2026-11-20T09:00:00.000Z',
    to: '2026-11-20T12:00:00.000Z',
    reason: 'Dentist',
    version: 1,
  });
  expect((await api.as('agent').get(headers.location!).expect(200)).body).toEqual(body);
  expect(items((await api.as('agent').get(of('agent')).expect(200)).body)).toEqual([body]);
  expect(await agent(api.ids.agent)).toMatchObject({ away: 'absent' });
  api.wait(2 * 3_600_000);
  expect(await agent(api.ids.agent)).toMatchObject({ away: null });
  api.wait(-2 * 3_600_000);
  await api
    .as('agent')
    .delete(`${of('agent')}/${id}`)
    .expect(204);
  expect(await agent(api.ids.agent)).toMatchObject({ away: null });
  await api
    .as('agent')
    .delete(`${of('agent')}/${id}`)
    .expect(404);
});

test("others' absences are kept by supervisors, and nobody reads a colleague's reasons", async () => {
  await api.as('agent').post(of('other')).send(MORNING).expect(403);
  await api.as('agent').get(of('other')).expect(403);
  const { body } = await api
    .as('supervisor')
    .post(of('other'))
    .send({ ...MORNING, to: null })
    .expect(201);
  const { id } = body as Item;
  await api
    .as('agent')
    .get(`${of('other')}/${id}`)
    .expect(403);
  await api
    .as('agent')
    .delete(`${of('other')}/${id}`)
    .expect(403);
  await api
    .as('other')
    .get(`${of('other')}/${id}`)
    .expect(200);
  // Under the name of somebody else it is not there, whoever asks.
  await api
    .as('supervisor')
    .delete(`${of('agent')}/${id}`)
    .expect(404);
  await api
    .as('supervisor')
    .delete(`${of('other')}/${id}`)
    .expect(204);
});

test('the return is put off in place, by the person or a supervisor, never before the beginning', async () => {
  const { body } = await api.as('agent').post(of('agent')).send(MORNING).expect(201);
  const path = `${of('agent')}/${(body as Item).id}`;
  const later = { ...MORNING, to: '2026-11-25T08:00:00.000Z', reason: 'Flu' };
  const changed = (await api.as('agent').put(path).send(later).expect(200)).body;
  expect(changed).toMatchObject({ to: later.to, reason: 'Flu', version: 2 });
  await api
    .as('supervisor')
    .put(path)
    .send({ ...later, to: null })
    .expect(200);
  expect(
    (
      await api
        .as('agent')
        .put(path)
        .send({ ...later, to: later.from })
        .expect(400)
    ).body,
  ).toMatchObject({
    errors: [{ field: 'to' }],
  });
  await api.as('other').put(path).send(later).expect(403);
  await api.as('supervisor').put(path.replace(api.ids.agent, api.ids.other)).send(later).expect(404);
  await api.as('agent').delete(path).expect(204);
});

test('the board shows who is away at a moment', async () => {
  await api
    .as('supervisor')
    .post(of('other'))
    .send({ from: '2026-11-20T10:00:00Z', to: '2026-11-20T10:30:00Z' })
    .expect(201);
  await api.as('supervisor').post(of('supervisor')).send({ from: '2026-11-25T00:00:00Z', to: null }).expect(201);
  const away = async (query = '') =>
    items((await api.as('supervisor').get(`absences${query}`).expect(200)).body).map((one) => (one.agent as Item).name);
  expect(await away()).toEqual(['Otto Other']);
  expect(await away('?on=2026-11-20T10:30:00Z')).toEqual([]);
  expect(await away('?on=2027-01-01T00:00:00Z')).toEqual(['Sven Supervisor']);
  await api.as('agent').get('absences').expect(403);
});

test.each([
  [{ ...MORNING, to: MORNING.from }, 'to'],
  [{ ...MORNING, to: '2026-11-19T00:00:00Z' }, 'to'],
  [{ from: MORNING.from }, 'to'],
  [{ from: 'tomorrow', to: null }, 'from'],
])('an absence like %j is refused, naming %s', async (body, field) => {
  expect((await api.as('agent').post(of('agent')).send(body).expect(400)).body).toMatchObject({ errors: [{ field }] });
});

test('the same Idempotency-Key makes one absence', async () => {
  const add = () =>
    api
      .as('other')
      .post(of('other'))
      .set('Idempotency-Key', 'holiday')
      .send({ ...MORNING, reason: 'Once' });
  const { body: first } = await add().expect(201);
  // As if the process had died after the commit, before it could answer.
  await api.rows(
    `UPDATE idempotent_request SET status = NULL, started_at = now() - interval '2 minutes' WHERE key = 'holiday'`,
  );
  expect((await add().expect(201)).body).toEqual(first);
});

test('of nobody there are no absences', async () => {
  await api.as('supervisor').post('agents/01890a5d-ac96-774b-bcce-b302099a8057/absences').send(MORNING).expect(404);
});

test('who is away within a time is asked by its beginning and its end together', async () => {
  await api
    .as('supervisor')
    .post(of('agent'))
    .send({ from: '2027-03-10T00:00:00Z', to: '2027-03-12T00:00:00Z' })
    .expect(201);
  const within = async (from: string, to: string) => {
    const { body } = await api.as('supervisor').get(`absences?from=${from}T00:00:00Z&to=${to}T00:00:00Z`).expect(200);
    return (body as { items: { from: string }[] }).items.filter(({ from: begins }) => begins.startsWith('2027-03-10'))
      .length;
  };
  expect(await within('2027-03-01', '2027-04-01')).toBe(1);
  expect(await within('2027-03-11', '2027-03-12')).toBe(1);
  expect(await within('2027-03-01', '2027-03-10')).toBe(0);
  expect(await within('2027-03-12', '2027-04-01')).toBe(0);
  for (const [query, field] of [
    ['from=2027-03-01T00:00:00Z', 'to'],
    ['to=2027-03-01T00:00:00Z', 'from'],
    ['from=2027-03-02T00:00:00Z&to=2027-03-01T00:00:00Z', 'to'],
  ] as const) {
    const { body } = await api.as('supervisor').get(`absences?${query}`).expect(400);
    expect(body).toMatchObject({ errors: [{ field }] });
  }
});
