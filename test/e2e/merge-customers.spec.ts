import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ImportRecord } from '#contracts/import-record';
import { ImportComplaints } from '#recovery/import-complaints';
import { newId } from '#kernel/ids';
import { TestApi, type Who } from '../support/api.ts';
import { caseLink } from '../support/case-link.ts';
import { until } from '../support/until.ts';

let api: TestApi;
let people = 0;
beforeAll(async () => void (api = await TestApi.start({ trustProxy: '127.0.0.1' })));
afterAll(() => api.stop());

type View = Record<string, unknown> & { id: string; version: number; complaintCount: number };
type Logged = { reference: string; customer: View };

const log = async (customer: object, more: object = {}) =>
  (
    await api
      .as('agent')
      .post('complaints')
      .send({ customer, channel: 'phone', words: 'Hello.', ...more })
      .expect(201)
  ).body as Logged;
const read = async (id: string, who: Who = 'supervisor') =>
  (await api.as(who).get(`customers/${id}`).expect(200)).body as View;
const edit = (id: string, body: object) => api.as('supervisor').patch(`customers/${id}`).send(body).expect(200);
const merge = (from: string, into: string, who: Who = 'supervisor') =>
  api.as(who).post(`customers/${from}/merge`).send({ into });
const events = async (reference: string) =>
  (
    (await api.as('supervisor').get(`complaints/${reference}/events`).expect(200)).body as {
      items: { type: string; actor: { name: string }; data: Record<string, unknown> }[];
    }
  ).items.filter(({ type }) => type === 'customer.merged');

let old: { name: string; email: string; phone: string };
let current: { name: string; email: string };
let [source, target] = [undefined as unknown as Logged, undefined as unknown as Logged];
beforeEach(async () => {
  people++;
  old = {
    name: 'L. Wei',
    email: `old.${people}@customer.example`,
    phone: `+8613800${String(people).padStart(6, '0')}`,
  };
  current = { name: 'Li Wei', email: `new.${people}@customer.example` };
  source = await log(old);
  target = await log(current);
});

test('all complaints of both are the one’s who goes on, with promises and links, and what is known of them stays', async () => {
  await api
    .as('agent')
    .post(`complaints/${source.reference}/promises`)
    .send({ what: 'A call', dueAt: '2026-12-01T10:00:00Z' })
    .expect(201);
  await edit(source.customer.id, { likes: 'Green tea', timeZone: 'Asia/Shanghai', doNotContact: true });
  await edit(target.customer.id, { likes: 'Coffee', importantDays: [{ name: 'Birthday', date: '05-17' }] });
  await edit(source.customer.id, {
    importantDays: [
      { name: 'Birthday', date: '05-17' },
      { name: 'Wedding', date: '09-01' },
    ],
  });
  const token = await caseLink(api, source.reference);
  const { body } = await merge(source.customer.id, target.customer.id).expect(200);
  expect(body).toMatchObject({
    id: target.customer.id,
    name: 'Li Wei',
    email: current.email,
    phone: old.phone,
    likes: 'Coffee',
    timeZone: 'Asia/Shanghai',
    doNotContact: true,
    importantDays: [
      { name: 'Birthday', date: '05-17' },
      { name: 'Wedding', date: '09-01' },
    ],
    complaintCount: 2,
    promises: [{ reference: source.reference, what: 'A call', state: 'open' }],
    merged: [{ id: source.customer.id, name: 'L. Wei', email: old.email, phone: old.phone }],
  });
  expect(
    (body as { complaints: { reference: string }[] }).complaints.map(({ reference }) => reference).toSorted(),
  ).toEqual([source.reference, target.reference].toSorted());
  // Where somebody noted its address, the one who goes on is found.
  expect(await read(source.customer.id)).toEqual(await read(target.customer.id));
  await api.ask('get', `public/cases/${token}`).expect(200);
  for (const [reference, moved] of [
    [source.reference, true],
    [target.reference, false],
  ] as const)
    expect(await events(reference)).toMatchObject([
      {
        actor: { name: 'Sven Supervisor' },
        data: {
          moved,
          customerId: target.customer.id,
          merged: { ...old, id: source.customer.id },
          before: { phone: null },
        },
      },
    ]);
});

