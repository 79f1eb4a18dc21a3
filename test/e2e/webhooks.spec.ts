import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { WebhookCaller } from '#channels/call-webhook';
import { systemActor } from '#contracts/actor';
import { Doorbell } from '#database/doorbell';
import { CALL_LEASE, CallWebhook } from '#recovery/call-webhook';
import { ChangeComplaint } from '#recovery/change-complaint';
import { PeopleBook } from '#recovery/people-book';
import { queueWebhook } from '#recovery/queue-webhook';
import { TestApi } from '../support/api.ts';
import { TestHookServer } from '../support/hook-server.ts';
import { until } from '../support/until.ts';

type Item = Record<string, unknown> & { id: string };
interface Delivery extends Item {
  state: string;
  attempts: number;
  nextAt: string | null;
  log: { at: string; status: number | null; error: string | null }[];
}

const SECOND = 1_000;
const DAY = 86_400 * SECOND;
const NOBODY = '01890a5d-ac96-774b-bcce-b302099a8057';
const WORDS = 'The invoice is wrong, says Mrs Secret.';

let api: TestApi;
let hook: TestHookServer;
let reference: string;
let webhook: Item & { secret: string };
let calls = 0;

beforeAll(async () => {
  api = await TestApi.start();
  hook = new TestHookServer();
});
afterAll(async () => {
  await hook.stop();
  await api.stop();
});
beforeEach(async () => {
  await hook.stop();
  // The library that verifies looks at the clock of the machine.
  api.now = new Date();
  api.wait(0);
  reference = await api.log('agent', { words: WORDS });
  webhook = await create({ name: `Tickets ${++calls}`, url: await hook.start() });
});

const manager = () => api.as('manager');
const create = async (body: object) =>
  (await manager().post('webhooks').send(body).expect(201)).body as Item & { secret: string };
const caller = (allowPrivate = true, patience = 5 * SECOND) =>
  new CallWebhook(
    api.database,
    new WebhookCaller(allowPrivate, patience),
    api.app.get(ChangeComplaint),
    api.app.get(PeopleBook),
    api.app.get(Doorbell),
    { now: () => api.now },
  );
const queue = (key: string, which = webhook.id) =>
  api.app
    .get(ChangeComplaint)
    .run({ reference }, systemActor('test'), (work) =>
      queueWebhook(work, which, key, 'escalation.raised', { clock: 'first-response', dueAt: work.now, rung: 1 }),
    );
const deliveries = async (query = '') =>
  ((await manager().get(`webhooks/${webhook.id}/deliveries${query}`).expect(200)).body as { items: Delivery[] }).items;
const queued = async () => {
  await queue(`escalation:${++calls}`);
  return (await deliveries())[0]!;
};
const read = async ({ id }: Item) => (await deliveries()).find((one) => one.id === id)!;
const events = async () =>
  (
    await api.rows<{ type: string; data: Record<string, unknown> }>(
      `SELECT e.type, e.data FROM complaint_event e JOIN complaint c ON c.id = e.complaint_id
       WHERE c.reference = $1 AND e.type LIKE 'webhook.%' ORDER BY e.id`,
      [reference],
    )
  ).map(({ type, data }) => [type, data.attempts]);
const told = async () =>
  (
    (await manager().get('notifications').expect(200)).body as {
      items: { kind: string; reference: string; data: object }[];
    }
  ).items
    .filter((one) => one.kind === 'webhook-failed' && one.reference === reference)
    .map(({ data }) => data);
/** Lets the clock go on until the next attempt is due. */
const untilNext = async (delivery: Item) => {
  const { nextAt } = await read(delivery);
  api.wait(Date.parse(nextAt!) - api.now.getTime());
};

