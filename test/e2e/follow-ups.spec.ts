import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SendFollowUp } from '#recovery/send-follow-up';
import { TestApi } from '../support/api.ts';

const DAY = 86_400_000;

let api: TestApi;
let reference: string;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());
beforeEach(async () => void (reference = await api.log()));

const resolve = (which = reference) =>
  api
    .as('supervisor')
    .post(`complaints/${which}/status`)
    .send({ status: 'resolved', statement: 'We refunded you.', override: 'For the test.' })
    .expect(200);
const planned = (which = reference) =>
  api.rows<{ id: string; complaint_id: string }>(
    `SELECT f.id, f.complaint_id FROM follow_up f JOIN complaint c ON c.id = f.complaint_id WHERE c.reference = $1 ORDER BY step`,
    [which],
  );
const send = ({ id, complaint_id }: { id: string; complaint_id: string }) =>
  api.app.get(SendFollowUp).send(id, complaint_id, 'test');
const mails = (template: string, which = reference) =>
  api.rows<{ state: string }>(
    `SELECT m.state FROM mail m JOIN complaint c ON c.id = m.complaint_id WHERE c.reference = $1 AND template = $2`,
    [which, template],
  );

test.each([
  ['the earlier first', [0, 1]],
  ['the later first', [1, 0]],
])('after an outage the customer gets one follow-up, not the backlog, with %s (glpi PR 8706)', async (_, order) => {
  await resolve();
  const both = await planned();
  api.wait(20 * DAY);
  for (const index of order) await send(both[index]!);
  expect(await mails('follow-up')).toHaveLength(1);
});

test('a follow-up that has not left is recalled when the customer comes back first', async () => {
  await resolve();
  const [first] = await planned();
  api.wait(3 * DAY);
  await send(first!);
  await api
    .as('agent')
    .post(`complaints/${reference}/messages`)
    .send({ kind: 'from-customer', body: 'Again!' })
    .expect(201);
  expect(await mails('follow-up')).toEqual([{ state: 'cancelled' }]);
});

test('without a mail address the owner is asked to call, and the wait for the answer runs', async () => {
  const byPhone = await api.log('agent', { customer: { name: 'Mr Phone', phone: '+4930123456' } });
  await resolve(byPhone);
  const [first] = await planned(byPhone);
  api.wait(3 * DAY);
  await send(first!);
  expect(await mails('follow-up', byPhone)).toEqual([]);
  const { body } = await api.as('agent').get('notifications').expect(200);
  expect(body).toMatchObject({
    items: [{ kind: 'follow-up-call', reference: byPhone, data: { phone: '+4930123456' } }],
  });
  expect(await api.rows('SELECT state FROM follow_up WHERE id = $1', [first!.id])).toEqual([{ state: 'sent' }]);
});

const customerOf = async (which = reference) =>
  (await api.rows<{ id: string }>(`SELECT customer_id AS id FROM complaint WHERE reference = $1`, [which]))[0]!.id;
const edit = async (body: object, which = reference) =>
  api
    .as('agent')
    .patch(`customers/${await customerOf(which)}`)
    .send(body)
    .expect(200);
const dueAt = async (which = reference) =>
  (
    await api.rows<{ due_at: Date }>(
      `SELECT f.due_at FROM follow_up f JOIN complaint c ON c.id = f.complaint_id WHERE c.reference = $1 ORDER BY step`,
      [which],
    )
  ).map(({ due_at }) => due_at.toISOString());
const events = async (type: string, which = reference) =>
  (
    (await api.as('supervisor').get(`complaints/${which}/events?limit=200`).expect(200)).body as {
      items: { type: string; data: Record<string, unknown> }[];
    }
  ).items.filter((event) => event.type === type);
const goTo = (instant: string) => api.wait(new Date(instant).getTime() - api.now.getTime());

