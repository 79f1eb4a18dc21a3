import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import type { Response } from 'supertest';
import { PASSWORD, PEOPLE, TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start({ trustProxy: '127.0.0.1' })));
afterAll(() => api.stop());

const DAY = 86_400_000;
const signIn = (email: string, password = PASSWORD) => api.ask('post', 'sessions').send({ email, password });
const signInFrom = (address: string) => signIn(PEOPLE.agent.email).set('X-Forwarded-For', address);
const cookieOf = ({ headers }: Response) => (headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
const refresh = (cookie: string) => api.ask('post', 'sessions/refresh').set('Cookie', cookie);
const tokenOf = ({ body }: Response) => (body as { accessToken: string }).accessToken;
const me = (token: string) => api.ask('get', 'me').set('Authorization', `Bearer ${token}`);

test('a refresh token used again after its successor ends the whole sign-in, for thief and owner alike', async () => {
  const opened = await signIn('ANNA@company.example').expect(201);
  expect((opened.headers['set-cookie'] as unknown as string[])[0]).toMatch(
    /^amends_refresh=.+; Max-Age=\d+; Path=\/api\/v1\/sessions; HttpOnly; SameSite=Strict$/,
  );
  expect(JSON.stringify(opened.body)).not.toContain(cookieOf(opened).split('=')[1]);
  await me(tokenOf(opened)).expect(200);
  const next = await refresh(cookieOf(opened)).expect(201);
  expect(cookieOf(next)).not.toBe(cookieOf(opened));
  const third = await refresh(cookieOf(next)).expect(201);
  api.wait(11_000);
  await refresh(cookieOf(opened)).expect(401);
  expect((await refresh(cookieOf(third)).expect(401)).body).toMatchObject({ code: 'session-over' });
});

test('whoever never got the answer to a refresh stays signed in, and what was lost on the way is void', async () => {
  const opened = await signInFrom('10.0.0.1').expect(201);
  const lost = await refresh(cookieOf(opened)).expect(201);
  api.wait(60_000);
  const again = await refresh(cookieOf(opened)).expect(201);
  const next = await refresh(cookieOf(again)).expect(201);
  // Whoever has it after all ends the sign-in, for everybody.
  await refresh(cookieOf(lost)).expect(401);
  await refresh(cookieOf(next)).expect(401);
});

test('a password that is changed while somebody signs in with it opens nothing', async () => {
  const [{ hash }] = (await api.rows('SELECT password_hash AS hash FROM agent WHERE id = $1', [api.ids.agent])) as [
    { hash: string },
  ];
  const change = (to: string) => api.rows('UPDATE agent SET password_hash = $2 WHERE id = $1', [api.ids.agent, to]);
  for (let milliseconds = 0; milliseconds <= 20; milliseconds += 5) {
    const trying = signInFrom('10.0.0.2').then((answer) => answer);
    await wait(milliseconds);
    await change(hash.slice(0, -3) + (hash.endsWith('AAA') ? 'BBB' : 'AAA'));
    const sessions = await api.rows('SELECT FROM session WHERE agent_id = $1 AND created_at = $2', [
      api.ids.agent,
      api.now,
    ]);
    const { status } = await trying;
    // Either it was in before the change, which ends it, or it is refused.
    if (sessions.length === 0) expect(status).toBe(401);
    await change(hash);
    api.wait(1_000);
  }
});

test('two tabs that refresh at the same moment both stay signed in', async () => {
  const opened = await signIn(PEOPLE.agent.email).expect(201);
  const [one, two] = await Promise.all([refresh(cookieOf(opened)), refresh(cookieOf(opened))]);
  expect([one.status, two.status]).toEqual([201, 201]);
  api.wait(11_000);
  for (const tab of [one, two]) await refresh(cookieOf(tab)).expect(201);
});

test('signing out ends it, and an unknown token is nothing', async () => {
  const opened = await signIn(PEOPLE.supervisor.email).expect(201);
  const kept = await refresh(cookieOf(opened)).expect(201);
  const out = await api.ask('delete', 'sessions/current').set('Cookie', cookieOf(kept)).expect(204);
  expect((out.headers['set-cookie'] as unknown as string[])[0]).toMatch(
    /^amends_refresh=;.*(Expires=Thu, 01 Jan 1970|Max-Age=0)/,
  );
  await refresh(cookieOf(kept)).expect(401);
  await refresh('amends_refresh=never-seen').expect(401);
  await api.ask('post', 'sessions/refresh').expect(401);
});

test('a new password ends every sign-in with the old one', async () => {
  const opened = await signIn(PEOPLE.supervisor.email).expect(201);
  await api.as('manager').patch(`agents/${api.ids.supervisor}`).send({ password: 'a new and longer one' }).expect(200);
  await refresh(cookieOf(opened)).expect(401);
});

test('somebody who was deactivated can neither sign in nor refresh, and is told what strangers are told', async () => {
  const other = await signIn(PEOPLE.other.email).expect(201);
  await api.as('manager').patch(`agents/${api.ids.other}`).send({ active: false }).expect(200);
  await refresh(cookieOf(other)).expect(401);
  await me(tokenOf(other)).expect(401);
  const gone = await signIn(PEOPLE.other.email).expect(401);
  const wrong = await signIn(PEOPLE.agent.email, 'not the password').expect(401);
  const unknown = await signIn('nobody@company.example').expect(401);
  // The same answer for all three, or strangers learn who works here.
  const told = ({ body }: Response) => ({ ...(body as object), instance: '' });
  expect(told(gone)).toEqual(told(wrong));
  expect(told(unknown)).toEqual(told(wrong));
  expect(wrong.headers['set-cookie']).toBeUndefined();
});

test('the last manager cannot be deactivated or made an agent', async () => {
  for (const change of [{ active: false }, { role: 'agent' }]) {
    const { body } = await api.as('manager').patch(`agents/${api.ids.manager}`).send(change).expect(409);
    expect(body).toMatchObject({ code: 'last-manager' });
  }
});

test('whoever tries too often is told to wait, by 429 and Retry-After, in words', async () => {
  let answer = await signIn(PEOPLE.agent.email, 'guess');
  for (let n = 0; n < 12 && answer.status !== 429; n++) answer = await signIn(PEOPLE.agent.email, 'guess');
  expect(answer.status).toBe(429);
  expect(answer.type).toBe('application/problem+json');
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect(answer.body).toMatchObject({ status: 429, code: 'too-many-requests' });
  await api.as('agent').get('me').expect(200);
});

test('a session is over after a fortnight without use', async () => {
  const [{ id }] = (await api.rows<{ id: string }>(
    'SELECT id FROM session WHERE revoked_at IS NULL AND replaced_at IS NULL LIMIT 1',
  )) as [{ id: string }];
  await api.rows(`UPDATE session SET token_hash = encode(sha256('known'), 'hex') WHERE id = $1`, [id]);
  api.wait(14 * DAY);
  await refresh('amends_refresh=known').expect(401);
});

test('whoever knows the present password sets a new one: all else ends, and this sign-in goes on', async () => {
  const NEXT = 'another horse battery staple';
  const from = '10.0.0.9';
  const here = await signInFrom(from).expect(201);
  const there = await signInFrom(from).expect(201);
  const change = (body: object, token = tokenOf(here)) =>
    api.ask('put', 'me/password').set('Authorization', `Bearer ${token}`).set('X-Forwarded-For', from).send(body);
  for (const [body, field] of [
    [{ current: 'not the password', password: NEXT }, 'current'],
    [{ current: PASSWORD, password: 'short' }, 'password'],
    [{ current: PASSWORD, password: PASSWORD }, 'password'],
    [{ password: NEXT }, 'current'],
  ] as const)
    expect((await change(body).expect(400)).body).toMatchObject({ errors: [{ field }] });
  const changed = await change({ current: PASSWORD, password: NEXT }).expect(200);
  expect(JSON.stringify(changed.body)).not.toContain(cookieOf(changed).split('=')[1]);
  await me(tokenOf(changed)).expect(200);
  await refresh(cookieOf(changed)).expect(201);
  for (const old of [here, there]) await refresh(cookieOf(old)).expect(401);
  await signInFrom(from).expect(401);
  await signIn(PEOPLE.agent.email, NEXT).set('X-Forwarded-For', from).expect(201);

  // Of two at the same moment one is too late to know the present password.
  const both = await Promise.all([PASSWORD, `${PASSWORD}!`].map((password) => change({ current: NEXT, password })));
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 400]);
  for (const secret of [NEXT, PASSWORD]) expect(api.lines.join('\n')).not.toContain(secret);
  for (let tries = 0; tries < 4; tries++) await change({});
  expect((await change({ current: NEXT, password: NEXT })).status).toBe(429);
});
