import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi, type Who } from '../support/api.ts';
import { until } from '../support/until.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());

type Customer = { id: string; name: string; email: string | null; phone: string | null };
const customerOf = async (customer: object, who: Who = 'agent') => {
  const { body } = await api
    .as(who)
    .post('complaints')
    .send({ customer, channel: 'phone', words: 'Hello.' })
    .expect(201);
  return (body as { customer: Customer }).customer;
};
const find = async (q: string, who: Who = 'agent') =>
  (
    (
      await api
        .as(who)
        .get(`customers?q=${encodeURIComponent(q)}`)
        .expect(200)
    ).body as { items: Customer[] }
  ).items;

test('a customer is known by the e-mail address in any case, and what is known is not overwritten', async () => {
  const first = await customerOf({ name: 'Li Wei', email: 'Li.Wei@Customer.example', phone: '+86 138 0000 0001' });
  const second = await customerOf({ name: 'L. Wei', email: 'li.wei@customer.EXAMPLE', phone: '+86 138 0000 0002' });
  expect(second).toEqual(first);
  expect(first).toMatchObject({ name: 'Li Wei', email: 'li.wei@customer.example', phone: '+8613800000001' });
});

test('a customer is known by the telephone however it is written', async () => {
  const first = await customerOf({ name: 'Phone Only', phone: '+49 (30) 123-4567' });
  expect((await customerOf({ name: 'Phone Only', phone: '+49301234567' })).id).toBe(first.id);
});

test('a customer known by telephone only gains the e-mail address, and is known by it from then on', async () => {
  const first = await customerOf({ name: 'Gains Mail', phone: '+49301110000' });
  const second = await customerOf({ name: 'Gains Mail', phone: '+49301110000', email: 'gains@customer.example' });
  expect(second).toMatchObject({ id: first.id, email: 'gains@customer.example' });
  expect((await customerOf({ name: 'Gains Mail', email: 'gains@customer.example' })).id).toBe(first.id);
});

test('the receipt is acknowledged to whoever has an address, given now or known before', async () => {
  const asked = async () => (await api.rows(`SELECT FROM outbox WHERE job = 'acknowledge-complaint'`)).length;
  const before = await asked();
  await customerOf({ name: 'No Address', phone: '+49306660000' });
  expect(await asked()).toBe(before);
  await customerOf({ name: 'Has Address', phone: '+49307770000', email: 'has.address@customer.example' });
  await customerOf({ name: 'Has Address', phone: '+49307770000' });
  expect(await asked()).toBe(before + 2);
});

test('two of a family share a telephone and stay two', async () => {
  const mother = await customerOf({ name: 'Mother', phone: '+49302220000', email: 'mother@family.example' });
  const son = await customerOf({ name: 'Son', phone: '+49302220000', email: 'son@family.example' });
  expect(son.id).not.toBe(mother.id);
});

test.each([
  ['e-mail address', { email: 'crowd@customer.example' }],
  ['telephone', { phone: '+49303330000' }],
])('thirty-two complaints of a new %s at once make one customer', async (_, known) => {
  const customers = await Promise.all(Array.from({ length: 32 }, () => customerOf({ name: 'Crowd', ...known })));
  expect(new Set(customers.map(({ id }) => id)).size).toBe(1);
});

test('is found by part of the name, the e-mail address or the telephone, also in Chinese', async () => {
  const { id } = await customerOf({
    name: '欧阳晓明 (Xiaoming_Ouyang)',
    email: 'xm.100%@customer.example',
    phone: '+86 137 1234 5678',
  });
  for (const q of ['阳晓', '晓', 'ming_O', 'XIAOMING', 'xm.100%', '1371234', '137 1234', '+86-137'])
    expect([q, (await find(q)).map((one) => one.id)]).toEqual([q, [id]]);
  for (const q of ['%', '_']) expect([q, (await find(q)).map((one) => one.id)]).toEqual([q, [id]]);
  expect(await find('nobody at all')).toEqual([]);
});

test('a correction is written down as a new customer would be', async () => {
  const { id } = await customerOf({ name: 'Old Name', email: 'old@customer.example' });
  const change = {
    name: 'New Name',
    email: 'New@Customer.example',
    phone: '+86 136 0000 0000',
    language: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    doNotContact: true,
  };
  const { body } = await api.as('agent').patch(`customers/${id}`).send(change).expect(200);
  expect(body).toMatchObject({ ...change, email: 'new@customer.example', phone: '+8613600000000', complaintCount: 1 });
  expect((await customerOf({ name: 'x', email: 'new@customer.example' })).id).toBe(id);
});

