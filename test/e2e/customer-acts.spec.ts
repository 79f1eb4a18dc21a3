import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { completeEvidence } from '#journey/example-case';
import { TestApi } from '../support/api.ts';
import { caseLink } from '../support/case-link.ts';
import { Clockwork, DAY } from '../support/clockwork.ts';

let api: TestApi;
let work: Clockwork;
let reference: string;
let token: string;
let address = 0;
beforeAll(async () => {
  api = await TestApi.start({ trustProxy: '127.0.0.1' });
  work = new Clockwork(api);
});
afterAll(() => api.stop());
beforeEach(async () => {
  address++;
  reference = await api.log();
  token = await caseLink(api, reference);
});

type View = Record<string, unknown> & { may: string[]; messages: { from: string; body: string }[] };
const act = (what: string, body?: object, key?: string) => {
  const asked = api.ask('post', `public/cases/${token}/${what}`).set('X-Forwarded-For', `10.0.2.${address}`);
  return (key ? asked.set('Idempotency-Key', key) : asked).send(body);
};
const look = async () => (await api.ask('get', `public/cases/${token}`).expect(200)).body as View;
const events = async (type: string) => (await work.events(reference, type)).map(({ data }) => data);
const notices = async () =>
  (await work.list('notifications', 'agent'))
    .filter((notice) => notice.reference === reference)
    .map(({ kind }) => kind);
const ratings = () =>
  api.rows(
    'SELECT resolution, satisfaction, comment FROM satisfaction WHERE complaint_id = (SELECT id FROM complaint WHERE reference = $1)',
    [reference],
  );

test('a reply becomes part of the conversation, as the customer’s, and starts the clock of the next response', async () => {
  const { body } = await act('messages', { body: 'And the fee is wrong too.' }).expect(201);
  expect(body).toMatchObject({ reference, messages: [{}, { from: 'you', body: 'And the fee is wrong too.' }] });
  const { items } = (await api.as('agent').get(`complaints/${reference}/messages`)).body as { items: object[] };
  expect(items).toMatchObject([{ kind: 'from-customer', authorKind: 'customer', author: null, channel: 'web' }]);
});

test('a reply that was sent twice under one key is there once', async () => {
  await act('messages', { body: 'Once.' }, 'reply').expect(201);
  await act('messages', { body: 'Once.' }, 'reply').expect(201);
  expect((await look()).messages).toHaveLength(2);
});

test('a reply to a resolved case takes it up again, mere thanks do not', async () => {
  await work.move(reference, 'resolved');
  api.wait(60_000);
  await act('messages', { body: 'Thank you so much!' }).expect(201);
  expect(await look()).toMatchObject({ standing: { key: 'answered' } });
  await act('messages', { body: 'But it broke again.' }).expect(201);
  expect(await look()).toMatchObject({ standing: { key: 'in-progress' }, answer: { state: 'reopened' } });
});

test('the customer accepts the answer: the owner hears it, and saying it again changes nothing', async () => {
  await act('acceptance').expect(409);
  await work.move(reference, 'resolved');
  expect(await look()).toMatchObject({
    standing: { key: 'answered' },
    answer: { statement: 'We refunded you.', at: api.now.toISOString(), state: 'waiting' },
    may: ['reply', 'accept', 'reject', 'rate'],
  });
  const { body } = await act('acceptance').expect(200);
  expect(body).toMatchObject({
    standing: { key: 'accepted' },
    answer: { state: 'accepted' },
    may: ['reply', 'reject', 'rate'],
  });
  await act('acceptance').expect(200);
  expect(await events('answer.accepted')).toEqual([{ resolution: 1 }]);
  expect(await notices()).toEqual(['answer-accepted']);
});

test('the customer rejects the answer and says why: the case is taken up again', async () => {
  await act('rejection', { reason: 'Too little.' }).expect(409);
  await work.move(reference, 'resolved');
  await act('rejection', { reason: ' ' }).expect(400);
  api.wait(60_000);
  // Whatever the words are, it was the answer that was rejected.
  const { body } = await act('rejection', { reason: 'Thank you so much!' }, 'no').expect(200);
  await act('rejection', { reason: 'Thank you so much!' }, 'no').expect(200);
  expect(body).toMatchObject({
    standing: { key: 'in-progress' },
    answer: { state: 'rejected', statement: 'We refunded you.' },
    messages: [{}, { from: 'you', body: 'Thank you so much!' }],
    may: ['reply', 'escalate'],
  });
  expect(await work.complaint(reference)).toMatchObject({ status: 'open', reopenedCount: 1 });
  expect(await events('answer.rejected')).toMatchObject([{ resolution: 1 }]);
  expect(JSON.stringify(await work.events(reference))).not.toContain('so much');
  expect(await notices()).toEqual(['answer-rejected']);
  await work.move(reference, 'resolved');
  await act('acceptance').expect(200);
  expect(await events('answer.accepted')).toEqual([{ resolution: 2 }]);
});

