import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import { LiveHub } from '../../apps/api/live/live-hub.ts';
import { TestApi, type Who } from '../support/api.ts';
import { HOUR, MINUTE } from '../support/clockwork.ts';
import { Ear } from '../support/ear.ts';
import { until } from '../support/until.ts';

let api: TestApi;
let ears: Ear[] = [];
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());
afterEach(async () => {
  for (const ear of ears) ear.close();
  ears = [];
  await until('nobody listens any more', () => api.app.get(LiveHub).listeners.length === 0);
});

async function listen(who: Who, after?: string, url = api.url): Promise<Ear> {
  const ear = await Ear.open(url, api.bearer(who), after);
  ears.push(ear);
  return ear;
}
const note = (reference: string, who: Who = 'agent') =>
  api.as(who).post(`complaints/${reference}/messages`).send({ kind: 'note', body: 'A secret of the customer.' });
/** What everybody hears at last, so that whoever has heard it has heard all before. */
async function mark(...listening: Ear[]): Promise<void> {
  const reference = await api.log('manager', { ownerId: null, teamId: null });
  for (const ear of listening) await ear.hears('change', { reference, type: 'complaint.logged' });
}

test('what one person does, the others hear, without a word of the customer', async () => {
  const reference = await api.log();
  const ear = await listen('supervisor');
  await note(reference).expect(201);
  const { data } = await ear.hears('change', { reference, type: 'message.added' });
  expect(data).toEqual({
    reference,
    type: 'message.added',
    version: 2,
    actor: { id: api.ids.agent, name: 'Anna Agent' },
  });
});

test('what a rule does in the background is heard too, as done by nobody', async () => {
  const reference = await api.log();
  api.wait(4 * HOUR - MINUTE);
  const ear = await listen('agent');
  await api.pass(2 * MINUTE);
  const { data } = await ear.hears('change', { reference, type: 'clock.breached' });
  expect(data).toMatchObject({ actor: null });
});

test('an agent of another team hears nothing of it, and strangers hear nothing at all', async () => {
  const reference = await api.log();
  const [other, manager] = [await listen('other'), await listen('manager')];
  await note(reference).expect(201);
  await mark(other, manager);
  expect(manager.all('change').map((data) => data.reference)).toContain(reference);
  expect(other.all('change').map((data) => data.reference)).not.toContain(reference);
  expect((await fetch(`${api.url}/api/v1/live`)).status).toBe(401);
});

test('a case that goes to another team leaves the lists of the one and comes into those of the other', async () => {
  const reference = await api.log();
  const [agent, other] = [await listen('agent'), await listen('other')];
  const move = { ownerId: null, teamId: api.ids.South };
  await api.as('supervisor').post(`complaints/${reference}/assignment`).send(move).expect(200);
  await note(reference, 'other').expect(201);
  await mark(agent, other);
  const of = (ear: Ear) =>
    ear
      .all('change')
      .filter((data) => data.reference === reference && data.type !== 'complaint.logged')
      .map(({ type }) => type);
  expect(of(agent)).toEqual(['team.changed', 'owner.changed']);
  expect(of(other)).toEqual(['team.changed', 'owner.changed', 'message.added']);
});

test('one hears what one is told oneself, and what to look at', async () => {
  const reference = await api.log('agent', { ownerId: null });
  const [agent, supervisor] = [await listen('agent'), await listen('supervisor')];
  await api.as('supervisor').post(`complaints/${reference}/assignment`).send({ ownerId: api.ids.agent }).expect(200);
  const { data } = await agent.hears('notice', { reference, kind: 'assigned' });
  await api
    .as('agent')
    .post(`notifications/${String(data.id)}/read`)
    .expect(200);
  await mark(supervisor);
  expect(supervisor.all('notice')).toEqual([]);
});

test('a stream that broke off goes on where it was: nothing is missed and nothing is told again', async () => {
  const reference = await api.log();
  const first = await listen('agent');
  await note(reference).expect(201);
  await first.hears('change', { reference, type: 'message.added' });
  await until('the position is behind it', () => first.heard.at(-1)!.id !== undefined);
  first.close();
  await api.as('agent').post(`complaints/${reference}/status`).send({ status: 'pending' }).expect(200);
  const second = await listen('agent', first.position);
  await mark(second);
  const types = second.all('change').filter((data) => data.reference === reference);
  expect(types.map(({ type }) => type)).toEqual(['status.changed']);
});

