import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());

type Item = Record<string, unknown> & { id: string; version: number };
interface Kind {
  /** Where it is found. */
  path: (id: string) => string;
  /** Makes one. @returns its id */
  make: () => Promise<string>;
  /** How it is changed. */
  method: 'put' | 'patch';
  /** Two changes of the same thing, by two people. */
  first: object;
  second: object;
  /** A field of the two, to see which of them stands. */
  field: string;
  /** It can be deleted. */
  removable: boolean;
}

const manager = () => api.as('manager');
const first = async (path: string) => ((await manager().get(path).expect(200)).body as { items: Item[] }).items[0]!;
const create = (path: string, body: () => object | Promise<object>) => async () =>
  (
    (
      await manager()
        .post(path)
        .send(await body())
        .expect(201)
    ).body as Item
  ).id;

let made = 0;
const name = () => `Kind ${++made}`;
const labels = { en: 'Parcels', 'zh-CN': '包裹' };
const SHIFTS = { timeZone: 'Asia/Shanghai', shifts: [{ days: ['mon'], from: '09:00', to: '17:00' }] };
const TARGETS = { 'first-response': { low: 'PT8H', normal: 'PT4H', high: 'PT2H', critical: 'PT1H' } };
const plan = (answerWithin: string) => ({ name: 'Ours', after: ['P3D'], answerWithin });
const away = (to: string) => ({ from: '2026-11-20T09:00:00.000Z', to: to.replace('Z', '.000Z'), reason: null });
const reply = (title: string) => ({ texts: { en: { title, body: 'x' }, 'zh-CN': null } });

/** A policy and what it refers to; the two changes differ in how soon a case counts as silent. */
const policyBody = async (wishes: object) => {
  const { calendarId, ladderId } = await first('policies');
  return { targets: TARGETS, position: 5000, conditions: { places: ['Nowhere'] }, calendarId, ladderId, ...wishes };
};

const KINDS: Record<string, Kind> = {
  person: {
    path: (id) => `agents/${id}`,
    make: create('agents', () => ({
      email: `p${++made}@company.example`,
      name: name(),
      role: 'agent',
      password: 'correct horse battery staple',
    })),
    method: 'patch',
    first: { timeZone: 'Asia/Shanghai' },
    second: { timeZone: 'Europe/London' },
    field: 'timeZone',
    removable: false,
  },
  team: {
    path: (id) => `teams/${id}`,
    make: create('teams', () => ({ name: name() })),
    method: 'patch',
    first: { name: 'Red' },
    second: { name: 'Blue' },
    field: 'name',
    removable: false,
  },
  customer: {
    path: (id) => `customers/${id}`,
    make: async () => {
      const reference = await api.log();
      const { body } = await api.as('agent').get(`complaints/${reference}`).expect(200);
      return (body as { customer: { id: string } }).customer.id;
    },
    method: 'patch',
    first: { likes: 'Tea' },
    second: { likes: 'Coffee' },
    field: 'likes',
    removable: false,
  },
  calendar: {
    path: (id) => `calendars/${id}`,
    make: create('calendars', () => ({ name: name(), ...SHIFTS })),
    method: 'put',
    first: { ...SHIFTS, name: 'Red calendar' },
    second: { ...SHIFTS, name: 'Blue calendar' },
    field: 'name',
    removable: true,
  },
  ladder: {
    path: (id) => `ladders/${id}`,
    make: create('ladders', () => ({ name: name(), rungs: [] })),
    method: 'put',
    first: { name: 'Red ladder', rungs: [] },
    second: { name: 'Blue ladder', rungs: [] },
    field: 'name',
    removable: true,
  },
  policy: {
    path: (id) => `policies/${id}`,
    make: create('policies', () => policyBody({ name: name() })),
    method: 'put',
    first: { name: 'Ours', silentAfter: 'P1D' },
    second: { name: 'Ours', silentAfter: 'P2D' },
    field: 'silentAfter',
    removable: true,
  },
  'follow-up plan': {
    path: (id) => `follow-up-plans/${id}`,
    make: create('follow-up-plans', () => ({ name: name(), after: ['P3D'], answerWithin: 'P7D' })),
    method: 'put',
    first: plan('P5D'),
    second: plan('P6D'),
    field: 'answerWithin',
    removable: true,
  },
  webhook: {
    path: (id) => `webhooks/${id}`,
    make: create('webhooks', () => ({ name: name(), url: 'https://hook.company.example/' })),
    method: 'put',
    first: { name: 'Red hook', url: 'https://hook.company.example/' },
    second: { name: 'Blue hook', url: 'https://hook.company.example/' },
    field: 'name',
    removable: true,
  },
  category: {
    path: (id) => `categories/${id}`,
    make: create('categories', () => ({ name: 'parcels', labels })),
    method: 'put',
    first: { name: 'parcels', labels, position: 1 },
    second: { name: 'parcels', labels, position: 2 },
    field: 'position',
    removable: true,
  },
  'custom field': {
    path: (id) => `custom-fields/${id}`,
    make: create('custom-fields', () => ({ name: 'order', labels, type: 'text' })),
    method: 'put',
    first: { name: 'order', labels, type: 'text', position: 1 },
    second: { name: 'order', labels, type: 'text', position: 2 },
    field: 'position',
    removable: true,
  },
  'known problem': {
    path: (id) => `problems/${id}`,
    make: create('problems', () => ({ title: name() })),
    method: 'put',
    first: { title: 'Loose lids', description: 'Since May' },
    second: { title: 'Loose lids', description: 'Since June' },
    field: 'description',
    removable: false,
  },
  absence: {
    path: (id) => `agents/${api.ids.agent}/absences/${id}`,
    make: () => create(`agents/${api.ids.agent}/absences`, () => away('2026-11-27T17:00:00Z'))(),
    method: 'put',
    first: away('2026-11-30T09:00:00Z'),
    second: away('2026-12-01T09:00:00Z'),
    field: 'to',
    removable: true,
  },
  'canned reply': {
    path: (id) => `canned-replies/${id}`,
    make: create('canned-replies', () => reply('x')),
    method: 'put',
    first: { ...reply('x'), category: 'billing' },
    second: { ...reply('x'), category: 'delivery' },
    field: 'category',
    removable: true,
  },
};