test('a rejection takes step 7 up again, and the case says so until there is another solution', async () => {
  type Case = { journey: { steps: { key: string; state: string }[] }; statement: string | null } & Record<
    string,
    unknown
  >;
  const read = async () => (await work.complaint(reference)) as unknown as Case;
  const evidence = completeEvidence(api.now);
  const done = (key: keyof typeof evidence, changes = {}) =>
    api
      .as('agent')
      .put(`complaints/${reference}/steps/${key}`)
      .send({ state: 'done', evidence: { ...evidence[key], ...changes } });
  const resolve = (body = {}) =>
    api
      .as('agent')
      .post(`complaints/${reference}/status`)
      .send({ status: 'resolved', ...body });
  await api.as('supervisor').post(`complaints/${reference}/assignment`).send({ ownerId: api.ids.agent }).expect(200);
  const dueAt = new Date(api.now.getTime() + DAY);
  await api.as('agent').post(`complaints/${reference}/promises`).send({ what: 'A call.', dueAt }).expect(201);
  for (const key of ['capture', 'expectation', 'ownership', 'reassurance', 'calm', 'resolve'] as const)
    await done(key).expect(200);
  await resolve().expect(200);
  expect(await read()).toMatchObject({ judgedAnswer: null, rating: null });

  api.wait(60_000);
  await act('rating', { satisfaction: 2 }).expect(200);
  await act('rejection', { reason: 'It was CNY 399, not 129.' }, 'too-little').expect(200);
  await act('rejection', { reason: 'It was CNY 399, not 129.' }, 'too-little').expect(200);
  const rejected = await read();
  expect(rejected).toMatchObject({
    status: 'open',
    statement: null,
    judgedAnswer: {
      verdict: 'rejected',
      at: api.now.toISOString(),
      words: 'It was CNY 399, not 129.',
      statement: evidence.resolve.statement,
    },
    rating: { satisfaction: 2, at: api.now.toISOString() },
    journey: {
      next: { step: 'resolve', why: expect.stringMatching(/^The customer rejected the answer/) },
      gates: { resolved: [{ step: 'resolve', code: 'answer-rejected' }] },
    },
  });
  expect(rejected.journey.steps.find(({ key }) => key === 'resolve')).toMatchObject({
    state: 'reopened',
    missing: [{ code: 'option-declined' }, { code: 'answer-rejected' }],
  });
  const step = (await api.as('agent').get(`complaints/${reference}/steps/resolve`).expect(200)).body as object;
  expect(step).toMatchObject({
    evidence: { ...evidence.resolve, customersAnswer: 'declined' },
    reason: 'It was CNY 399, not 129.',
    updatedBy: null,
  });
  // What was on record before is in the history; the customer's words are not.
  expect(await events('step.reopened')).toMatchObject([
    { step: 'resolve', before: { customersAnswer: 'accepted' }, after: { customersAnswer: 'declined' } },
  ]);
  // As a number of its own: a random id may hold these digits.
  expect(JSON.stringify(await work.events(reference))).not.toMatch(/\b399\b/);

  // The same words again are no answer, wherever they are written.
  expect((await resolve().expect(409)).body).toMatchObject({ blockedBy: ['answer-rejected'] });
  await resolve({ statement: ` ${evidence.resolve.statement} ` }).expect(409);
  await done('resolve').expect(409);
  await done('resolve', { statement: 'We refunded the other CNY 270.00.' }).expect(200);
  await resolve().expect(200);
  expect(await read()).toMatchObject({
    statement: 'We refunded the other CNY 270.00.',
    judgedAnswer: null,
    rating: null,
  });
  api.wait(60_000);
  await act('acceptance').expect(200);
  await act('rating', { satisfaction: 5 }).expect(200);
  expect(await read()).toMatchObject({
    judgedAnswer: { verdict: 'accepted', at: api.now.toISOString(), words: null },
    rating: { satisfaction: 5 },
  });
});

