import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { Client } from 'pg';
import { TestApi } from '../support/api.ts';
import { caseLink, linkIn } from '../support/case-link.ts';

const DAY = 86_400_000;
let api: TestApi;
let reference: string;
let email: string;
let customers = 0;
let address = 0;
beforeAll(async () => void (api = await TestApi.start({ trustProxy: '127.0.0.1' })));
afterAll(() => api.stop());
beforeEach(async () => {
  address++;
  email = `wei.${++customers}@customer.example`;
  reference = await api.log('agent', { customer: { name: 'Wei Li', email } });
});

const open = async (token: string, query = '') => api.ask('get', `public/cases/${token}${query}`);
const say = (kind: string, body: string, which = reference) =>
  api.as('agent').post(`complaints/${which}/messages`).send({ kind, body }).expect(201);
const renew = (body: object) =>
  api.ask('post', 'public/case-links').set('X-Forwarded-For', `10.0.1.${address}`).send(body);
const mailedLinks = (to = email) =>
  api.rows<{ text: string; language: string }>(
    `SELECT text, language FROM mail WHERE to_address = $1 AND template = 'case-link' ORDER BY created_at`,
    [to],
  );

test('behind the link the customer sees where it stands, who looks after it, what was promised and what was said', async () => {
  await api
    .as('agent')
    .post(`complaints/${reference}/promises`)
    .send({ what: 'The refund is on your account.', dueAt: '2026-11-23T10:00:00Z' })
    .expect(201);
  api.wait(60_000);
  await say('to-customer', 'I look into it today.');
  const answer = await open(await caseLink(api, reference));
  expect(answer.status).toBe(200);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.headers['referrer-policy']).toBe('no-referrer');
  expect(answer.body).toMatchObject({
    reference,
    language: 'en',
    customerName: 'Wei Li',
    standing: { key: 'in-progress', title: 'We are working on it' },
    owner: 'Anna Agent',
    promises: [
      { what: 'The refund is on your account.', dueAt: '2026-11-23T10:00:00.000Z', state: 'open', broken: false },
    ],
    messages: [
      { from: 'you', author: null, body: 'The invoice is wrong.' },
      { from: 'us', author: 'Anna Agent', body: 'I look into it today.' },
    ],
    answer: null,
    question: null,
    rating: null,
    may: ['reply', 'escalate'],
    linkExpiresAt: new Date(api.now.getTime() + 90 * DAY).toISOString(),
  });
});

test('notes and everything internal never leave the house', async () => {
  await say('note', 'a-noted-nectarine');
  await api
    .as('supervisor')
    .put(`complaints/${reference}/steps/capture`)
    .send({ evidence: { restatement: 'restated-raspberry' } });
  await api
    .as('agent')
    .patch(`complaints/${reference}`)
    .send({ tags: ['tagged-tangerine'], category: 'categorised-cherry' });
  await api
    .as('agent')
    .post(`complaints/${reference}/handovers`)
    .send({ toId: api.ids.supervisor, briefing: 'briefed-blueberry' })
    .expect(201);
  const { text } = await open(await caseLink(api, reference));
  expect(text).not.toMatch(/nectarine|raspberry|tangerine|cherry|blueberry|severity|@/);
});

test('it is told in the language of the case, or in the one that the customer chooses', async () => {
  const chinese = await api.log('agent', { language: 'zh-CN' });
  const token = await caseLink(api, chinese);
  expect((await open(token)).body).toMatchObject({ language: 'zh-CN', standing: { title: '我们已收到您的投诉' } });
  expect((await open(token, '?lang=en')).body).toMatchObject({ language: 'en' });
  expect((await open(token, '?lang=fr')).status).toBe(400);
});