describe('plans', () => {
  const plan = (body: object, status = 201) =>
    api
      .as('manager')
      .post('follow-up-plans')
      .send({ answerWithin: 'P2D', ...body })
      .expect(status);
  const created = async (body: object) => ((await plan(body)).body as { id: string }).id;
  const made: string[] = [];
  afterEach(async () => {
    for (const id of made.splice(0)) await api.as('manager').delete(`follow-up-plans/${id}`).expect(204);
  });

  test('a plan for a category and a language takes the place of the policy’s, the first by position', async () => {
    made.push(await created({ name: 'Billing', after: ['P5D'], position: 2, conditions: { categories: ['billing'] } }));
    made.push(
      await created({
        name: 'Billing in Chinese',
        after: ['P1D', 'P7D'],
        position: 1,
        conditions: { categories: ['billing'], languages: ['zh-CN'] },
      }),
    );
    const days = async (body: object) => {
      const which = await api.log('agent', body);
      await resolve(which);
      return (await dueAt(which)).map((due) => Math.round((new Date(due).getTime() - api.now.getTime()) / DAY));
    };
    expect(await days({ category: 'billing', language: 'zh-CN' })).toEqual([1, 7]);
    expect(await days({ category: 'billing' })).toEqual([5]);
    expect(await days({ category: 'delivery', language: 'zh-CN' })).toEqual([3, 14]);
  });

  test('the answer is waited for as long as that plan says', async () => {
    made.push(await created({ name: 'Quick', after: ['P1D'], conditions: { categories: ['quick'] } }));
    const which = await api.log('agent', { category: 'quick' });
    await resolve(which);
    api.wait(DAY);
    await send((await planned(which))[0]!);
    const [sent] = await events('follow-up.sent', which);
    expect(sent!.data.waitsUntil).toBe(new Date(api.now.getTime() + 2 * DAY).toISOString());
  });

  test('is read, replaced and validated like every setting', async () => {
    const id = await created({ name: 'Often', after: ['P1D', 'P3D'], conditions: { severities: ['high'] } });
    made.push(id);
    const read = async () => (await api.as('agent').get(`follow-up-plans/${id}`).expect(200)).body as object;
    expect(await read()).toMatchObject({ position: 1000, conditions: { severities: ['high'] }, after: ['P1D', 'P3D'] });
    await api
      .as('manager')
      .put(`follow-up-plans/${id}`)
      .send({ name: 'Often', after: ['P2D'], answerWithin: 'P1D', position: 5 })
      .expect(200);
    expect(await read()).toMatchObject({ position: 5, conditions: {}, after: ['P2D'] });
    for (const [field, body] of [
      ['after.1', { after: ['P3D', 'P3D'] }],
      ['after.2', { after: ['P3D', 'P4D', 'P1D'] }],
      ['conditions.severities.0', { after: ['P1D'], conditions: { severities: ['dire'] } }],
      ['position', { after: ['P1D'], position: -1 }],
    ] as const)
      expect((await plan({ name: 'Wrong', ...body }, 400)).body).toMatchObject({ errors: [{ field }] });
  });
});

describe('the customer’s daytime', () => {
  test('what would come at night comes in the morning where the customer lives, or where the case is kept', async () => {
    goTo('2027-01-04T14:00:00Z');
    reference = await api.log();
    await edit({ timeZone: 'Asia/Shanghai' });
    await resolve();
    expect((await dueAt())[0]).toBe('2027-01-08T01:00:00.000Z');
    const elsewhere = await api.log();
    await resolve(elsewhere);
    expect((await dueAt(elsewhere))[0]).toBe('2027-01-07T14:00:00.000Z');
  });

  test('their own hours count, by the wall clock, also after it is put forward', async () => {
    goTo('2027-03-26T20:00:00Z');
    reference = await api.log();
    await edit({ timeZone: 'Europe/Berlin', contactFrom: '18:00', contactTo: '20:00' });
    await resolve();
    // Resolved at 21:00 on Friday; three days later it is 22:00, for the clock was put forward between.
    expect((await dueAt())[0]).toBe('2027-03-30T16:00:00.000Z');
  });

  test('outside it nothing is sent either, which stands in the history once', async () => {
    goTo('2027-04-05T10:00:00Z');
    reference = await api.log();
    await resolve();
    const [first] = await planned();
    goTo('2027-04-08T23:00:00Z');
    await send(first!);
    await edit({ timeZone: 'America/New_York' });
    goTo('2027-04-09T09:00:00Z');
    await send(first!);
    expect(await mails('follow-up')).toEqual([]);
    expect(await events('follow-up.postponed')).toMatchObject([{ data: { until: '2027-04-09T09:00:00.000Z' } }]);
    goTo('2027-04-09T13:00:00Z');
    await send(first!);
    expect(await mails('follow-up')).toHaveLength(1);
  });

  test('an outage that ends at night costs the customer no sleep, and brings one follow-up in the morning (glpi PR 8706)', async () => {
    goTo('2027-05-03T10:00:00Z');
    reference = await api.log();
    await resolve();
    const both = await planned();
    goTo('2027-07-03T02:00:00Z');
    for (const one of both) await send(one);
    expect(await mails('follow-up')).toEqual([]);
    goTo('2027-07-03T09:00:00Z');
    for (const one of both) await send(one);
    expect(await mails('follow-up')).toHaveLength(1);
  });

  test('nobody is chased on a day off of the calendar agreed with them (glpi #15569)', async () => {
    const { body } = await api
      .as('manager')
      .post('calendars')
      .send({
        name: 'Wednesdays',
        timeZone: 'Europe/Berlin',
        shifts: [{ days: ['wed'], from: '10:00', to: '12:00' }],
      })
      .expect(201);
    goTo('2027-08-02T10:00:00Z');
    reference = await api.log();
    await edit({ timeZone: 'Europe/Berlin', calendarId: (body as { id: string }).id });
    await resolve();
    expect(await dueAt()).toEqual(['2027-08-11T07:00:00.000Z', '2027-08-18T07:00:00.000Z']);
  });

  test('half of the hours, no calendar and no day are refused by name', async () => {
    const refused = async (body: object) =>
      (
        await api
          .as('agent')
          .patch(`customers/${await customerOf()}`)
          .send(body)
          .expect(400)
      ).body as object;
    const nobody = '01890a5d-ac96-774b-bcce-b302099a8057';
    expect(await refused({ contactFrom: '09:00' })).toMatchObject({ errors: [{ field: 'contactTo' }] });
    expect(await refused({ contactFrom: '9', contactTo: '25:00' })).toMatchObject({
      errors: [{ field: 'contactFrom' }, { field: 'contactTo' }],
    });
    expect(await refused({ calendarId: nobody })).toMatchObject({ errors: [{ field: 'calendarId' }] });
    for (const date of ['02-30', '2027-02-29', '17.5.'])
      expect(await refused({ importantDays: [{ name: 'Day', date }] })).toMatchObject({
        errors: [{ field: 'importantDays.0.date' }],
      });
    await edit({ importantDays: [{ name: 'Birthday', date: '02-29' }], contactFrom: '22:00', contactTo: '04:00' });
    expect(
      (
        await api
          .as('agent')
          .get(`customers/${await customerOf()}`)
          .expect(200)
      ).body,
    ).toMatchObject({
      importantDays: [{ name: 'Birthday', date: '02-29' }],
      contactFrom: '22:00',
      contactTo: '04:00',
      calendarId: null,
    });
  });
});