test('of a case that was rejected and then closed all the same, no rejected words are shown as the last', async () => {
  await work.move(reference, 'resolved');
  api.wait(60_000);
  await act('rejection', { reason: 'Too little.' }).expect(200);
  await work.move(reference, 'closed');
  expect(await look()).toMatchObject({ standing: { key: 'closed' }, answer: null });
});

test('a rating answers the follow-up that waits for it', async () => {
  await work.move(reference, 'resolved');
  await api.pass(4 * DAY);
  expect(await look()).toMatchObject({ question: { askedAt: expect.any(String), waitsUntil: expect.any(String) } });
  const { body } = await act('rating', { satisfaction: 2, comment: 'It took too long.' }).expect(200);
  expect(body).toMatchObject({ question: null, rating: { satisfaction: 2, comment: 'It took too long.' } });
  expect(await events('follow-up.answered')).toMatchObject([{ satisfaction: 2 }]);
  // Said again, it replaces the answer instead of counting beside it.
  await act('rating', { satisfaction: 4 }).expect(200);
  expect(await ratings()).toEqual([]);
  expect(
    await api.rows(
      `SELECT f.satisfaction FROM follow_up f JOIN complaint c ON c.id = f.complaint_id WHERE c.reference = $1 AND f.state = 'answered'`,
      [reference],
    ),
  ).toEqual([{ satisfaction: 4 }]);
});

test('what was said before the follow-up came does not count beside its answer', async () => {
  await work.move(reference, 'resolved');
  await act('rating', { satisfaction: 1 }).expect(200);
  await api.pass(4 * DAY);
  await act('rating', { satisfaction: 5 }).expect(200);
  expect(await ratings()).toEqual([]);
});

test('a rating that nobody asked for is kept as well, once for each resolution, and counts for the recovery', async () => {
  await act('rating', { satisfaction: 5 }).expect(409);
  await work.move(reference, 'resolved');
  await act('rating', { satisfaction: 6 }).expect(400);
  await act('rating', { satisfaction: 4 }).expect(200);
  api.wait(60_000);
  expect((await act('rating', { satisfaction: 1, comment: 'No.' }).expect(200)).body).toMatchObject({
    rating: { satisfaction: 1, comment: 'No.' },
  });
  expect(await ratings()).toEqual([{ resolution: 1, satisfaction: 1, comment: 'No.' }]);
  expect(await events('satisfaction.given')).toEqual([
    { resolution: 1, satisfaction: 4 },
    { resolution: 1, satisfaction: 1 },
  ]);
  const { journey } = (await work.complaint(reference)) as unknown as { journey: { wentBadly: { code: string }[] } };
  expect(journey.wentBadly.map(({ code }) => code)).toContain('unhappy-at-follow-up');
});

test('the customer asks for somebody higher up, once, until somebody takes it on', async () => {
  const { body } = await act('escalation', { reason: 'I want to speak to the manager.' }).expect(200);
  expect(body).toMatchObject({ escalation: { takenOn: false }, may: ['reply'] });
  expect((await act('escalation', { reason: 'Now!' }).expect(409)).body).toMatchObject({ code: 'escalated-already' });
  const [escalation] = await work.escalations(reference);
  expect(escalation).toMatchObject({ kind: 'customer', reason: 'I want to speak to the manager.' });
  await api.as('supervisor').post(`escalations/${escalation!.id}/acknowledgement`).expect(200);
  expect(await look()).toMatchObject({ escalation: { takenOn: true }, may: ['reply', 'escalate'] });
});

test('a closed case can be rejected and rated, and is taken up again by a reply', async () => {
  await work.move(reference, 'closed');
  expect(await look()).toMatchObject({ standing: { key: 'closed' }, may: ['reply', 'reject', 'rate'] });
  await act('acceptance').expect(409);
  await act('escalation', { reason: 'x' }).expect(409);
  api.wait(60_000);
  await act('messages', { body: 'It came back.' }).expect(201);
  expect(await look()).toMatchObject({ standing: { key: 'in-progress' } });
});

test('one address may act only so often', async () => {
  const answers = await Promise.all(Array.from({ length: 32 }, () => act('acceptance')));
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
});