test('a secret is told when it is made, and never again', async () => {
  expect(webhook.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const { secret, ...plain } = webhook;
  expect(plain).toMatchObject({ active: true, url: expect.stringContaining('/hook') });
  expect((await manager().get(`webhooks/${webhook.id}`).expect(200)).body).toEqual(plain);
  expect(JSON.stringify((await manager().get('webhooks').expect(200)).body)).not.toContain('whsec_');
  const renamed = { name: `Renamed ${calls}`, url: webhook.url };
  expect((await manager().put(`webhooks/${webhook.id}`).send(renamed).expect(200)).body).toEqual({
    ...plain,
    ...renamed,
    version: 2,
  });
  const { body: rotated } = await manager().post(`webhooks/${webhook.id}/secret`).expect(200);
  expect((rotated as typeof webhook).secret).toMatch(/^whsec_/);
  expect((rotated as typeof webhook).secret).not.toBe(secret);
  await manager().post(`webhooks/${NOBODY}/secret`).expect(404);
});

test('a secret is kept nowhere but with its webhook: an Idempotency-Key repeats no answer that tells one', async () => {
  const make = () => manager().post('webhooks').set('Idempotency-Key', 'lost').send({ name: 'Lost', url: webhook.url });
  const { body } = await make().expect(201);
  const { id, secret } = body as typeof webhook;
  expect((await make().expect(409)).body).toMatchObject({ code: 'name-taken' });
  await manager().post(`webhooks/${webhook.id}/secret`).set('Idempotency-Key', 'turn').expect(200);
  expect(await api.rows('SELECT secret FROM webhook WHERE id = $1', [id])).toEqual([{ secret }]);
  expect(await api.rows(`SELECT FROM idempotent_request WHERE key IN ('lost', 'turn') OR body LIKE '%whsec%'`)).toEqual(
    [],
  );
});

test.each([
  'ftp://x.example/',
  'tickets',
  'https://user:word@x.example/',
  'https://x.example/#part',
  'javascript:alert(1)',
])('the address %s is refused', async (url) => {
  const { body } = await manager().post('webhooks').send({ name: 'Wrong', url }).expect(400);
  expect(body).toMatchObject({ errors: [{ field: 'url' }] });
});

test('a name is taken once', async () => {
  const { name, url } = webhook;
  expect((await manager().post('webhooks').send({ name, url }).expect(409)).body).toMatchObject({ code: 'name-taken' });
});

test('one that a ladder calls cannot be deleted, and the refusal names the ladder', async () => {
  const rungs = [{ key: 'a', at: 'PT0S', action: 'call-webhook', to: 'manager', webhookId: webhook.id }];
  const [{ id, before }] = (await api.rows<{ id: string; before: object }>(
    'SELECT id, rungs AS before FROM ladder LIMIT 1',
  )) as [{ id: string; before: object }];
  await api.rows(`UPDATE ladder SET name = 'Steep', rungs = $2 WHERE id = $1`, [id, JSON.stringify(rungs)]);
  expect((await manager().delete(`webhooks/${webhook.id}`).expect(409)).body).toMatchObject({
    code: 'in-use',
    usedBy: 'Steep',
  });
  await api.rows('UPDATE ladder SET rungs = $2 WHERE id = $1', [id, JSON.stringify(before)]);
  await queued();
  await manager().delete(`webhooks/${webhook.id}`).expect(204);
  await manager().get(`webhooks/${webhook.id}`).expect(404);
  await manager().get(`webhooks/${webhook.id}/deliveries`).expect(404);
});

test('a call is queued once for the same thing, and holds ids but none of the customer’s words', async () => {
  await queue('escalation:1');
  await queue('escalation:1');
  const all = await deliveries();
  expect(all).toMatchObject([{ reference, type: 'escalation.raised', state: 'waiting', attempts: 0, log: [] }]);
  await caller().call(all[0]!.id, 'test');
  const body = hook.calls[0]!.body;
  expect(JSON.parse(body)).toEqual({
    type: 'escalation.raised',
    timestamp: api.now.toISOString(),
    data: {
      complaintId: expect.any(String),
      reference,
      severity: 'normal',
      status: 'new',
      ownerId: api.ids.agent,
      teamId: api.ids.North,
      clock: 'first-response',
      dueAt: api.now.toISOString(),
      rung: 1,
    },
  });
  for (const secret of ['Secret', 'Li Wei', 'customer.example']) expect(body).not.toContain(secret);
});

test('429 and 5xx are tried again: the same id, a fresh signature, back-off, all of it in the log (chatwoot #15920)', async () => {
  const delivery = await queued();
  hook.answers = [{ status: 500 }, { status: 429, headers: { 'retry-after': '600' } }, { status: 503 }];
  const pauses: number[] = [];
  for (let attempt = 1; attempt <= 4; attempt++) {
    const begun = api.now.getTime();
    expect(await caller().call(delivery.id, 'test')).toBe(true);
    expect(await caller().call(delivery.id, 'test')).toBe(false);
    if (attempt === 4) break;
    await untilNext(delivery);
    pauses.push((api.now.getTime() - begun) / SECOND);
  }
  // By the timetable, up to a tenth longer; what Retry-After asks for is more than the second pause.
  const [first, second, third] = pauses as [number, number, number];
  expect([first >= 5 && first <= 5.5, second, third >= 1_800 && third <= 1_980]).toEqual([true, 600, true]);
  expect(hook.calls.map(({ headers }) => headers['webhook-id'])).toEqual(Array(4).fill(delivery.id));
  expect(new Set(hook.calls.map(({ body }) => body)).size).toBe(1);
  const signatures = hook.calls.map(({ headers, body }) => {
    const { 'webhook-timestamp': at, 'webhook-signature': signature } = headers as Record<string, string>;
    expect(signature).toBe(new Webhook(webhook.secret).sign(delivery.id, new Date(Number(at) * SECOND), body));
    return signature;
  });
  expect(new Set(signatures).size).toBe(4);
  expect(await read(delivery)).toMatchObject({
    state: 'delivered',
    attempts: 4,
    nextAt: null,
    deliveredAt: api.now.toISOString(),
    log: [{ status: 500 }, { status: 429, error: 'It answered 429.' }, { status: 503 }, { status: 200, error: null }],
  });
  expect(await events()).toEqual([['webhook.delivered', 4]]);
});

test('what is signed is verified by the library with the secret that was told, and after a rotation with the new one', async () => {
  const verify = (secret: string) => {
    const { body, headers } = hook.calls.at(-1)!;
    return new Webhook(secret).verify(body, headers as Record<string, string>);
  };
  await caller().call((await queued()).id, 'test');
  expect(verify(webhook.secret)).toMatchObject({ type: 'escalation.raised' });
  const { secret } = (await manager().post(`webhooks/${webhook.id}/secret`)).body as typeof webhook;
  await caller().call((await queued()).id, 'test');
  expect(verify(secret)).toMatchObject({ type: 'escalation.raised' });
  expect(() => verify(webhook.secret)).toThrow();
});

test('it is given up after three days, managers are told, and a redelivery is one more attempt', async () => {
  const delivery = await queued();
  hook.answers = Array.from({ length: 11 }, () => ({ status: 404 }));
  const begun = api.now.getTime();
  for (let attempt = 1; attempt <= 10; attempt++) {
    await caller().call(delivery.id, 'test');
    if (attempt < 10) await untilNext(delivery);
  }
  expect(Math.round((api.now.getTime() - begun) / DAY)).toBe(3);
  expect(await read(delivery)).toMatchObject({ state: 'failed', attempts: 10, nextAt: null });
  const failure = { webhookId: webhook.id, webhook: webhook.name, error: 'It answered 404.', switchedOff: false };
  expect([await events(), await told()]).toEqual([[['webhook.failed', 10]], [failure]]);
  await manager().post(`webhook-deliveries/${delivery.id}/redelivery`).expect(200);
  await caller().call(delivery.id, 'test');
  // The second failure is news as well: it is told by its own key.
  expect([await events(), await told()]).toEqual([
    [
      ['webhook.failed', 10],
      ['webhook.failed', 11],
    ],
    [failure, failure],
  ]);
});

test('Retry-After makes nobody wait longer than a day', async () => {
  const delivery = await queued();
  hook.answers = [{ status: 429, headers: { 'retry-after': '999999999' } }];
  await caller().call(delivery.id, 'test');
  expect(Date.parse((await read(delivery)).nextAt!) - api.now.getTime()).toBe(DAY);
});

test('a redelivery goes out under the same id with a fresh signature, once', async () => {
  const delivery = await queued();
  await caller().call(delivery.id, 'test');
  api.wait(60 * SECOND);
  const { body } = await manager().post(`webhook-deliveries/${delivery.id}/redelivery`).expect(200);
  expect(body).toMatchObject({ id: delivery.id, state: 'waiting', nextAt: api.now.toISOString(), deliveredAt: null });
  expect(await Promise.all([caller().call(delivery.id, 'a'), caller().call(delivery.id, 'b')])).toContain(false);
  const [first, second] = hook.calls.map(({ headers }) => headers as Record<string, string>);
  expect(hook.calls).toHaveLength(2);
  expect([first!['webhook-id'], second!['webhook-id']]).toEqual([delivery.id, delivery.id]);
  expect(first!['webhook-signature']).not.toBe(second!['webhook-signature']);
  expect(await events()).toEqual([
    ['webhook.delivered', 1],
    ['webhook.delivered', 2],
  ]);
  await manager().post(`webhook-deliveries/${NOBODY}/redelivery`).expect(404);
});

test('of many workers one calls, and the books have it once', async () => {
  const delivery = await queued();
  const did = await Promise.all(Array.from({ length: 8 }, () => caller().call(delivery.id, 'test')));
  expect(did.filter(Boolean)).toHaveLength(1);
  expect(hook.calls).toHaveLength(1);
  expect(await events()).toEqual([['webhook.delivered', 1]]);
});

test('a worker that dies in the middle of a call delays it by its lease, and one that only hung does not disturb the other', async () => {
  const delivery = await queued();
  hook.answers = ['silence'];
  const hanging = caller(true, 60 * SECOND).call(delivery.id, 'slow');
  await until('the first call has arrived', () => hook.calls.length === 1);
  expect(await caller().call(delivery.id, 'test')).toBe(false);
  expect((await manager().post(`webhook-deliveries/${delivery.id}/redelivery`).expect(409)).body).toMatchObject({
    code: 'delivery-under-way',
  });
  api.wait(CALL_LEASE);
  expect(await caller().call(delivery.id, 'test')).toBe(true);
  const taken = await read(delivery);
  expect(taken).toMatchObject({
    state: 'delivered',
    attempts: 2,
    log: [{ at: delivery.createdAt, status: null, error: expect.stringContaining('in the middle') }, { status: 200 }],
  });
  await hook.stop();
  expect(await hanging).toBe(true);
  expect(await read(delivery)).toEqual(taken);
  expect(await events()).toEqual([['webhook.delivered', 2]]);
});

test('an attempt that another one overtook is not delivered twice in the books, and plans nothing any more', async () => {
  const delivery = await queued();
  hook.answers = ['silence', 'silence', { status: 503 }];
  const [late, lost] = [caller(true, 60 * SECOND), caller(true, 60 * SECOND)];
  const first = late.call(delivery.id, 'late');
  await until('the first call has arrived', () => hook.silent.length === 1);
  api.wait(CALL_LEASE);
  const second = lost.call(delivery.id, 'lost');
  await until('the second call has arrived', () => hook.silent.length === 2);
  api.wait(CALL_LEASE);
  await caller().call(delivery.id, 'test');
  const planned = await read(delivery);
  expect(planned).toMatchObject({ state: 'waiting', attempts: 3, log: [{}, {}, { status: 503 }] });
  hook.silent[1]!.destroy();
  await second;
  expect(await read(delivery)).toEqual(planned);
  await untilNext(delivery);
  await caller().call(delivery.id, 'test');
  hook.silent[0]!.end();
  await first;
  expect(await read(delivery)).toMatchObject({ state: 'delivered', attempts: 4 });
  expect(await events()).toEqual([['webhook.delivered', 4]]);
});

test('an answer that comes after the lease is a delivery all the same', async () => {
  const delivery = await queued();
  hook.answers = ['silence', { status: 503 }];
  const first = caller(true, 60 * SECOND).call(delivery.id, 'late');
  await until('the first call has arrived', () => hook.silent.length === 1);
  api.wait(CALL_LEASE);
  await caller().call(delivery.id, 'test');
  hook.silent[0]!.end();
  await first;
  expect(await read(delivery)).toMatchObject({ state: 'delivered', nextAt: null });
  expect(await events()).toEqual([['webhook.delivered', 1]]);
});

test('who answers 410 is not called any more: the webhook is switched off, and somebody is told once', async () => {
  const [first, second] = [await queued(), await queued()];
  hook.answers = [{ status: 410 }];
  await caller().call(first.id, 'test');
  await caller().call(second.id, 'test');
  expect(hook.calls).toHaveLength(1);
  expect((await manager().get(`webhooks/${webhook.id}`)).body).toMatchObject({ active: false });
  expect(await read(second)).toMatchObject({
    state: 'failed',
    log: [{ status: null, error: 'The webhook is switched off.' }],
  });
  expect(await told()).toMatchObject([{ switchedOff: true }]);
  // What comes up meanwhile is not lost: it stands in the books, and can be delivered once the webhook is on again.
  const third = await queued();
  expect(third).toMatchObject({ state: 'failed', nextAt: null });
  expect((await manager().post(`webhook-deliveries/${third.id}/redelivery`).expect(409)).body).toMatchObject({
    code: 'webhook-off',
  });
  await manager().put(`webhooks/${webhook.id}`).send({ name: webhook.name, url: webhook.url }).expect(200);
  await manager().post(`webhook-deliveries/${third.id}/redelivery`).expect(200);
  await caller().call(third.id, 'test');
  expect(await read(third)).toMatchObject({ state: 'delivered' });
  expect((await events()).map(([type]) => type)).toEqual([
    'webhook.failed',
    'webhook.failed',
    'webhook.failed',
    'webhook.delivered',
  ]);
});

test('a call of a webhook that is gone stands in the history', async () => {
  await queue('escalation:gone', NOBODY);
  expect(await events()).toEqual([['webhook.failed', 0]]);
});

test('an address inside one’s own networks is refused at once, unless the installation allows it', async () => {
  const delivery = await queued();
  await caller(false).call(delivery.id, 'test');
  expect(hook.calls).toEqual([]);
  expect(await read(delivery)).toMatchObject({
    state: 'failed',
    log: [{ status: null, error: expect.stringContaining('WEBHOOKS_PRIVATE') }],
  });
  expect(await told()).toHaveLength(1);
});

test('redirects, silence and refused connections are failures to be tried again', async () => {
  hook.answers = [{ status: 302, headers: { location: '/elsewhere' } }, 'silence'];
  const delivery = await queued();
  for (const [patience, error] of [
    [SECOND, 'not followed'],
    [300, 'within 0.3 s'],
    [SECOND, 'ECONNREFUSED'],
  ] as const) {
    if (error === 'ECONNREFUSED') await hook.stop();
    await caller(true, patience).call(delivery.id, 'test');
    expect((await read(delivery)).log.at(-1)!.error).toContain(error);
    await untilNext(delivery);
  }
  expect(await read(delivery)).toMatchObject({ state: 'waiting', attempts: 3 });
});

test('calls are read page by page, the latest first, by state', async () => {
  const made = [await queued(), await queued(), await queued()];
  await caller().call(made[1]!.id, 'test');
  const page = async (query: string) =>
    (await manager().get(`webhooks/${webhook.id}/deliveries?${query}`).expect(200)).body as {
      items: Item[];
      nextCursor: string | null;
    };
  const first = await page('limit=2');
  const second = await page(`limit=2&cursor=${first.nextCursor!}`);
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made.map(({ id }) => id).toReversed());
  expect(second.nextCursor).toBeNull();
  expect((await deliveries('?state=delivered')).map(({ id }) => id)).toEqual([made[1]!.id]);
  expect(await deliveries('?state=failed')).toEqual([]);
  await manager().get(`webhooks/${webhook.id}/deliveries?state=lost`).expect(400);
});

test('only managers keep webhooks and read their calls', async () => {
  for (const who of ['agent', 'supervisor'] as const) {
    await api.as(who).get('webhooks').expect(403);
    await api.as(who).get(`webhooks/${webhook.id}/deliveries`).expect(403);
  }
});