test('whoever was away too long, or comes with a position of other books, is told to read anew', async () => {
  const reference = await api.log();
  const position = (await listen('agent')).position!;
  await api.rows(
    `INSERT INTO complaint_event (complaint_id, at, type, actor_kind, data)
     SELECT (SELECT id FROM complaint WHERE reference = $1), now(), 'mail.sent', 'system', '{}' FROM generate_series(1, 600)`,
    [reference],
  );
  for (const after of [position, '999999999', 'nonsense']) await (await listen('agent', after)).hears('resync');
});

test('a flood is not told one by one: everybody reads anew, and then goes on', async () => {
  const reference = await api.log();
  const ear = await listen('agent');
  await api.rows(
    `INSERT INTO complaint_event (complaint_id, at, type, actor_kind, data)
     SELECT (SELECT id FROM complaint WHERE reference = $1), now(), 'mail.sent', 'system', '{}' FROM generate_series(1, 2000)`,
    [reference],
  );
  await ear.hears('resync');
  await mark(ear);
  expect(ear.all('change').length).toBeLessThan(600);
});

test('what commits later with a lower number is heard too', async () => {
  const [early, late] = [await api.log(), await api.log()];
  const ear = await listen('agent');
  const runner = api.database.createQueryRunner();
  await runner.startTransaction();
  const write = (sql: { query(text: string, values: unknown[]): Promise<unknown> }, reference: string) =>
    sql.query(
      `INSERT INTO complaint_event (complaint_id, at, type, actor_kind, data)
       SELECT id, now(), 'mail.sent', 'system', '{}' FROM complaint WHERE reference = $1`,
      [reference],
    );
  await write(runner, early);
  await write(api.database, late);
  await ear.hears('change', { reference: late, type: 'mail.sent' });
  await mark(ear);
  const before = Number(ear.position);
  const sent = () => ear.all('change').filter(({ type }) => type === 'mail.sent');
  expect(sent().map((data) => data.reference)).toEqual([late]);
  await runner.commitTransaction();
  await runner.release();
  await ear.hears('change', { reference: early, type: 'mail.sent' });
  await mark(ear);
  // A stream that breaks off while a lower number may still come is taken up before it.
  expect(Number(ear.position)).toBeGreaterThan(before);
  const [row] = await api.rows<{ id: string }>(
    `SELECT e.id FROM complaint_event e JOIN complaint c ON c.id = e.complaint_id WHERE c.reference = $1 AND type = 'mail.sent'`,
    [early],
  );
  expect(before).toBeLessThan(Number(row!.id));
});

test('what was undone leaves no gap behind', async () => {
  const reference = await api.log();
  const ear = await listen('agent');
  await api.database
    .transaction(async (manager) => {
      await manager.query(
        `INSERT INTO complaint_event (complaint_id, at, type, actor_kind, data)
         SELECT id, now(), 'mail.sent', 'system', '{}' FROM complaint WHERE reference = $1`,
        [reference],
      );
      throw new Error('undone');
    })
    .catch(() => undefined);
  await mark(ear);
  const [last] = await api.rows<{ id: string }>('SELECT max(id) AS id FROM complaint_event');
  await note(reference).expect(201);
  await until('the position goes past it', () => Number(ear.position) > Number(last!.id));
  expect(ear.all('change').map(({ type }) => type)).not.toContain('mail.sent');
});

test('with several apis on one database everybody hears everybody, also who has a case open', async () => {
  const second = await api.beside();
  const url = await second.getUrl();
  const reference = await api.log();
  const [here, there] = [await listen('agent'), await listen('supervisor', undefined, url)];
  await note(reference).expect(201);
  await there.hears('change', { reference, type: 'message.added' });
  await api.as('agent').put(`complaints/${reference}/presence`).send({ doing: 'reading' }).expect(200);
  const answer = await fetch(`${url}/api/v1/complaints/${reference}/presence`, {
    method: 'PUT',
    headers: { authorization: api.bearer('supervisor'), 'content-type': 'application/json' },
    body: '{"doing":"writing"}',
  });
  expect(((await answer.json()) as { items: unknown[] }).items).toHaveLength(2);
  const told = await until('the other is seen', () =>
    here.all('presence').find(({ people }) => (people as unknown[]).length === 2),
  );
  expect(told).toMatchObject({
    reference,
    people: [
      { agent: { name: 'Anna Agent' }, doing: 'reading' },
      { agent: { name: 'Sven Supervisor' }, doing: 'writing' },
    ],
  });
  await second.close();
  await there.hears('farewell', { why: 'stopping' });
});

