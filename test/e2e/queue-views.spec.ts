import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi, type Who } from '../support/api.ts';

const HOUR = 3_600_000;

let api: TestApi;
/** One case that is made for each view. */
const cases = {} as Record<'mine' | 'free' | 'waiting' | 'promised' | 'resting' | 'settled' | 'foreign', string>;

beforeAll(async () => {
  api = await TestApi.start();
  const log = (minutesAgo: number, body: object = {}, who: Who = 'agent') =>
    api.log(who, { receivedAt: new Date(api.now.getTime() - minutesAgo * 60_000), ...body });
  cases.free = await log(50, { severity: 'critical', tags: ['vip'], category: 'billing', place: 'Leeds' });
  cases.mine = await log(40, { severity: 'low', category: 'delivery', place: 'Leeds' });
  cases.waiting = await log(30);
  cases.promised = await log(20);
  cases.resting = await log(10);
  cases.settled = await log(5);
  cases.foreign = await log(60, { place: 'Oslo' }, 'other');
  await api.rows('UPDATE complaint SET owner_id = NULL');
  for (const reference of [cases.mine, cases.resting]) await own(reference);
  await post(`complaints/${cases.waiting}/status`, { status: 'pending' }, 200);
  await post(`complaints/${cases.promised}/promises`, { what: 'A new kettle', dueAt: at(20 * HOUR) });
  await post(`complaints/${cases.mine}/promises`, { what: 'A letter', dueAt: at(48 * HOUR) });
  await post(`complaints/${cases.resting}/snooze`, { until: at(48 * HOUR) });
  await api.rows(`UPDATE complaint SET status = 'resolved' WHERE reference = $1`, [cases.settled]);
  await api.rows(
    `INSERT INTO follow_up (id, complaint_id, resolution, step, due_at)
     SELECT gen_random_uuid(), id, 1, 0, $2 FROM complaint WHERE reference = $1`,
    [cases.settled, at(2 * HOUR)],
  );
});
afterAll(() => api.stop());

const at = (milliseconds: number) => new Date(api.now.getTime() + milliseconds).toISOString();
const own = (reference: string) => post(`complaints/${reference}/assignment`, { ownerId: api.ids.agent }, 200);
async function post(path: string, body: object, status = 201): Promise<void> {
  await api.as('agent').post(path).send(body).expect(status);
}

/** The names of the cases that a list shows, in its order. */
async function seen(query: string, who: Who = 'agent'): Promise<string[]> {
  const { body } = await api.as(who).get(`complaints?${query}`).expect(200);
  const names = new Map(Object.entries(cases).map(([name, reference]) => [reference, name]));
  return (body as { items: { reference: string }[] }).items.map(({ reference }) => names.get(reference)!);
}

test.each([
  ['all', ['free', 'mine', 'waiting', 'promised', 'resting']],
  ['mine', ['mine']],
  ['team', ['free', 'mine', 'waiting', 'promised', 'resting']],
  ['unassigned', ['free', 'waiting', 'promised']],
  ['awaiting-customer', ['waiting']],
  ['promises', ['promised']],
  ['follow-ups', ['settled']],
  ['escalations', []],
  ['snoozed', ['resting']],
  ['breached', []],
])('the view %s shows its cases, oldest first, and no foreign one', async (view, expected) => {
  expect(await seen(`view=${view}`)).toEqual(expected);
});

test('other filters narrow a view', async () => {
  expect(await seen('view=all&severity=critical,low')).toEqual(['free', 'mine']);
  expect(await seen('view=unassigned&tag=vip')).toEqual(['free']);
  expect(await seen('view=team&place=Leeds&category=delivery')).toEqual(['mine']);
  expect(await seen(`view=mine&reference=${cases.mine},${cases.free}`)).toEqual(['mine']);
});

test('what is most severe or due first stands first, and cases without a running clock stand last', async () => {
  expect((await seen('view=all&sort=severity')).slice(0, 2)).toEqual(['free', 'waiting']);
  expect((await seen('view=all&sort=severity')).at(-1)).toBe('mine');
  await api.rows('UPDATE complaint SET due_at = NULL WHERE reference = $1', [cases.free]);
  expect((await seen('view=all&sort=dueAt')).at(-1)).toBe('free');
});

test('a deadline that is near is due soon, and breached once it has passed', async () => {
  await api.rows('UPDATE complaint SET due_at = $2 WHERE reference = $1', [cases.mine, at(3 * HOUR)]);
  expect(await seen('view=due-soon')).toContain('mine');
  expect(await seen('view=mine&dueWithin=PT2H')).toEqual([]);
  expect(await seen('view=mine&dueWithin=PT5H')).toEqual(['mine']);
  await api.rows('UPDATE complaint SET due_at = $2 WHERE reference = $1', [cases.mine, at(-HOUR)]);
  expect(await seen('view=breached')).toEqual(['mine']);
  expect(await seen('view=due-soon')).not.toContain('mine');
});

test('a broken promise stays in view until it is settled', async () => {
  await api.rows('UPDATE promise SET due_at = $1', [at(-HOUR)]);
  expect(await seen('view=promises')).toEqual(['mine', 'promised']);
});

test('an escalation that waits is in view for those who see the case', async () => {
  await post(`complaints/${cases.free}/escalations`, { reason: 'The customer insists' });
  expect(await seen('view=escalations')).toEqual(['free']);
  expect(await seen('view=escalations', 'other')).toEqual([]);
});

test('the counts are those of the lists, for each person', async () => {
  const counts = async (who: Who) => {
    const { body } = await api.as(who).get('complaints/counts').expect(200);
    const { views } = body as { views: { view: string; count: number; more: boolean }[] };
    for (const { view, count, more } of views)
      expect([view, count, more]).toEqual([view, (await seen(`view=${view}`, who)).length, false]);
    return Object.fromEntries(views.map(({ view, count }) => [view, count]));
  };
  expect(await counts('agent')).toMatchObject({ mine: 1, all: 5, snoozed: 1, escalations: 1 });
  expect(await counts('other')).toMatchObject({ mine: 0, all: 1 });
  expect(await counts('supervisor')).toMatchObject({ all: 6 });
});

test('beyond a thousand nobody counts on', async () => {
  await api.rows(
    `INSERT INTO complaint (id, reference, customer_id, status, severity, channel, language, words, team_id, received_at, logged_at, updated_at, search)
     SELECT gen_random_uuid(), 'C-2025-' || n, customer_id, 'new', 'normal', 'web', 'en', 'x', NULL, received_at, logged_at, updated_at, ''
     FROM complaint, generate_series(100001, 101001) n WHERE reference = $1`,
    [cases.mine],
  );
  const { body } = await api.as('agent').get('complaints/counts').expect(200);
  expect((body as { views: object[] }).views).toContainEqual({ view: 'unassigned', count: 1000, more: true });
  await api.rows(`DELETE FROM complaint WHERE reference LIKE 'C-2025-10%'`);
});

test('suggestions for filters come from the cases that one sees, the commonest first', async () => {
  const { body } = await api.as('agent').get('complaints/facets').expect(200);
  expect(body).toEqual({
    categories: [
      { value: 'billing', complaints: 1 },
      { value: 'delivery', complaints: 1 },
    ],
    places: [{ value: 'Leeds', complaints: 2 }],
    tags: [{ value: 'vip', complaints: 1 }],
  });
  const narrowed = await api.as('supervisor').get('complaints/facets?q=os').expect(200);
  expect(narrowed.body).toEqual({ categories: [], places: [{ value: 'Oslo', complaints: 1 }], tags: [] });
});