test('a change of two complaints of the customer at once, as in a merge, delays the correction and fails nothing', async () => {
  const { id } = await customerOf({ name: 'Has Two', phone: '+49308880000' });
  await customerOf({ name: 'Has Two', phone: '+49308880000' });
  const [first, second] = await api.rows<{ id: string }>(
    'SELECT id FROM complaint WHERE customer_id = $1 ORDER BY id',
    [id],
  );
  const merge = api.database.createQueryRunner();
  const lock = (complaint: { id: string }) =>
    merge.query('SELECT FROM complaint WHERE id = $1 FOR NO KEY UPDATE', [complaint.id]);
  const waiting = async () =>
    (await api.rows<{ n: number }>('SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted'))[0]!.n;
  await merge.startTransaction();
  // So that it is the correction that is undone.
  await merge.query(`SET LOCAL deadlock_timeout = '1min'`);
  await lock(second!);
  const patched = api
    .as('agent')
    .patch(`customers/${id}`)
    .send({ name: 'Has Two Names' })
    .then(({ status }) => status);
  await until('the correction waits for the second complaint', waiting);
  await lock(first!);
  await merge.commitTransaction();
  await merge.release();
  expect(await patched).toBe(200);
  expect(await find('Has Two Names')).toHaveLength(1);
  expect(
    await api.rows(
      `SELECT FROM complaint_event e JOIN complaint c ON c.id = e.complaint_id WHERE c.customer_id = $1 AND e.type = 'customer.edited'`,
      [id],
    ),
  ).toHaveLength(2);
});

test('an e-mail address or telephone that another customer has is refused with 409', async () => {
  await customerOf({ name: 'Has It', email: 'taken@customer.example' });
  await customerOf({ name: 'Has Phone', phone: '+49304440000' });
  const { id } = await customerOf({ name: 'Wants It', phone: '+49305550000' });
  const patch = (body: object) => api.as('agent').patch(`customers/${id}`).send(body).expect(409);
  expect((await patch({ email: 'Taken@customer.example' })).body).toMatchObject({
    code: 'email-taken',
    errors: [{ field: 'email' }],
  });
  expect((await patch({ phone: '+49 30 4440000' })).body).toMatchObject({
    code: 'phone-taken',
    errors: [{ field: 'phone' }],
  });
});

test('an agent sees the customers whose complaints are visible, and of their complaints only those', async () => {
  const shared = await customerOf({ name: 'Shared Customer', email: 'shared@customer.example' });
  await customerOf({ name: 'Shared Customer', email: 'shared@customer.example' }, 'other');
  const theirs = await customerOf({ name: 'Theirs Only', email: 'theirs@customer.example' }, 'other');
  expect(await find('Theirs Only')).toEqual([]);
  await api.as('agent').get(`customers/${theirs.id}`).expect(404);
  await api.as('agent').patch(`customers/${theirs.id}`).send({ name: 'Mine' }).expect(404);
  expect(await find('Theirs Only', 'supervisor')).toHaveLength(1);
  const seenBy = async (who: Who) =>
    (await api.as(who).get(`customers/${shared.id}`).expect(200)).body as {
      complaintCount: number;
      complaints: object[];
    };
  expect(await seenBy('agent')).toMatchObject({ complaintCount: 1, complaints: [{ status: 'new' }] });
  expect(await seenBy('manager')).toMatchObject({ complaintCount: 2 });
});

test('a customer at a glance: how they like to be treated, earlier complaints, and what was promised in them', async () => {
  const { id } = await customerOf({ name: 'At A Glance', email: 'glance@customer.example' });
  const [{ reference }] = (await api.rows<{ reference: string }>(
    'SELECT reference FROM complaint WHERE customer_id = $1',
    [id],
  )) as [{ reference: string }];
  const promise = { what: 'We call you', dueAt: new Date(api.now.getTime() + 3_600_000).toISOString() };
  await api.as('agent').post(`complaints/${reference}/promises`).send(promise).expect(201);
  await api
    .as('agent')
    .put(`complaints/${reference}/steps/objectivity`)
    .send({ evidence: { customerType: 'driver' } })
    .expect(200);
  const profile = { preferredChannel: 'chat', likes: 'Jasmine tea, a seat at the window' };
  const { body } = await api.as('agent').patch(`customers/${id}`).send(profile).expect(200);
  expect(body).toMatchObject({
    ...profile,
    personality: 'driver',
    complaints: [{ reference }],
    promises: [{ ...promise, reference, state: 'open', broken: false }],
  });
  const noted = await api.as('agent').patch(`customers/${id}`).send({ personality: 'amiable' }).expect(200);
  expect(noted.body).toMatchObject({ personality: 'amiable' });
  await api.as('agent').patch(`customers/${id}`).send({ personality: 'grumpy' }).expect(400);
});

test('of a shared customer neither the complaints nor the promises of another team are shown', async () => {
  const { id } = await customerOf({ name: 'Two Teams', email: 'two.teams@customer.example' });
  await customerOf({ name: 'Two Teams', email: 'two.teams@customer.example' }, 'other');
  const [theirs] = await api.rows<{ reference: string }>(
    'SELECT reference FROM complaint WHERE customer_id = $1 AND owner_id = $2',
    [id, api.ids.other],
  );
  const promise = { what: 'Ours alone', dueAt: new Date(api.now.getTime() + 3_600_000).toISOString() };
  await api.as('other').post(`complaints/${theirs!.reference}/promises`).send(promise).expect(201);
  const step = `complaints/${theirs!.reference}/steps/objectivity`;
  await api
    .as('other')
    .put(step)
    .send({ evidence: { customerType: 'driver' } })
    .expect(200);
  const { body } = await api.as('agent').get(`customers/${id}`).expect(200);
  expect(body).toMatchObject({ promises: [], personality: null, complaintCount: 1 });
});
