import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PASSWORD, TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());

const SECRETS = {
  words: 'xylophone-in-the-rain',
  name: 'Quentin Querulant',
  email: 'quentin@privat.example',
  phone: '+4915112345678',
  message: 'a-marmalade-message',
  note: 'a-noted-nectarine',
  query: 'searched-for-salamander',
  statement: 'stated-strawberry',
  cookie: '',
  token: '',
};

test('the log tells what was asked and answered, and nothing that a customer said, is called or is searched by', async () => {
  const customer = { name: SECRETS.name, email: SECRETS.email, phone: SECRETS.phone };
  const reference = await api.log('agent', { customer, words: SECRETS.words });
  const as = api.as('agent');
  await as.post(`complaints/${reference}/messages`).send({ kind: 'to-customer', body: SECRETS.message }).expect(201);
  await as.post(`complaints/${reference}/messages`).send({ kind: 'note', body: SECRETS.note }).expect(201);
  await as.get(`complaints?q=${SECRETS.query}`).expect(200);
  await as.get(`customers?q=${SECRETS.query}`).expect(200);
  await api
    .as('supervisor')
    .post(`complaints/${reference}/status`)
    .send({ status: 'resolved', statement: SECRETS.statement, override: SECRETS.note })
    .expect(200);
  // Refusals and mistakes are logged as well, and must not quote what they refuse.
  await as.post('complaints').send({ customer, channel: SECRETS.words, words: SECRETS.words }).expect(400);
  await as.post('complaints').set('Content-Type', 'application/json').send(`{"words": "${SECRETS.words}`).expect(400);
  await as.get(`${SECRETS.query}?q=${SECRETS.query}`).expect(404);
  const signedIn = await api
    .ask('post', 'sessions')
    .send({ email: 'anna@company.example', password: PASSWORD })
    .expect(201);
  SECRETS.cookie = (signedIn.headers['set-cookie'] as unknown as string[])[0]!.split(/[=;]/)[1]!;
  SECRETS.token = (signedIn.body as { accessToken: string }).accessToken;
  await api
    .ask('post', 'sessions')
    .send({ email: SECRETS.email, password: `${PASSWORD}!` })
    .expect(401);
  await api.ask('get', 'me').set('Authorization', `Bearer ${SECRETS.token}x`).expect(401);
  await api.ask('post', 'sessions/refresh').set('Cookie', `amends_refresh=${SECRETS.cookie}`).expect(201);
  expect(api.lines.length).toBeGreaterThan(10);
  const log = api.lines.join('');
  for (const [what, secret] of Object.entries({ ...SECRETS, password: PASSWORD }))
    expect([what, log.includes(secret)]).toEqual([what, false]);
});

test('a bug is logged with the request that met it, without the values of its query', async () => {
  await api.rows('ALTER TABLE message ADD CONSTRAINT nobody_may_speak CHECK (body IS NULL) NOT VALID');
  const reference = await api.log();
  const answer = await api
    .as('agent')
    .post(`complaints/${reference}/messages`)
    .send({ kind: 'note', body: SECRETS.note })
    .expect(500);
  expect(answer.body).toMatchObject({ code: 'bug', instance: expect.stringMatching(/^urn:amends:request:/) });
  expect(JSON.stringify(answer.body)).not.toMatch(/nobody_may_speak|INSERT|nectarine/);
  const line = api.lines.find((one) => one.includes('nobody_may_speak'))!;
  expect(line).toContain((answer.body as { instance: string }).instance.replace('urn:amends:request:', ''));
  expect(line).not.toContain('nectarine');
});

test('each answered request is one line with its route, status, time, person and id', async () => {
  const { headers } = await api.as('agent').get('complaints?q=salamander').expect(200);
  const line = api.lines
    .map((one) => JSON.parse(one) as Record<string, unknown>)
    .find(({ requestId }) => requestId === headers['x-request-id']);
  expect(line).toMatchObject({
    method: 'GET',
    route: '/api/v1/complaints',
    status: 200,
    agentId: api.ids.agent,
    ms: expect.any(Number),
  });
});
