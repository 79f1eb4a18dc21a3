import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Response } from 'supertest';
import { PNG } from '../support/files.ts';
import { PASSWORD, TestApi } from '../support/api.ts';
import { caseLink } from '../support/case-link.ts';
import { completeEvidence } from '#journey/example-case';

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required?: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: { $ref: string } }> }>;
}
interface OpenApi {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

let api: TestApi;
let document: OpenApi;
let ajv: Ajv2020;

beforeAll(async () => {
  api = await TestApi.start();
  document = (await api.ask('get', '/api/openapi.json').expect(200)).body as OpenApi;
  ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  formats.default(ajv);
  // The whole document is one schema resource, so that its references resolve as they stand.
  ajv.addSchema({ $id: 'amends:api', components: document.components }, 'amends:api', false, false);
  ajv.addVocabulary(['components']);
});
afterAll(() => api.stop());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      operation,
    })),
  );

test('the document lists exactly the routes that exist', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d$/);
  expect(
    operations()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(api.routes.map(({ method, path }) => `${method} ${path}`).toSorted());
});

test('every operation has an id of its own, its path parameters, and a description of each answer', () => {
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { name, path, operation } of operations()) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
    const described = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
    expect([name, described.map((parameter) => parameter.name).toSorted()]).toEqual([name, inPath.toSorted()]);
    expect([name, described.every(({ required }) => required)]).toEqual([name, true]);
    expect([name, Object.keys(operation.responses).some((status) => status.startsWith('2'))]).toEqual([name, true]);
    for (const answer of Object.values(operation.responses))
      expect([name, answer.description]).toEqual([name, expect.stringMatching(/./)]);
  }
});

test('every schema is one of JSON Schema 2020-12, and every reference leads to one', () => {
  for (const name of Object.keys(document.components.schemas))
    expect(ajv.getSchema(`amends:api#/components/schemas/${name}`)).toBeInstanceOf(Function);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
    ([, name]) => name!,
  );
  expect(references.length).toBeGreaterThan(100);
  expect(references.filter((name) => !(name in document.components.schemas))).toEqual([]);
  for (const { operation } of operations()) {
    const inline = [...(operation.parameters ?? []), ...Object.values(operation.requestBody?.content ?? {})].map(
      ({ schema }) => schema,
    );
    for (const schema of inline) if (!('$ref' in schema)) expect(ajv.validateSchema(schema)).toBe(true);
  }
});

test('a schema refuses what is not of its shape', () => {
  expect(ajv.getSchema('amends:api#/components/schemas/Problem')!({ status: '400' })).toBe(false);
  expect(
    ajv.getSchema('amends:api#/components/schemas/TeamView')!({ id: 'x', name: 'x', calendarId: null, more: 1 }),
  ).toBe(false);
});

/** Says that the answer is what the document promises for this route, status and type. */
function expectAsDescribed(path: string, method: string, { status, type, body }: Response): void {
  const described = document.paths[path]?.[method]?.responses[String(status)];
  expect([method, path, status, described !== undefined]).toEqual([method, path, status, true]);
  if (status === 204) return expect(body).toEqual({});
  const { $ref } = described!.content![type]!.schema;
  const validate = ajv.getSchema(`amends:api${$ref}`)!;
  validate(body);
  expect([method, path, validate.errors ?? []]).toEqual([method, path, []]);
}

