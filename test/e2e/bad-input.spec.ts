import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';

let api: TestApi;
let reference: string;
let before: unknown;
const counts = () =>
  api.rows(`SELECT (SELECT count(*) FROM complaint) complaints, (SELECT count(*) FROM customer) customers, (SELECT count(*) FROM message) messages,
    (SELECT count(*) FROM complaint_event) events, (SELECT count(*) FROM promise) promises, (SELECT count(*) FROM policy) policies,
    (SELECT count(*) FROM calendar) calendars, (SELECT count(*) FROM agent) agents, (SELECT count(*) FROM idempotent_request) keys,
    (SELECT sum(version) FROM complaint) versions`);

beforeAll(async () => {
  api = await TestApi.start();
  reference = await api.log();
  before = await counts();
});
afterAll(() => api.stop());
afterEach(async () => expect(await counts()).toEqual(before));

interface Problem {
  status: number;
  detail: string;
  errors: { field: string; reason: string }[];
}
type Answer = { status: number; type: string; body: Problem };

/** Says that the answer is a problem of this status, with a reason that names the field. */
function expectProblem({ status, type, body }: Answer, expected: number, field?: string): void {
  expect([status, type, body.status]).toEqual([expected, 'application/problem+json', expected]);
  expect(body.detail).toBeTruthy();
  if (field === undefined) return;
  expect(body.errors.map((error) => error.field)).toContain(field);
  for (const { reason } of body.errors) expect(reason.length).toBeGreaterThan(5);
}

const good = { customer: { name: 'Li Wei' }, channel: 'phone', words: 'Wrong bill.' };

test.each<[string, string, object]>([
  ['nothing at all', 'words', {}],
  ['words that are a number', 'words', { ...good, words: 7 }],
  ['words of white space', 'words', { ...good, words: ' \n\t' }],
  ['words with U+0000', 'words', { ...good, words: 'a\u0000b' }],
  ['words with half of a surrogate pair', 'words', { ...good, words: 'a\ud800b' }],
  ['words that are too long', 'words', { ...good, words: 'x'.repeat(100_001) }],
  ['a field that nobody knows', 'word', { ...good, word: 'x' }],
  ['a field of the customer that nobody knows', 'customer.nam', { ...good, customer: { name: 'Li', nam: 'x' } }],
  ['a customer that is a list', 'customer', { ...good, customer: [] }],
  ['a channel that is none', 'channel', { ...good, channel: 'pigeon' }],
  ['a severity that is none', 'severity', { ...good, severity: 'urgent' }],
  ['an e-mail address that is none', 'customer.email', { ...good, customer: { name: 'Li', email: 'li.wei' } }],
  ['a telephone that is none', 'customer.phone', { ...good, customer: { name: 'Li', phone: 'call me' } }],
  ['a zone that is none', 'customer.timeZone', { ...good, customer: { name: 'Li', timeZone: 'Mars/Base' } }],
  ['an offset instead of a zone', 'customer.timeZone', { ...good, customer: { name: 'Li', timeZone: '+08:00' } }],
  ['a language that is none', 'language', { ...good, language: 'chinese please' }],
  ['a day that does not exist', 'receivedAt', { ...good, receivedAt: '2026-02-30T10:00:00Z' }],
  ['an instant without zone', 'receivedAt', { ...good, receivedAt: '2026-02-03T10:00:00' }],
  ['a time to come', 'receivedAt', { ...good, receivedAt: '2027-01-01T10:00:00Z' }],
  ['an owner who does not work here', 'ownerId', { ...good, ownerId: '01890a5d-ac96-774b-bcce-b302099a8057' }],
  ['an owner who is no id', 'ownerId', { ...good, ownerId: 'me' }],
  ['a team that is none', 'teamId', { ...good, teamId: '01890a5d-ac96-774b-bcce-b302099a8057' }],
  ['tags that are a text', 'tags', { ...good, tags: 'vip' }],
  ['a tag with U+0000', 'tags.1', { ...good, tags: ['vip', '\u0000'] }],
  ['custom fields that nest', 'customFields', { ...good, customFields: { a: { b: 1 } } }],
])('a complaint with %s is refused by the field %s', async (_, field, body) => {
  expectProblem(await api.as('agent').post('complaints').send(body), 400, field);
});

test.each<[string, number, string, string | Buffer]>([
  ['no JSON', 400, 'application/json', '{"words": "half'],
  ['a text', 400, 'application/json', '"words"'],
  ['null', 400, 'application/json', 'null'],
  ['a list', 400, 'application/json', '[]'],
  ['nothing', 400, 'application/json', ''],
  ['a prototype', 400, 'application/json', '{"__proto__": {"words": "x"}, "channel": "phone"}'],
  ['a form', 415, 'application/x-www-form-urlencoded', 'words=x&channel=phone'],
  ['plain text', 415, 'text/plain', JSON.stringify(good)],
  ['XML', 415, 'application/xml', '<words/>'],
  ['too much', 413, 'application/json', JSON.stringify({ ...good, words: 'x'.repeat(3 * 1024 * 1024) })],
])('a body that is %s is answered with %i', async (_, status, type, body) => {
  expectProblem(await api.as('agent').post('complaints').set('Content-Type', type).send(body), status, 'body');
});