test('a follow-up neither ends a waiting nor moves a clock or the status (glpi #13635)', async () => {
  await resolve();
  const both = await planned();
  const rest = () =>
    api.rows(
      `SELECT c.status, c.version, k.kind, k.ordinal, k.state, k.due_at, k.stopped_at, f.waits_until
       FROM complaint c JOIN clock k ON k.complaint_id = c.id JOIN follow_up f ON f.complaint_id = c.id AND f.step = 0
       WHERE c.reference = $1 ORDER BY k.kind, k.ordinal`,
      [reference],
    );
  goTo((await dueAt())[0]!);
  await send(both[0]!);
  const before = await rest();
  // The second one comes while the answer to the first is still waited for.
  await api.rows(`UPDATE follow_up SET due_at = $2, next_at = $2 WHERE id = $1`, [both[1]!.id, api.now]);
  await send(both[1]!);
  expect(await rest()).toEqual(before);
  expect(await api.rows('SELECT state FROM follow_up WHERE complaint_id = $1', [both[0]!.complaint_id])).toEqual([
    { state: 'sent' },
    { state: 'sent' },
  ]);
});

test('whoever wants to be left alone is asked nothing, also when they said so after the plan was made', async () => {
  await resolve();
  const [first] = await planned();
  await edit({ doNotContact: true });
  goTo((await dueAt())[0]!);
  await send(first!);
  expect(await mails('follow-up')).toEqual([]);
  expect(await events('follow-up.cancelled')).toMatchObject([{ data: { why: 'the customer wants to be left alone' } }]);
  const other = await api.log();
  await edit({ doNotContact: true }, other);
  await resolve(other);
  expect(await planned(other)).toEqual([]);
});

test('what was planned is off once the complaint is taken up again', async () => {
  await resolve();
  const [first] = await planned();
  await api.as('supervisor').post(`complaints/${reference}/status`).send({ status: 'open' }).expect(200);
  goTo((await dueAt())[0]!);
  await send(first!);
  expect(await mails('follow-up')).toEqual([]);
  expect(await events('follow-up.cancelled')).toMatchObject([{ data: { why: 'reopened' } }]);
});

test('a calendar agreed with the customer moves the deadlines of their open complaints at once (zammad #534)', async () => {
  const { body } = await api
    .as('manager')
    .post('calendars')
    .send({ name: 'One hour', timeZone: 'UTC', shifts: [{ days: ['mon'], from: '16:00', to: '17:00' }] })
    .expect(201);
  const due = async () =>
    (await api.rows<{ due_at: Date }>('SELECT due_at FROM complaint WHERE reference = $1', [reference]))[0]!.due_at;
  const before = await due();
  const settled = await api.log();
  await resolve(settled);
  const version = async () => (await api.rows('SELECT version FROM complaint WHERE reference = $1', [reference]))[0];
  const read = await version();
  const asked = () => api.rows(`SELECT why, name FROM recalculation WHERE finished_at IS NULL`);
  await api.rows('DELETE FROM recalculation');
  await edit({ calendarId: (body as { id: string }).id });
  // Another process may log a complaint by the old hours for a moment. Named without the customer, whom not everybody may see.
  expect(await asked()).toEqual([{ why: 'customer', name: 'One hour' }]);
  const moved = await due();
  expect(moved.getTime()).toBeGreaterThan(before.getTime());
  expect([moved.getUTCDay(), moved.getUTCHours()]).toEqual([1, 17]);
  expect(await version()).toEqual(read);
  await edit({ calendarId: null });
  expect(await due()).toEqual(before);
});