test('real answers of the routes are what the document promises', async () => {
  const seen = new Set<string>();
  const ask = async (
    who: 'agent' | 'supervisor' | 'manager',
    method: 'get' | 'post' | 'put' | 'patch' | 'delete',
    pattern: string,
    fill: Record<string, string> = {},
    send?: object,
  ) => {
    const path = `/api/v1/${pattern}`;
    const filled = pattern.replace(/\{(\w+)\}/g, (_, name: string) => fill[name]!);
    const answer = await api.as(who)[method](filled).send(send);
    expectAsDescribed(path.split('?')[0]!, method, answer);
    seen.add(`${method.toUpperCase()} ${path.split('?')[0]}`);
    return answer.body as { id: string; reference: string; items: { id: string }[] };
  };
  const customer = {
    name: '李伟',
    email: 'li.wei@customer.example',
    phone: '+86 138 0000 0000',
    timeZone: 'Asia/Shanghai',
  };
  const long = '发票金额不对。'.repeat(2000);
  const { reference, id } = await ask(
    'agent',
    'post',
    'complaints',
    {},
    {
      customer,
      channel: 'phone',
      language: 'zh-CN',
      words: long,
      customFields: { order: 4711, vip: true, note: null },
      tags: ['vip'],
    },
  );
  const here = { reference };
  const { reference: second } = await ask(
    'agent',
    'post',
    'complaints',
    {},
    { customer, channel: 'web', words: 'Again.', ownerId: null },
  );
  const third = await api.log();
  for (const state of ['', '?status=active&sort=dueAt', '?q=发票', '?limit=1'])
    await ask('agent', 'get', `complaints${state}`);
  await ask('agent', 'patch', 'complaints/{reference}', here, { subject: 'Rechnung', category: 'billing' });
  const { id: viewId } = await ask(
    'agent',
    'post',
    'views',
    {},
    { name: '急', filters: { view: 'mine', severity: ['high'] } },
  );
  const view = { id: viewId };
  for (const path of ['views', 'views/{id}', 'complaints/counts', 'complaints/facets'])
    await ask('agent', 'get', path, view);
  await ask('agent', 'patch', 'views/{id}', view, { filters: { receivedFrom: '2026-11-01T00:00:00Z' } });
  await ask('agent', 'put', 'views/order', {}, { ids: [viewId] });
  await ask('agent', 'delete', 'views/{id}', view);
  for (const kind of ['from-customer', 'to-customer', 'note'])
    await ask('agent', 'post', 'complaints/{reference}/messages', here, { kind, body: long });
  const messages = await ask('agent', 'get', 'complaints/{reference}/messages', here);
  await ask('agent', 'get', 'complaints/{reference}/messages/{id}', { ...here, id: messages.items[0]!.id });
  const files = 'complaints/{reference}/attachments';
  const upload = async () => {
    const answer = await api.as('agent').post(files.replace('{reference}', reference)).attach('file', PNG, '收据.png');
    expectAsDescribed(`/api/v1/${files}`, 'post', answer);
    seen.add(`POST /api/v1/${files}`);
    return { ...here, id: (answer.body as { id: string }).id };
  };
  const [bound, waiting] = [await upload(), await upload()];
  const said = { kind: 'note', body: long, attachmentIds: [bound.id] };
  await ask('agent', 'post', 'complaints/{reference}/messages', here, said);
  await ask('agent', 'get', files, here);
  await ask('agent', 'delete', `${files}/{id}`, waiting);
  // The bytes themselves are no JSON and have no schema.
  await api.as('agent').get(`complaints/${reference}/attachments/${bound.id}`).expect(200);
  seen.add(`GET /api/v1/${files}/{id}`);
  const canned = {
    texts: { en: { title: 'Hello', body: 'Dear {{customer.name}}, {{promise.dueAt}}' } },
    shortcut: 'hello',
  };
  const { id: cannedId } = await ask('manager', 'post', 'canned-replies', {}, canned);
  const cannedReply = { id: cannedId };
  await ask('agent', 'get', 'canned-replies');
  await ask('agent', 'get', 'canned-replies/{id}', cannedReply);
  await ask('agent', 'get', 'complaints/{reference}/canned-replies/{id}', { ...here, ...cannedReply });
  await ask('manager', 'put', 'canned-replies/{id}', cannedReply, canned);
  await ask('manager', 'delete', 'canned-replies/{id}', cannedReply);
  const promise = await ask('agent', 'post', 'complaints/{reference}/promises', here, {
    what: '回电',
    dueAt: '2026-11-23T02:00:00Z',
  });
  await ask('agent', 'get', 'complaints/{reference}/promises/{id}', { ...here, id: promise.id });
  await ask(
    'agent',
    'post',
    'complaints/{reference}/promises/{id}/outcome',
    { ...here, id: promise.id },
    { outcome: 'kept' },
  );
  await ask('agent', 'get', 'complaints/{reference}/promises', here);
  await ask('agent', 'post', 'complaints/{reference}/links', here, { to: second, kind: 'related' });
  await ask('agent', 'delete', 'complaints/{reference}/links/{to}/{kind}', { ...here, to: second, kind: 'related' });
  await ask('agent', 'post', 'complaints/{reference}/assignment', { reference: second }, { ownerId: api.ids.agent });
  const reminder = { at: '2026-12-01T10:00:00Z', note: '给银行打电话', complaint: second };
  const { id: reminderId } = await ask('agent', 'post', 'reminders', {}, reminder);
  await ask('agent', 'get', 'reminders/{id}', { id: reminderId });
  await ask('agent', 'post', 'complaints/{reference}/snooze', here, { until: reminder.at, note: '等仓库回复' });
  await ask('agent', 'get', 'reminders');
  await ask('agent', 'get', 'complaints?snoozed=exclude');
  await ask('agent', 'delete', 'complaints/{reference}/snooze', here);
  await ask('agent', 'delete', 'reminders/{id}', { id: reminderId });
  const handover = await ask(
    'agent',
    'post',
    'complaints/{reference}/handovers',
    { reference: second },
    { toId: api.ids.supervisor, briefing: 'All of it.' },
  );
  await ask('supervisor', 'post', 'complaints/{reference}/handovers/{id}/confirmation', {
    reference: second,
    id: handover.id,
  });
  await ask('agent', 'get', 'complaints/{reference}/handovers', { reference: second });
  await ask('agent', 'get', 'complaints/{reference}/handovers/{id}', { reference: second, id: handover.id });
  const notifications = await ask('supervisor', 'get', 'notifications');
  await ask('supervisor', 'post', 'notifications/{id}/read', { id: notifications.items[0]!.id });
  await ask('supervisor', 'post', 'notifications/read', {}, { until: api.now });
  await ask('supervisor', 'put', 'complaints/{reference}/presence', { reference: second }, { doing: 'writing' });
  await ask('supervisor', 'delete', 'complaints/{reference}/presence', { reference: second });
  const { id: problemId } = await ask('agent', 'post', 'problems', {}, { title: '包裹被放在门外' });
  await ask('agent', 'get', 'problems?q=包裹');
  await ask('agent', 'get', 'problems/{id}', { id: problemId });
  const known = { title: '包裹被放在门外', description: '请致电快递公司。' };
  await ask('supervisor', 'put', 'problems/{id}', { id: problemId }, known);
  for (const [key, evidence] of Object.entries(completeEvidence(api.now)))
    await ask('supervisor', 'put', 'complaints/{reference}/steps/{key}', { ...here, key }, { evidence });
  await ask('supervisor', 'put', 'complaints/{reference}/steps/{key}', { ...here, key: 'resolve' }, { state: 'done' });
  await ask(
    'supervisor',
    'put',
    'complaints/{reference}/steps/{key}',
    { ...here, key: 'reassurance' },
    { state: 'overridden', reason: 'Solved.' },
  );
  await ask('agent', 'get', 'complaints/{reference}/steps', here);
  await ask('agent', 'get', 'complaints/{reference}/steps/{key}', { ...here, key: 'objectivity' });
  await ask('agent', 'post', 'complaints/{reference}/status', here, { status: 'pending' });
  await ask('agent', 'get', 'complaints/{reference}/clocks', here);
  await ask('supervisor', 'post', 'complaints/{reference}/status', here, {
    status: 'resolved',
    override: 'Agreed by phone.',
  });
  const followUps = await ask('agent', 'get', 'complaints/{reference}/follow-ups', here);
  await api.rows(`UPDATE follow_up SET state = 'sent', sent_at = due_at WHERE step = 0`);
  await ask(
    'agent',
    'post',
    'complaints/{reference}/follow-ups/{id}/answer',
    { ...here, id: followUps.items[0]!.id },
    { satisfaction: 4, comment: '好' },
  );
  await ask('agent', 'post', 'complaints/{reference}/merge', { reference: third }, { into: second });
  for (const list of ['events', 'clocks', 'mails', 'messages'])
    await ask('agent', 'get', `complaints/{reference}/${list}`, list === 'events' ? here : { reference: second });
  await ask('agent', 'get', 'complaints/{reference}', here);
  const [{ clock }] = (await api.rows<{ clock: string }>(
    `SELECT id AS clock FROM clock WHERE complaint_id = $1 LIMIT 1`,
    [id],
  )) as [{ clock: string }];
  await api.rows(
    `INSERT INTO escalation (id, complaint_id, clock_id, rung, rung_key, to_role, told, state, due_at, raised_at) VALUES ($1, $2, $3, 0, '0', 'supervisor', $4, 'waiting', $5, $5)`,
    [promise.id, id, clock, [api.ids.supervisor], api.now],
  );
  await ask('agent', 'get', 'escalations?state=waiting');
  await ask('supervisor', 'post', 'escalations/{id}/acknowledgement', { id: promise.id });
  const escalation = await ask(
    'agent',
    'post',
    'complaints/{reference}/escalations',
    { reference: second },
    {
      reason: '我要找你们经理。',
    },
  );
  await ask('supervisor', 'get', 'escalations/{id}', { id: escalation.id });
  for (const words of ['Nobody has it.', 'Nobody has this one either.'])
    await api.log('agent', { words, ownerId: null });
  await api.pass(1_000);
  const offers = await ask('agent', 'get', 'offers');
  await ask('agent', 'post', 'offers/{id}/acceptance', { id: offers.items[0]!.id });
  await ask('agent', 'post', 'offers/{id}/decline', { id: offers.items[1]!.id }, { reason: '明天休假' });
  const customers = await ask('agent', 'get', 'customers?q=李');
  await ask('agent', 'get', 'customers/{id}', { id: customers.items[0]!.id });
  await ask(
    'agent',
    'patch',
    'customers/{id}',
    { id: customers.items[0]!.id },
    { name: '李玮', importantDays: [{ name: '生日', date: '05-17' }] },
  );
  const twin = { name: '李玮', email: 'li.wei@old.example' };
  const { customer: other } = (await ask(
    'agent',
    'post',
    'complaints',
    {},
    { customer: twin, channel: 'web', words: '再次投诉。' },
  )) as unknown as { customer: { id: string } };
  await ask('supervisor', 'post', 'customers/{id}/merge', { id: other.id }, { into: customers.items[0]!.id });
  await ask('agent', 'get', 'customers/{id}', { id: other.id });
  const hours = {
    name: 'Night',
    timeZone: 'Asia/Shanghai',
    shifts: [{ days: ['fri'], from: '21:00', to: '02:00' }],
    closed: [{ date: '2027-01-01', name: '元旦' }],
  };
  const calendar = await ask('manager', 'post', 'calendars', {}, hours);
  await ask('manager', 'post', 'calendars/{id}/days', { id: calendar.id }, [{ date: '2027-05-01', name: '劳动节' }]);
  for (const question of [{ duration: 'PT1H' }, { end: '2027-01-09T00:00:00Z' }])
    await ask(
      'agent',
      'post',
      'calendars/trial',
      {},
      { calendarId: calendar.id, start: '2026-12-30T00:00:00Z', ...question },
    );
  for (const query of ['', '?country=CH']) await ask('agent', 'get', `calendars/holiday-regions${query}`);
  const ladder = await ask('manager', 'post', 'ladders', {}, { name: 'Short', rungs: [{ at: 'PT0S', to: 'manager' }] });
  const plan = await ask(
    'manager',
    'post',
    'follow-up-plans',
    {},
    { name: 'Week', after: ['P7D'], answerWithin: 'P3D' },
  );
  const policy = {
    name: 'VIP',
    position: 1,
    targets: { resolution: { low: 'PT8H', normal: 'PT8H', high: 'PT4H', critical: 'PT1H' } },
    calendarId: calendar.id,
    ladderId: ladder.id,
    followUpPlanId: plan.id,
    conditions: { categories: ['vip'] },
    regime: { name: 'Ours', obligations: [{ clock: 'regulatory-response', within: { businessDays: 5 } }] },
    offering: { answerWithin: 'PT10M', cap: 20 },
    silentAfter: 'P3D',
  };
  await ask('agent', 'get', 'regimes');
  const made = await ask('manager', 'post', 'policies', {}, policy);
  const settings = {
    calendars: [calendar.id, hours],
    ladders: [ladder.id, { name: 'Short', rungs: [] }],
    'follow-up-plans': [plan.id, { name: 'Week', after: ['P8D'], answerWithin: 'P3D' }],
    policies: [made.id, { ...policy, regime: 'us-cfpb' }],
  } as const;
  for (const [path, [of, body]] of Object.entries(settings)) {
    await ask('manager', 'get', path);
    await ask('manager', 'get', `${path}/{id}`, { id: of });
    if (path !== 'follow-up-plans') await ask('manager', 'post', `${path}/{id}/preview`, { id: of }, body);
    if (path === 'policies') await ask('manager', 'post', 'policies/preview', {}, { ...body, name: 'Another' });
    await ask('manager', 'put', `${path}/{id}`, { id: of }, body);
  }
  const recalculations = await ask('manager', 'get', 'recalculations');
  await ask('manager', 'get', 'recalculations/{id}', { id: recalculations.items[0]!.id });
  for (const [path, [of]] of Object.entries(settings).toReversed())
    await ask('manager', 'delete', `${path}/{id}`, { id: of });
  const team = await ask('manager', 'post', 'teams', {}, { name: 'West' });
  await ask('manager', 'get', 'teams/{id}', { id: team.id });
  await ask('manager', 'get', 'teams');
  await ask('manager', 'patch', 'teams/{id}', { id: team.id }, { name: 'Far West' });
  const agent = await ask(
    'manager',
    'post',
    'agents',
    {},
    { name: 'New', email: 'new@company.example', role: 'agent', password: 'a long enough one', teamId: team.id },
  );
  await ask('manager', 'get', 'agents/{id}', { id: agent.id });
  await ask('manager', 'patch', 'agents/{id}', { id: agent.id }, { active: false });
  for (const path of ['agents', 'permissions', 'me']) await ask('manager', 'get', path);
  await ask('supervisor', 'put', 'me/password', {}, { current: PASSWORD, password: `${PASSWORD}!` });
  const away = { from: '2026-11-20T09:00:00Z', to: null, reason: '休假' };
  const absence = await ask('supervisor', 'post', 'agents/{id}/absences', { id: api.ids.agent }, away);
  const away1 = { id: api.ids.agent, absenceId: absence.id };
  await ask('agent', 'get', 'agents/{id}/absences', away1);
  await ask('agent', 'get', 'agents/{id}/absences/{absenceId}', away1);
  await ask('agent', 'put', 'agents/{id}/absences/{absenceId}', away1, { ...away, to: '2026-11-27T09:00:00Z' });
  await ask('supervisor', 'get', 'absences?on=2026-11-20T10:00:00Z');
  await ask('agent', 'delete', 'agents/{id}/absences/{absenceId}', away1);
  const watcher = { reference: second, agentId: api.ids.manager };
  for (const who of ['me', '{agentId}']) await ask('agent', 'put', `complaints/{reference}/watchers/${who}`, watcher);
  await ask('agent', 'get', 'complaints/{reference}/watchers', watcher);
  for (const who of ['me', '{agentId}'])
    await ask('agent', 'delete', `complaints/{reference}/watchers/${who}`, watcher);
  const hook = { name: 'Tickets', url: 'https://tickets.company.example/hook' };
  const webhook = await ask('manager', 'post', 'webhooks', {}, hook);
  const log = [{ at: api.now, status: 500, error: 'It answered 500.', milliseconds: 12 }];
  await api.rows(
    `INSERT INTO webhook_delivery (id, key, webhook_id, complaint_id, type, payload, state, attempts, log, created_at)
     VALUES ($1, 'escalation:1', $2, $3, 'escalation.raised', '{"reference":"x"}', 'failed', 1, $4, $5)`,
    [promise.id, webhook.id, id, JSON.stringify(log), api.now],
  );
  for (const path of ['webhooks', 'webhooks/{id}', 'webhooks/{id}/deliveries?state=failed'])
    await ask('manager', 'get', path, { id: webhook.id });
  await ask('manager', 'post', 'webhook-deliveries/{id}/redelivery', { id: promise.id });
  await ask('manager', 'put', 'webhooks/{id}', { id: webhook.id }, hook);
  await ask('manager', 'post', 'webhooks/{id}/secret', { id: webhook.id });
  await ask('manager', 'delete', 'webhooks/{id}', { id: webhook.id });
  const labels = { en: 'Parcels', 'zh-CN': '包裹' };
  const size = { name: 'size', labels, type: 'choice', choices: [{ value: 's', labels }] };
  for (const [path, body] of Object.entries({ categories: { name: 'parcels', labels }, 'custom-fields': size })) {
    const { id } = await ask('manager', 'post', path, {}, body);
    await ask('manager', 'get', path);
    await ask('manager', 'get', `${path}/{id}`, { id });
    await ask('manager', 'put', `${path}/{id}`, { id }, body);
    await ask('manager', 'delete', `${path}/{id}`, { id });
  }
  for (const path of ['tags', 'templates', 'templates/{name}']) await ask('agent', 'get', path, { name: 'digest' });
  const words = { name: 'case-link', language: 'en' };
  const ownWords = { subject: 'Your link', text: 'Here it is: {{case.link}}' };
  const wordsPath = 'templates/{name}/texts/{language}';
  await ask('agent', 'get', wordsPath, words);
  await ask('manager', 'post', `${wordsPath}/preview`, words, ownWords);
  await ask('manager', 'put', wordsPath, words, ownWords);
  await ask('manager', 'delete', wordsPath, words);
  await ask('manager', 'post', 'tags/replacement', {}, { from: 'vip', to: null });
  await ask('manager', 'post', 'tags/retirement', {}, { tag: 'vip', retired: true });
  const clockRow = await api.rows<{ id: string }>('SELECT id FROM clock WHERE next_at IS NOT NULL LIMIT 1');
  await api.rows(
    `INSERT INTO timer_failure (kind, row_id, complaint_id, reason, attempts, first_failed_at, last_failed_at, parked)
     VALUES ('reach-rungs', $1, $2, 'Error: x', 1, $3, $3, false)`,
    [clockRow[0]!.id, id, api.now],
  );
  await ask('supervisor', 'get', 'board');
  for (const name of ['volume', 'causes', 'steps']) await ask('manager', 'get', 'reports/{name}', { name });
  for (const path of ['timers', 'timers/failures']) await ask('supervisor', 'get', path);
  const failed = { kind: 'reach-rungs', rowId: clockRow[0]!.id };
  await ask('manager', 'post', 'timers/failures/{kind}/{rowId}/retry', failed);
  await ask('manager', 'post', 'timers/failures/retry?kind=reach-rungs');
  await ask('agent', 'post', 'say-check', {}, { text: 'This happens all the time, what is your name?', reference });
  await ask('agent', 'get', 'guidance/people');
  const web = { name: '李伟', email: 'li.wei@customer.example', language: 'zh-CN', words: long.slice(0, 10_000) };
  await ask('agent', 'post', 'public/complaints', {}, web);
  await ask('agent', 'post', 'public/case-links', {}, { reference, email: customer.email });
  const { reference: online } = await ask('agent', 'post', 'complaints', {}, { customer, channel: 'web', words: long });
  await ask(
    'agent',
    'post',
    'complaints/{reference}/promises',
    { reference: online },
    { what: '回电', dueAt: '2026-11-23T02:00:00Z' },
  );
  const link = { token: await caseLink(api, online) };
  await ask('agent', 'post', 'public/cases/{token}/messages', link, { body: '还没有收到退款。' });
  await ask('agent', 'post', 'public/cases/{token}/escalation', link, { reason: '请主管联系我。' });
  const answer = { status: 'resolved', override: 'Agreed.', statement: '已退款。' };
  await ask('supervisor', 'post', 'complaints/{reference}/status', { reference: online }, answer);
  await ask('agent', 'post', 'public/cases/{token}/acceptance?lang=en', link);
  await ask('agent', 'post', 'public/cases/{token}/rating', link, { satisfaction: 4, comment: '还可以' });
  await ask('agent', 'post', 'public/cases/{token}/rejection', link, { reason: '金额不对。' });
  const ownFiles = 'public/cases/{token}/attachments';
  const own = await api.ask('post', ownFiles.replace('{token}', link.token)).attach('file', PNG, '收据.png');
  expectAsDescribed(`/api/v1/${ownFiles}`, 'post', own);
  const ownFile = { ...link, id: (own.body as { id: string }).id };
  await api.ask('get', `public/cases/${link.token}/attachments/${ownFile.id}`).expect(200);
  await ask('agent', 'delete', `${ownFiles}/{id}`, ownFile);
  seen.add(`POST /api/v1/${ownFiles}`);
  seen.add(`GET /api/v1/${ownFiles}/{id}`);
  await ask('agent', 'get', 'public/cases/{token}', link);
  const sent = await api.ask('post', 'public/uploads').attach('file', PNG, '收据.png');
  expectAsDescribed('/api/v1/public/uploads', 'post', sent);
  seen.add('POST /api/v1/public/uploads');
  await ask('agent', 'delete', 'public/uploads/{ticket}', { ticket: (sent.body as { ticket: string }).ticket });
  const ofOnline = { reference: online };
  const { items: links } = await ask('agent', 'get', 'complaints/{reference}/case-links', ofOnline);
  await ask('agent', 'delete', 'complaints/{reference}/case-links/{id}', { ...ofOnline, id: links[0]!.id });
  await ask('agent', 'delete', 'complaints/{reference}/case-links', ofOnline);
  const signedIn = await api
    .ask('post', 'sessions')
    .send({ email: 'anna@company.example', password: 'correct horse battery staple' });
  expectAsDescribed('/api/v1/sessions', 'post', signedIn);
  const cookie = (signedIn.headers['set-cookie'] as unknown as string[])[0]!;
  expectAsDescribed(
    '/api/v1/sessions/refresh',
    'post',
    await api.ask('post', 'sessions/refresh').set('Cookie', cookie),
  );
  expectAsDescribed(
    '/api/v1/sessions/current',
    'delete',
    await api.ask('delete', 'sessions/current').set('Cookie', cookie),
  );
  for (const path of ['/healthz', '/readyz']) expectAsDescribed(path, 'get', await api.ask('get', path));
  const unseen = operations()
    .map(({ name }) => name)
    // What streams tell is tested in live.spec.ts.
    .filter((name) => name.includes('/api/v1/') && !/\/sessions|\/live$/.test(name) && !seen.has(name));
  expect(unseen).toEqual([]);
});