test('the next complaint from either address, by phone, form or import, is of the one who goes on', async () => {
  await merge(source.customer.id, target.customer.id).expect(200);
  for (const email of [old.email, current.email])
    expect((await log({ name: 'Somebody', email })).customer).toMatchObject({ id: target.customer.id, name: 'Li Wei' });
  expect((await log({ name: 'Somebody', phone: old.phone })).customer.id).toBe(target.customer.id);
  const words = { name: 'L. Wei', email: old.email, words: 'By the form.' };
  await api.ask('post', 'public/complaints').set('X-Forwarded-For', `10.7.0.${people}`).send(words).expect(201);
  const imported: ImportRecord = {
    source: 'desk', externalId: `merged-${people}`, status: 'open', severity: 'normal', channel: 'phone', language: 'en', words: 'Imported.',
    receivedAt: api.now, customer: { name: 'L. Wei', email: old.email }, messages: [], tags: [], customFields: {},
  }; // prettier-ignore
  await new ImportComplaints(api.database, { now: () => api.now }, 'import:test').store([imported]);
  expect(await read(target.customer.id)).toMatchObject({ complaintCount: 7, phone: old.phone });
  expect(await api.rows('SELECT FROM complaint WHERE customer_id = $1', [source.customer.id])).toEqual([]);
});

test('is found by what either was called, once, and so are the complaints', async () => {
  await merge(source.customer.id, target.customer.id).expect(200);
  for (const q of [old.email, current.email, old.phone.slice(1)]) {
    const { body } = await api
      .as('supervisor')
      .get(`customers?q=${encodeURIComponent(q)}`)
      .expect(200);
    expect([q, (body as { items: View[] }).items.map(({ id }) => id)]).toEqual([q, [target.customer.id]]);
    const { body: page } = await api
      .as('supervisor')
      .get(`complaints?q=${encodeURIComponent(q)}`)
      .expect(200);
    const found = (page as { items: Logged[] }).items.map(({ reference }) => reference);
    expect([q, found]).toEqual([q, expect.arrayContaining([source.reference, target.reference])]);
  }
});

test('a fresh link is mailed to the address of the one who goes on, whichever of the two asks for it', async () => {
  await merge(source.customer.id, target.customer.id).expect(200);
  const asked = { reference: source.reference, email: old.email };
  await api.ask('post', 'public/case-links').set('X-Forwarded-For', `10.7.1.${people}`).send(asked).expect(204);
  await api.pass(0);
  expect(
    await api.rows(`SELECT to_address FROM mail WHERE template = 'case-link' AND to_address = ANY($1)`, [
      [old.email, current.email],
    ]),
  ).toEqual([{ to_address: current.email }]);
});

test('one without an address takes the other’s over; whoever has one may change to the other later', async () => {
  const phone = `+8613900${String(people).padStart(6, '0')}`;
  const only = await log({ name: 'By phone', phone });
  expect((await merge(source.customer.id, only.customer.id).expect(200)).body).toMatchObject({
    name: 'By phone',
    email: old.email,
    phone,
  });
  expect((await log({ name: 'X', email: old.email })).customer.id).toBe(only.customer.id);
  expect((await log({ name: 'X', phone: old.phone })).customer.id).toBe(only.customer.id);
  await merge(only.customer.id, target.customer.id).expect(200);
  expect((await read(source.customer.id)).id).toBe(target.customer.id);
  expect((await edit(target.customer.id, { email: old.email })).body).toMatchObject({ email: old.email });
  await edit(target.customer.id, { email: null });
  expect((await log({ name: 'X', phone })).customer.id).toBe(target.customer.id);
  expect((await edit(only.customer.id, { name: 'Li Wei-Chen' })).body).toMatchObject({
    id: target.customer.id,
    name: 'Li Wei-Chen',
  });
});