test('a link that was tampered with is not there, one that ran out is gone, and neither tells anything of the case', async () => {
  const token = await caseLink(api, reference);
  const foreign = await caseLink(api, await api.log('other'));
  for (const wrong of [
    'x',
    token.slice(0, -1),
    `${token}A`,
    foreign.slice(0, 26) + token.slice(26),
    token.toLowerCase(),
  ]) {
    const answer = await open(wrong);
    expect([wrong, answer.status, (answer.body as { code: string }).code]).toEqual([wrong, 404, 'no-such-link']);
  }
  const expired = await open(await caseLink(api, reference, -90));
  expect([expired.status, expired.type]).toEqual([410, 'application/problem+json']);
  expect(expired.body).toMatchObject({ code: 'link-expired' });
  expect(expired.text).not.toContain(reference);
  for (const act of ['messages', 'acceptance', 'rejection', 'rating', 'escalation'])
    expect([act, (await api.ask('post', `public/cases/x/${act}`).send(bodyFor(act))).status]).toEqual([act, 404]);
});

const bodyFor = (act: string) =>
  ({ messages: { body: 'x' }, rejection: { reason: 'x' }, rating: { satisfaction: 1 }, escalation: { reason: 'x' } })[
    act
  ];

test('a link opens its own case and no other', async () => {
  const foreign = await api.log('other', { words: 'Somebody else’s words.' });
  expect((await open(await caseLink(api, foreign))).body).toMatchObject({ reference: foreign });
  const own = await open(await caseLink(api, reference));
  expect(own.text).not.toContain('Somebody else');
  await api
    .ask('get', `complaints/${reference}`)
    .set('Authorization', `Bearer ${await caseLink(api, reference)}`)
    .expect(401);
});

test('merged into another of the same customer the link follows; into somebody else’s it does not', async () => {
  const into = await api.log('agent', { customer: { name: 'Wei Li', email }, words: 'The same again.' });
  const token = await caseLink(api, reference);
  await api.as('supervisor').post(`complaints/${reference}/merge`).send({ into }).expect(200);
  await renew({ reference, email }).expect(204);
  await api.pass(0);
  expect((await open(linkIn((await mailedLinks())[0]!.text)!)).body).toMatchObject({ reference: into });
  const { body } = await open(token);
  expect(body).toMatchObject({ reference: into });
  expect((body as { messages: { body: string }[] }).messages.map((message) => message.body).toSorted()).toEqual([
    'The invoice is wrong.',
    'The same again.',
  ]);
  const stranger = await api.log('agent', { words: 'A stranger’s.' });
  await say('to-customer', 'To the stranger.', stranger);
  await api.as('supervisor').post(`complaints/${into}/merge`).send({ into: stranger }).expect(200);
  const joined = await open(token);
  expect(joined.body).toMatchObject({ reference: into, standing: { key: 'joined' }, may: [] });
  expect(joined.text).not.toMatch(/stranger/);
  expect(joined.text).not.toContain(stranger);
  expect((await open(await caseLink(api, stranger))).text).not.toContain('The same again');
});

test('the customer’s mails hold the link', async () => {
  await api.pass(1000);
  await say('to-customer', 'We look into it.');
  await api
    .as('supervisor')
    .post(`complaints/${reference}/status`)
    .send({ status: 'resolved', override: 'For the test.', statement: 'We refunded you.' })
    .expect(200);
  await api.pass(20 * DAY);
  const mails = await api.rows<{ template: string; text: string }>(
    `SELECT template, text FROM mail WHERE to_address = $1 ORDER BY created_at`,
    [email],
  );
  expect(mails.map(({ template }) => template)).toEqual([
    'acknowledgement',
    'reply',
    'resolution',
    'follow-up',
    'follow-up',
  ]);
  for (const { text } of mails) expect((await open(linkIn(text)!)).body).toMatchObject({ reference });
});