test('refusals are what the document promises', async () => {
  const reference = await api.log();
  const one = '/api/v1/complaints/{reference}';
  expectAsDescribed('/api/v1/complaints', 'post', await api.as('agent').post('complaints').send({}));
  expectAsDescribed(
    '/api/v1/complaints',
    'post',
    await api.as('agent').post('complaints').set('Content-Type', 'text/plain').send('x'),
  );
  expectAsDescribed('/api/v1/complaints', 'post', await api.ask('post', 'complaints').send({}));
  expectAsDescribed('/api/v1/complaints', 'get', await api.as('agent').get('complaints?limit=x'));
  expectAsDescribed(one, 'get', await api.as('other').get(`complaints/${reference}`));
  expectAsDescribed(
    one,
    'patch',
    await api.as('agent').patch(`complaints/${reference}`).set('If-Match', '"v99"').send({}),
  );
  expectAsDescribed(
    `${one}/status`,
    'post',
    await api.as('agent').post(`complaints/${reference}/status`).send({ status: 'resolved' }),
  );
  expectAsDescribed('/api/v1/teams', 'post', await api.as('agent').post('teams').send({ name: 'x' }));
  const behind = '/api/v1/public/cases/{token}';
  expectAsDescribed(behind, 'get', await api.ask('get', 'public/cases/no-such-link'));
  expectAsDescribed(behind, 'get', await api.ask('get', `public/cases/${await caseLink(api, reference, -91)}`));
  expectAsDescribed(
    `${behind}/acceptance`,
    'post',
    await api.ask('post', `public/cases/${await caseLink(api, reference)}/acceptance`),
  );
  expectAsDescribed('/api/v1/public/complaints', 'post', await api.ask('post', 'public/complaints').send({}));
});