test('an address that only the merged one holds is known, though the one who goes on has none any more', async () => {
  await merge(source.customer.id, target.customer.id).expect(200);
  await edit(target.customer.id, { email: null });
  expect((await log({ name: 'X', email: old.email })).customer).toMatchObject({ id: target.customer.id });
});

test('the hours agreed with the one hold for all complaints of both, and deadlines move at once', async () => {
  const shifts = [{ days: ['mon'], from: '09:00', to: '17:00' }];
  const { body } = await api
    .as('manager')
    .post('calendars')
    .send({ name: `Mondays ${people}`, timeZone: 'UTC', shifts })
    .expect(201);
  const calendarId = (body as View).id;
  await edit(source.customer.id, { calendarId });
  const due = async (reference: string) =>
    (
      (await api.as('supervisor').get(`complaints/${reference}`)).body as { clocks: { kind: string; dueAt: string }[] }
    ).clocks.find(({ kind }) => kind === 'first-response')!.dueAt;
  const [agreed, usual] = [await due(source.reference), await due(target.reference)];
  expect(agreed > usual).toBe(true);
  expect((await merge(source.customer.id, target.customer.id).expect(200)).body).toMatchObject({ calendarId });
  expect(await due(target.reference)).toBe(agreed);
  expect(await due((await log({ name: 'X', email: old.email })).reference)).toBe(agreed);
  expect((await api.as('manager').delete(`calendars/${calendarId}`).expect(409)).body).toMatchObject({
    usedBy: 'Li Wei',
  });
});

test('what cannot be merged is refused by name', async () => {
  const { id } = source.customer;
  const refused = async (from: string, into: string, status: number) => (await merge(from, into).expect(status)).body;
  expect(await refused(id, id, 400)).toMatchObject({ errors: [{ field: 'into' }] });
  expect(await refused(id, newId(), 400)).toMatchObject({ errors: [{ field: 'into' }] });
  await merge(newId(), id).expect(404);
  await api.as('supervisor').post(`customers/${id}/merge`).send({ into: 'x' }).expect(400);
  const stale = api.as('supervisor').post(`customers/${id}/merge`).set('If-Match', '"v99"');
  await stale.send({ into: target.customer.id }).expect(412);
  await merge(id, target.customer.id, 'agent').expect(403);
  await merge(id, target.customer.id)
    .set('If-Match', `"v${(await read(id)).version}"`)
    .expect(200);
  expect(await refused(id, target.customer.id, 409)).toMatchObject({ code: 'customer-merged' });
  const third = await log({ name: 'Third', email: `third.${people}@customer.example` });
  expect(await refused(third.customer.id, id, 409)).toMatchObject({
    code: 'customer-merged',
    errors: [{ field: 'into' }],
  });
  expect(await read(third.customer.id)).toMatchObject({ complaintCount: 1, merged: [] });
});

test('two merged into each other at the same moment: one passes, and nobody’s complaints are lost', async () => {
  const [a, b] = [source.customer.id, target.customer.id];
  const answers = await Promise.all([merge(a, b), merge(b, a)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(await read(a)).toMatchObject({ complaintCount: 2 });
});

test('a complaint that is logged in the very moment of the merger goes along', async () => {
  const logged = await api.database.transaction(async (manager) => {
    await manager.query('SELECT FROM customer WHERE id = $1 FOR UPDATE', [source.customer.id]);
    await manager.query('UPDATE customer SET merged_into_id = $2 WHERE id = $1', [
      source.customer.id,
      target.customer.id,
    ]);
    const asked = log(old);
    await until('it waits', async () => {
      const waiting = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
      return (await api.rows(waiting)).length > 0;
    });
    return { asked };
  });
  const { reference } = await logged.asked;
  expect(await api.rows('SELECT customer_id FROM complaint WHERE reference = $1', [reference])).toEqual([
    { customer_id: target.customer.id },
  ]);
});