test('bytes that are no UTF-8 do not break anything', async () => {
  const bytes = Buffer.concat([Buffer.from('{"words":"'), Buffer.from([0xff, 0xfe, 0x80]), Buffer.from('"}')]);
  const answer = await api
    .as('agent')
    .post('complaints')
    .set('Content-Type', 'application/json')
    .send(bytes.toString('latin1'));
  expectProblem(answer, 400, 'channel');
});

test.each([
  ['limit=0', 'limit'],
  ['limit=201', 'limit'],
  ['limit=ten', 'limit'],
  ['limit=1&limit=2', 'limit'],
  ['status=done', 'status.0'],
  ['severity=low,urgent', 'severity.1'],
  ['sort=words', 'sort'],
  ['view=yours', 'view'],
  ['dueWithin=soon', 'dueWithin'],
  ['dueWithin=P0D', 'dueWithin'],
  ['page=2', 'page'],
  ['owner=anna', 'owner'],
  ['team=north', 'team'],
  ['customer=li', 'customer'],
  ['receivedFrom=yesterday', 'receivedFrom'],
  ['breached=maybe', 'breached'],
  ['q=%00', 'q'],
  ['q=a&q=b', 'q'],
  ['cursor=nonsense', 'cursor'],
  [`cursor=${Buffer.from('["yesterday","x"]').toString('base64url')}`, 'cursor'],
  [
    `cursor=${Buffer.from('["2026-13-45T99:99:99.000Z","01890a5d-ac96-774b-bcce-b302099a8057"]').toString('base64url')}`,
    'cursor',
  ],
  [`cursor=${Buffer.from('{"length":2}').toString('base64url')}`, 'cursor'],
])('a list asked for with ?%s is refused by the field %s', async (query, field) => {
  expectProblem(await api.as('agent').get(`complaints?${query}`), 400, field);
});

test.each(['messages', 'events'])('a cursor that is not ours is refused by %s', async (list) => {
  expectProblem(await api.as('agent').get(`complaints/${reference}/${list}?cursor=WyJ4Il0`), 400, 'cursor');
});

test.each([
  'complaints/C-2026-999999',
  'complaints/nonsense',
  'complaints/%00',
  "complaints/C-2026-000001'--",
  'complaints/C-2026-000001%0a',
  `complaints/C-2026-${'9'.repeat(60)}`,
  'complaints/%E4%BD%A0%E5%A5%BD/steps/capture',
  'customers/1',
  'customers/%00',
  'customers/01890a5d-ac96-774b-bcce-b302099a8057',
  'agents/me',
  'policies/0',
  'nothing/here',
])('GET %s is answered with 404', async (path) => {
  expectProblem(await api.as('agent').get(path), 404);
});

test('a path that cannot be decoded is answered with 400', async () => {
  expectProblem(await api.as('agent').get('complaints/%E4%'), 400);
});

test('an unknown step is answered with 404, naming the steps', async () => {
  const answer = await api.as('agent').put(`complaints/${reference}/steps/apology`).send({ state: 'done' });
  expectProblem(answer, 404);
  expect(answer.body as Problem).toMatchObject({ detail: expect.stringContaining('capture, expectation') });
});

test.each<[string, object, number, string]>([
  ['evidence of a wrong type', { evidence: { restatement: 7 } }, 400, 'evidence.restatement'],
  ['evidence of another step', { evidence: { apology: {} } }, 400, 'evidence.apology'],
  ['evidence that is a list', { evidence: [] }, 400, 'evidence'],
  ['evidence that is null', { evidence: null }, 400, 'evidence'],
  ['a time to come', { evidence: { confirmedAt: '2030-01-01T00:00:00Z' } }, 400, 'evidence.confirmedAt'],
  ['a state that is none', { state: 'finished' }, 400, 'state'],
  ['a state that cannot follow', { state: 'reopened', reason: 'x' }, 409, 'state'],
])('a step with %s is refused', async (_, body, status, field) => {
  expectProblem(await api.as('supervisor').put(`complaints/${reference}/steps/capture`).send(body), status, field);
});