describe.each(Object.entries(KINDS))('of two people who change the same %s', (kind, it) => {
  let [id, etag]: [string, string] = ['', ''];
  const value = (body: unknown) => (body as Item)[it.field];
  const wish = async (body: object) => (kind === 'policy' ? policyBody(body) : body);
  const read = async () => {
    const { body, headers } = await manager().get(it.path(id)).expect(200);
    return { body: body as Item, etag: headers.etag as string };
  };
  const change = async (body: object, match: string | null) => {
    const asked = manager()[it.method](it.path(id));
    return (match === null ? asked : asked.set('If-Match', match)).send(await wish(body));
  };
  beforeAll(async () => {
    id = await it.make();
    ({ etag } = await read());
  });

  test('the first one saves, and has the ETag of what they saved', async () => {
    const { status, body, headers } = await change(it.first, etag);
    expect([status, value(body)]).toEqual([200, value(it.first)]);
    expect(headers.etag).not.toBe(etag);
    expect(headers.etag).toBe(`"v${(body as Item).version}"`);
    expect((await read()).etag).toBe(headers.etag);
  });

  test('the second one is told, and nothing is overwritten', async () => {
    const before = (await read()).body;
    const { status, body } = await change(it.second, etag);
    expect([status, body]).toMatchObject([412, { code: 'changed-meanwhile', detail: expect.stringMatching(/./) }]);
    if (it.removable) await manager().delete(it.path(id)).set('If-Match', etag).expect(412);
    expect((await read()).body).toEqual(before);
  });

  test('the second one reads again and saves on top; the same once more changes no version', async () => {
    const again = await read();
    const { status, headers } = await change(it.second, again.etag);
    expect([status, value((await read()).body)]).toEqual([200, value(it.second)]);
    const same = await change(it.second, headers.etag as string);
    expect([same.status, same.headers.etag]).toEqual([200, headers.etag]);
  });

  test('at the same moment one of them saves, whoever it is', async () => {
    const { etag: both } = await read();
    const answers = await Promise.all([change(it.first, both), change({ ...it.first }, both), change(it.first, both)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
  });

  test('without If-Match, or with *, whoever comes last stands', async () => {
    expect((await change(it.second, null)).status).toBe(200);
    expect((await change(it.first, '*')).status).toBe(200);
    expect((await change(it.second, '"of another product"')).status).toBe(412);
    expect(value((await read()).body)).toBe(value(it.first));
    if (!it.removable) return;
    await manager()
      .delete(it.path(id))
      .set('If-Match', (await read()).etag)
      .expect(204);
  });
});

test('an absence is taken back as it was read', async () => {
  const path = `agents/${api.ids.agent}/absences`;
  const away = { from: '2026-11-20T09:00:00Z', to: '2026-11-20T12:00:00Z' };
  const { body, headers } = await manager().post(path).send(away).expect(201);
  const one = `${path}/${(body as Item).id}`;
  expect((await manager().get(one).expect(200)).headers.etag).toBe(headers.etag);
  await manager().delete(one).set('If-Match', '"v7"').expect(412);
  await manager()
    .delete(one)
    .set('If-Match', headers.etag as string)
    .expect(204);
});

test('what a rule changes makes the version stale as well: a webhook that switched itself off is not switched on unseen', async () => {
  const body = { name: 'Gone', url: 'https://gone.company.example/' };
  const { body: hook, headers } = await manager().post('webhooks').send(body).expect(201);
  await api.rows('UPDATE webhook SET active = false WHERE id = $1', [(hook as Item).id]);
  const asked = manager().put(`webhooks/${(hook as Item).id}`);
  await asked
    .set('If-Match', headers.etag as string)
    .send(body)
    .expect(412);
});

test('a change that is refused for another reason leaves the ETag as it was', async () => {
  const { id, version } = await first('calendars');
  const wrong = { name: 'No hours', timeZone: 'UTC', shifts: [] };
  await manager().put(`calendars/${id}`).set('If-Match', `"v${version}"`).send(wrong).expect(400);
  expect((await first('calendars')).version).toBe(version);
});