test('a fresh link is mailed to the address that we hold, by reference and e-mail or by one that ran out', async () => {
  await renew({ reference, email: email.toUpperCase() }).expect(204);
  await api.pass(0);
  expect(await mailedLinks()).toHaveLength(1);
  await renew({ token: await caseLink(api, reference, -120) }).expect(204);
  await api.pass(0);
  // Ten minutes must pass before there is another, however often somebody asks.
  expect(await mailedLinks()).toHaveLength(1);
  api.wait(10 * 60_000);
  await renew({ token: await caseLink(api, reference, -120) }).expect(204);
  await api.pass(0);
  const links = await mailedLinks();
  expect(links).toHaveLength(2);
  expect((await open(linkIn(links[1]!.text)!)).body).toMatchObject({ reference });
  expect(links[1]!.text).not.toContain('invoice');
  expect(
    await api.rows(
      `SELECT FROM complaint_event e JOIN complaint c ON c.id = e.complaint_id WHERE c.reference = $1 AND type = 'case-link.mailed'`,
      [reference],
    ),
  ).toHaveLength(2);
});

test('whoever asks for a link learns nothing: the answer is the same when nothing matches', async () => {
  const before = await api.rows(`SELECT count(*) FROM mail WHERE template = 'case-link'`);
  const answers = [
    await renew({ reference, email: 'somebody.else@customer.example' }),
    await renew({ reference: 'C-1999-000001', email }),
    await renew({ token: 'x' }),
  ];
  await api.pass(0);
  expect(answers.map(({ status, text }) => [status, text])).toEqual([
    [204, ''],
    [204, ''],
    [204, ''],
  ]);
  expect(await api.rows(`SELECT count(*) FROM mail WHERE template = 'case-link'`)).toEqual(before);
  expect((await renew({ reference })).status).toBe(400);
  expect((await renew({ email })).status).toBe(400);
  expect((await renew({ reference, email })).status).toBe(429);
});

test('asking takes the same work whether reference and address belong together or not, and in vain nothing stays', async () => {
  await api.pass(1000);
  const written = async () => {
    const [row] = await api.rows<{ written: string }>(
      `SELECT pg_sequence_last_value(pg_get_serial_sequence('outbox', 'id'))::text AS written`,
    );
    return Number(row!.written);
  };
  const statements: string[] = [];
  const query = jest.spyOn(Client.prototype, 'query');
  const rowsFor = async (body: object) => {
    const before = await written();
    query.mockClear();
    await renew(body).expect(204);
    // The worker is woken a moment after each.
    const asked = query.mock.calls.map(([text]) => JSON.stringify(text)).filter((text) => !text.includes('pg_notify'));
    statements.push(asked.join('; '));
    const left = await api.rows('SELECT FROM outbox');
    await api.pass(0);
    return { written: (await written()) - before, left: left.length };
  };
  try {
    expect(await rowsFor({ reference, email })).toEqual({ written: 1, left: 1 });
    expect(await rowsFor({ reference, email: 'somebody.else@customer.example' })).toEqual({ written: 1, left: 0 });
    expect(await rowsFor({ reference: 'C-1999-000001', email })).toEqual({ written: 1, left: 0 });
    expect(await rowsFor({ token: 'x' })).toEqual({ written: 1, left: 0 });
    expect(statements[0]).toContain('INSERT INTO outbox');
    expect(statements).toEqual(statements.map(() => statements[0]));
  } finally {
    query.mockRestore();
  }
});

test('nothing of a case, and no link, gets into the log', async () => {
  const token = await caseLink(api, reference);
  await open(token, '?lang=en');
  await open(`${token}A`);
  await open(await caseLink(api, reference, -91));
  await api.ask('post', `public/cases/${token}/messages`).send({ body: 'said-strawberry' }).expect(201);
  await api.ask('post', `public/cases/${token}/rejection`).send({ reason: 'said-strawberry' }).expect(409);
  await renew({ token });
  const log = api.lines.join('');
  expect(log).toContain('/api/v1/public/cases/:token');
  expect(log).not.toContain(token.slice(0, 24));
  expect(log).not.toMatch(/strawberry/);
  expect(log).not.toContain(email);
});

test('one address may look only so often', async () => {
  const token = await caseLink(api, reference);
  const answers = await Promise.all(
    Array.from({ length: 125 }, () => api.ask('get', `public/cases/${token}`).set('X-Forwarded-For', '10.0.9.9')),
  );
  expect(answers.filter(({ status }) => status === 429).length).toBe(5);
});