test.each<[string, object, number, string]>([
  ['messages', { kind: 'shout', body: 'x' }, 400, 'kind'],
  ['messages', { kind: 'note', body: '' }, 400, 'body'],
  ['messages', { kind: 'note', body: 'x', at: '2027-01-01T00:00:00Z' }, 400, 'at'],
  ['promises', { what: 'Call back', dueAt: '2026-11-20T09:00:00Z' }, 400, 'dueAt'],
  ['promises', { what: 'Call back', dueAt: 'tomorrow' }, 400, 'dueAt'],
  ['handovers', { toId: '01890a5d-ac96-774b-bcce-b302099a8057', briefing: 'All about it' }, 400, 'toId'],
  ['handovers', { toId: null, briefing: 'All about it' }, 400, 'toId'],
  ['links', { to: 'this one', kind: 'related' }, 400, 'to'],
  ['status', { status: 'merged' }, 400, 'status'],
  ['merge', { into: '' }, 400, 'into'],
])('%s refuses %j', async (path, body, status, field) => {
  expectProblem(await api.as('agent').post(`complaints/${reference}/${path}`).send(body), status, field);
});

test('a link and a merger with the complaint itself are refused', async () => {
  expectProblem(
    await api.as('agent').post(`complaints/${reference}/links`).send({ to: reference, kind: 'related' }),
    400,
    'to',
  );
  expectProblem(await api.as('agent').post(`complaints/${reference}/merge`).send({ into: reference }), 400, 'into');
});

test.each<[string, object, string]>([
  ['calendars', { name: 'Never', timeZone: 'UTC', shifts: [] }, 'shifts'],
  [
    'calendars',
    { name: 'Nowhere', timeZone: 'Nowhere/At', shifts: [{ days: ['mon'], from: '09:00', to: '17:00' }] },
    'timeZone',
  ],
  [
    'calendars',
    { name: 'Odd', timeZone: 'UTC', shifts: [{ days: ['monday'], from: '09:00', to: '17:00' }] },
    'shifts.0.days.0',
  ],
  ['calendars', { name: 'Odd', timeZone: 'UTC', shifts: [{ days: ['mon'], from: '9', to: '17:00' }] }, 'shifts.0.from'],
  ['ladders', { name: 'Late', rungs: [{ at: '150%', to: 'owner' }] }, 'rungs.0.at'],
  ['ladders', { name: 'Who', rungs: [{ at: '50%', to: 'somebody' }] }, 'rungs.0.to'],
  ['follow-up-plans', { name: 'Backwards', after: ['P3D', 'P1D'], answerWithin: 'P7D' }, 'after.1'],
  ['follow-up-plans', { name: 'Month', after: ['P1M'], answerWithin: 'P7D' }, 'after.0'],
  ['teams', { name: '' }, 'name'],
  ['agents', { name: 'Short', email: 'short@company.example', role: 'agent', password: 'short' }, 'password'],
  ['agents', { name: 'Boss', email: 'boss@company.example', role: 'boss', password: 'long enough to be one' }, 'role'],
])('%s refuses %j', async (path, body, field) => {
  expectProblem(await api.as('manager').post(path).send(body), 400, field);
});

test('a policy with a wrong target, or that refers to nothing, is refused', async () => {
  const [starter] = await api.rows<{ id: string; ladder: string; calendar: string }>(
    'SELECT id, ladder_id AS ladder, calendar_id AS calendar FROM policy',
  );
  const targets = { resolution: { low: 'PT8H', normal: 'PT8H', high: 'P1D', critical: 'PT1H' } };
  const policy = { name: 'Wrong', position: 1, targets, calendarId: starter!.calendar, ladderId: starter!.ladder };
  const post = (body: object) => api.as('manager').post('policies').send(body);
  expectProblem(await post(policy), 400, 'targets.resolution.high');
  expectProblem(await post({ ...policy, targets: { payment: {} } }), 400, 'targets.payment');
  expectProblem(await post({ ...policy, targets: { resolution: { low: 'PT8H' } } }), 400, 'targets.resolution.normal');
  expectProblem(await post({ ...policy, targets: {}, ladderId: starter!.id }), 400, 'ladderId');
});

test('an If-Match that was never ours is stale, and an Idempotency-Key with spaces is refused', async () => {
  expectProblem(
    await api.as('agent').patch(`complaints/${reference}`).set('If-Match', 'yesterday').send({ subject: 'x' }),
    412,
  );
  expectProblem(
    await api.as('agent').post('complaints').set('Idempotency-Key', 'a b').send(good),
    400,
    'Idempotency-Key',
  );
});

test('an empty body is none: welcome where nothing is to be said, and refused in words where something is', async () => {
  const empty = (path: string) => api.as('supervisor').post(path).set('Content-Type', 'application/json').send('');
  await empty('escalations/01890a5d-ac96-774b-bcce-b302099a8057/acknowledgement').expect(404);
  const { body } = await empty('complaints').expect(400);
  expect(body).toMatchObject({ errors: [{ field: 'body', reason: 'write an object with named fields' }] });
});