test('a stream ends with the token that opened it', async () => {
  const ear = await listen('agent');
  api.now = new Date(api.now.getTime() + 15 * MINUTE);
  await ear.hears('farewell', { why: 'over' });
  await until('it has ended', () => ear.isOver);
  api.wait(0);
  await listen('agent');
});

test('a stream ends when its person goes to another team, or leaves', async () => {
  const change = (to: object) => api.as('manager').patch(`agents/${api.ids.other}`).send(to).expect(200);
  for (const [to, back] of [
    [{ teamId: api.ids.North }, { teamId: api.ids.South }],
    [{ active: false }, { active: true }],
  ] as const) {
    const [moved, stays] = [await listen('other'), await listen('agent')];
    await change(to);
    await moved.hears('farewell', { why: 'over' });
    await change(back);
    await mark(stays);
    expect(stays.isOver).toBe(false);
  }
});

test('the newest streams of one person stay, and those of others', async () => {
  const [first, other] = [await listen('agent'), await listen('other')];
  const more = await Promise.all(Array.from({ length: 8 }, () => listen('agent')));
  await first.hears('farewell', { why: 'crowded' });
  await mark(other, ...more);
  expect(more.some(({ isOver }) => isOver)).toBe(false);
});

test('a listener that does not read is cut off instead of filling the memory', async () => {
  const [{ port }, hub] = [new URL(api.url), api.app.get(LiveHub)];
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(`GET /api/v1/live HTTP/1.1\r\nHost: x\r\nAuthorization: ${api.bearer('other')}\r\n\r\n`);
  const others = () => hub.listeners.filter(({ person }) => person.id === api.ids.other);
  const [listener] = await until('it listens', () => (others().length > 0 ? others() : null));
  socket.pause();
  const words = `: ${'x'.repeat(10_000)}\n\n`;
  await until('it is cut off', async () => {
    for (let times = 0; times < 20; times++) listener!.tell(words);
    expect(listener!.stream.readableLength).toBeLessThan(300_000);
    return listener!.isGone;
  });
  await until('it is forgotten', () => others().length === 0);
  socket.destroy();
});

test('a stop says farewell and does not wait for those who do not read', async () => {
  const second = await api.beside();
  const url = new URL(await second.getUrl());
  const ear = await listen('agent', undefined, url.origin);
  const socket = connect(Number(url.port), '127.0.0.1');
  socket.write(`GET /api/v1/live HTTP/1.1\r\nHost: x\r\nAuthorization: ${api.bearer('agent')}\r\n\r\n`);
  socket.pause();
  // Browsers open connections ahead, on which they ask nothing.
  const unused = connect(Number(url.port), '127.0.0.1');
  const hub = second.get(LiveHub);
  await until('both listen', () => hub.listeners.length === 2);
  for (const listener of hub.listeners) for (let times = 0; times < 20; times++) listener.tell(': x\n\n'.repeat(2_000));
  const began = performance.now();
  await second.close();
  expect(performance.now() - began).toBeLessThan(2_000);
  await ear.hears('farewell', { why: 'stopping' });
  socket.destroy();
  unused.destroy();
});

test('without listeners nobody looks', async () => {
  const hub = api.app.get(LiveHub);
  await until('nobody looks any more', () => !hub.isWatching);
  await listen('agent');
  expect(hub.isWatching).toBe(true);
});

test('HEAD opens no stream', async () => {
  const answer = await fetch(`${api.url}/api/v1/live`, {
    method: 'HEAD',
    headers: { authorization: api.bearer('agent') },
  });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  expect(api.app.get(LiveHub).listeners).toHaveLength(0);
});
