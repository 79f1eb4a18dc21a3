import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { newId } from '#kernel/ids';
import { PolicyBook } from '#recovery/policy-book';
import { TestApi } from '../support/api.ts';
import { until } from '../support/until.ts';

/* What one person removes at the very moment at which another begins to use it. */

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());

type Item = Record<string, unknown> & { id: string };
const make = async (path: string, body: object) =>
  ((await api.as('manager').post(path).send(body).expect(201)).body as Item).id;
const first = async (path: string) =>
  ((await api.as('manager').get(path).expect(200)).body as { items: Item[] }).items[0]!;
const waitsForALock = () =>
  until('the other one waits', async () => {
    const rows = await api.rows(
      `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
    );
    return rows.length > 0;
  });

const CALENDAR = { timeZone: 'Asia/Shanghai', shifts: [{ days: ['mon'], from: '09:00', to: '17:00' }] };
const POLICY = `UPDATE policy SET name = 'Everybody', `;

const removed: [string, () => Promise<string>, string, string][] = [
  ['calendars', () => make('calendars', { name: 'Doomed', ...CALENDAR }), `${POLICY} calendar_id = $1`, 'policies'],
  ['calendars', () => make('calendars', { name: 'Late', ...CALENDAR }), `UPDATE team SET calendar_id = $1`, 'teams'],
  ['ladders', () => make('ladders', { name: 'Doomed', rungs: [] }), `${POLICY} ladder_id = $1`, 'policies'],
  [
    'follow-up-plans',
    () => make('follow-up-plans', { name: 'Doomed', after: ['P3D'], answerWithin: 'P1D' }),
    `${POLICY} follow_up_plan_id = $1`,
    'policies',
  ],
];

test.each(removed)(
  '%s that somebody begins to use at this moment stay, and the refusal says by what',
  async (path, made, use, users) => {
    const id = await made();
    const removal = await api.database.transaction(async (manager) => {
      await manager.query(use, [id]);
      const asked = api
        .as('manager')
        .delete(`${path}/${id}`)
        .then((answer) => answer);
      await waitsForALock();
      return { asked };
    });
    const answer = await removal.asked;
    expect([answer.status, answer.body]).toMatchObject([
      409,
      { code: 'in-use', detail: expect.stringContaining(`It is used by ${users}: `) },
    ]);
    await api.as('manager').get(`${path}/${id}`).expect(200);
  },
);

/** Removes it in a transaction that is still open while `use` is asked for. */
async function useWhileRemoved(
  remove: (manager: EntityManager) => Promise<unknown>,
  use: () => Promise<{ status: number; body: unknown }>,
) {
  const { asked } = await api.database.transaction(async (manager) => {
    await remove(manager);
    const using = use();
    await waitsForALock();
    return { asked: using };
  });
  return asked;
}

test('who begins to use what is being removed is told that it is not there, by the field', async () => {
  const calendarId = await make('calendars', { name: 'Gone', ...CALENDAR });
  const customer = (
    await api
      .as('agent')
      .get(`complaints/${await api.log()}`)
      .expect(200)
  ).body as { customer: Item };
  const team = await first('teams');
  const { id: _, version: __, ...policy } = await first('policies');
  const uses: [string, () => Promise<{ status: number; body: unknown }>][] = [
    ['team', async () => api.as('manager').patch(`teams/${team.id}`).send({ calendarId })],
    ['customer', async () => api.as('supervisor').patch(`customers/${customer.customer.id}`).send({ calendarId })],
    [
      'policy',
      async () =>
        api
          .as('manager')
          .post('policies')
          .send({ ...policy, name: 'Another', calendarId }),
    ],
  ];
  for (const [what, use] of uses) {
    await api.rows(
      `INSERT INTO calendar (id, name, definition) SELECT $1, 'Gone', definition FROM calendar LIMIT 1 ON CONFLICT DO NOTHING`,
      [calendarId],
    );
    const { status, body } = await useWhileRemoved(
      (manager) => manager.query('DELETE FROM calendar WHERE id = $1', [calendarId]),
      use,
    );
    expect([what, status, body]).toMatchObject([what, 400, { errors: [{ field: 'calendarId' }] }]);
  }
});

test('a ladder calls no webhook that is being removed', async () => {
  const body = { name: 'Tickets', url: 'https://tickets.company.example/hooks' };
  const webhookId = await make('webhooks', body);
  const rungs = [{ at: 'PT0S', to: 'supervisor', action: 'call-webhook', webhookId }];
  const answer = await useWhileRemoved(
    (manager) => manager.query('DELETE FROM webhook WHERE id = $1', [webhookId]),
    async () => api.as('manager').post('ladders').send({ name: 'Calls', rungs }),
  );
  expect([answer.status, answer.body]).toMatchObject([400, { errors: [{ field: 'rungs.0.webhookId' }] }]);
});

test('a policy that went away a moment ago, elsewhere, stops no complaint that would have come under it', async () => {
  const { id: _, version: __, ...general } = await first('policies');
  const id = await make('policies', { ...general, name: 'Short', position: 1, conditions: { categories: ['short'] } });
  const reference = await api.log();
  await api.rows('DELETE FROM policy WHERE id = $1', [id]);
  await api.as('agent').patch(`complaints/${reference}`).send({ category: 'short' }).expect(200);
  expect(
    await api.rows('SELECT p.name FROM complaint c JOIN policy p ON p.id = c.policy_id WHERE reference = $1', [
      reference,
    ]),
  ).toEqual([{ name: 'Everybody' }]);
});

test('policies are read of one moment: a ladder that is exchanged and removed meanwhile stops no complaint', async () => {
  const other = await make('ladders', { name: 'Other', rungs: [] });
  const { asked } = await api.database.transaction(async (manager) => {
    await manager.query('LOCK TABLE ladder IN ACCESS EXCLUSIVE MODE');
    api.app.get(PolicyBook).forget();
    const customer = { name: 'Li Wei', email: 'exchanged@customer.example' };
    const logging = api
      .as('agent')
      .post('complaints')
      .send({ customer, channel: 'phone', words: 'Hello.' })
      .then((answer) => answer.status);
    await waitsForALock();
    await manager.query('UPDATE policy SET ladder_id = $1', [other]);
    await manager.query('DELETE FROM ladder WHERE id <> $1', [other]);
    return { asked: logging };
  });
  expect(await asked).toBe(201);
});

test('what is not there is told to be not there', async () => {
  await api.as('manager').delete(`calendars/${newId()}`).expect(404);
});
