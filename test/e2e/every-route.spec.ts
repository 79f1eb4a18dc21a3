import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PERMISSIONS, grants, type Permission } from '#contracts/permissions';
import { PEOPLE, TestApi, type Who } from '../support/api.ts';

let api: TestApi;
/** What each route demands, as the document says. */
let grantOf: Map<string, string>;
/** A complaint that the team South cannot see, with an id of everything that hangs on it. */
let reference: string;

beforeAll(async () => {
  api = await TestApi.start();
  const { body } = await api.ask('get', '/api/openapi.json').expect(200);
  const paths = (body as { paths: Record<string, Record<string, { 'x-permission': string }>> }).paths;
  grantOf = new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, { 'x-permission': grant }]) => [`${method.toUpperCase()} ${path}`, grant] as const,
      ),
    ),
  );
  reference = await api.log();
});
afterAll(() => api.stop());

/** Everything that strangers reach, by name: a route that joins them must be written here. */
const OPEN_TO_STRANGERS = [
  'POST /api/v1/sessions',
  'POST /api/v1/sessions/refresh',
  'DELETE /api/v1/sessions/current',
  'POST /api/v1/public/complaints',
  'POST /api/v1/public/uploads',
  'DELETE /api/v1/public/uploads/{ticket}',
  'POST /api/v1/public/case-links',
  'GET /api/v1/public/cases/{token}',
  'POST /api/v1/public/cases/{token}/messages',
  'POST /api/v1/public/cases/{token}/acceptance',
  'POST /api/v1/public/cases/{token}/rejection',
  'POST /api/v1/public/cases/{token}/rating',
  'POST /api/v1/public/cases/{token}/escalation',
  'POST /api/v1/public/cases/{token}/attachments',
  'GET /api/v1/public/cases/{token}/attachments/{id}',
  'DELETE /api/v1/public/cases/{token}/attachments/{id}',
  'GET /healthz',
  'GET /readyz',
];
const NOBODY = '01890a5d-ac96-774b-bcce-b302099a8057';

const nameOf = (route: { method: string; path: string }) => `${route.method} ${route.path}`;
const methodOf = (route: { method: string }) =>
  route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
const pathOf = ({ path }: { path: string }, of = reference) =>
  path
    .replace('{reference}', of)
    .replace('{key}', 'capture')
    .replace('{to}', of)
    .replace('{kind}', 'related')
    .replace('{absenceId}', NOBODY)
    .replace('{agentId}', NOBODY)
    .replace('{token}', 'no-such-link')
    .replace('{ticket}', 'no-such-ticket')
    .replace('{id}', NOBODY);

/** Of a stream, which never ends by itself, only the head of the answer is awaited. */
const hangUp = (response: { destroy(): void }, done: (error: Error | null, body: unknown) => void) => {
  response.destroy();
  done(null, {});
};
const isStream = ({ path }: { path: string }) => path === '/api/v1/live';

test('every route declares a grant that exists', () => {
  expect(api.routes.length).toBeGreaterThan(40);
  for (const route of api.routes) {
    const grant = grantOf.get(nameOf(route));
    expect([nameOf(route), grant === 'strangers' || (grant !== undefined && grant in PERMISSIONS)]).toEqual([
      nameOf(route),
      true,
    ]);
  }
});

test('strangers reach exactly the routes that are marked for them', async () => {
  const reached: string[] = [];
  for (const route of api.routes) {
    const { status, body } = await api.ask(methodOf(route), pathOf(route));
    if (status === 401 && (body as { code?: string }).code === 'sign-in-first') continue;
    reached.push(nameOf(route));
  }
  expect(reached.toSorted()).toEqual(OPEN_TO_STRANGERS.toSorted());
});

test.each(Object.keys(PEOPLE) as Who[])(
  'as %s a route answers 403 unless the role was granted its permission',
  async (who) => {
    for (const route of api.routes.filter((one) => !OPEN_TO_STRANGERS.includes(nameOf(one)))) {
      // Without a body, so that whoever passes the guard changes nothing.
      const asked = api.as(who)[methodOf(route)](pathOf(route, 'C-1999-000001'));
      const { status } = await (isStream(route) ? asked.buffer().parse(hangUp as never) : asked);
      const granted = grants(PEOPLE[who].role, grantOf.get(nameOf(route)) as Permission);
      expect([nameOf(route), status === 403]).toEqual([nameOf(route), !granted]);
      expect([nameOf(route), status < 500]).toEqual([nameOf(route), true]);
    }
  },
);

test('for the agent of another team a complaint is not there, whatever the route', async () => {
  const bodies: Record<string, object> = {
    'PATCH /api/v1/complaints/{reference}': { subject: 'x' },
    'POST /api/v1/complaints/{reference}/status': { status: 'open' },
    'POST /api/v1/complaints/{reference}/merge': { into: 'C-2026-000002' },
    'POST /api/v1/complaints/{reference}/messages': { kind: 'note', body: 'x' },
    'PUT /api/v1/complaints/{reference}/steps/{key}': { evidence: {} },
    'POST /api/v1/complaints/{reference}/assignment': { ownerId: api.ids.other },
    'POST /api/v1/complaints/{reference}/handovers': { toId: api.ids.other, briefing: 'x' },
    'POST /api/v1/complaints/{reference}/promises': { what: 'x', dueAt: '2026-12-01T10:00:00Z' },
    'POST /api/v1/complaints/{reference}/promises/{id}/outcome': { outcome: 'kept' },
    'POST /api/v1/complaints/{reference}/links': { to: 'C-2026-000002', kind: 'related' },
    'POST /api/v1/complaints/{reference}/follow-ups/{id}/answer': { satisfaction: 5 },
    'POST /api/v1/complaints/{reference}/escalations': { reason: 'x' },
    'PUT /api/v1/complaints/{reference}/presence': { doing: 'reading' },
    'POST /api/v1/complaints/{reference}/snooze': { until: '2026-12-01T10:00:00Z' },
  };
  const before = await api.rows('SELECT version FROM complaint');
  for (const route of api.routes.filter(({ path }) => path.includes('{reference}'))) {
    const { status } = await api.as('other')[methodOf(route)](pathOf(route)).send(bodies[nameOf(route)]);
    expect([nameOf(route), status]).toEqual([nameOf(route), 404]);
  }
  expect(await api.rows('SELECT version FROM complaint')).toEqual(before);
  const { body } = await api.as('other').get('complaints').expect(200);
  expect(body).toMatchObject({ items: [] });
  await api.as('other').post('say-check').send({ text: 'x', reference }).expect(404);
});

test('the supervisor of another place sees every complaint', async () => {
  const own = await api.log('other');
  await api.as('agent').get(`complaints/${own}`).expect(404);
  await api.as('supervisor').get(`complaints/${own}`).expect(200);
});

test('a forged, a broken and an old token are refused', async () => {
  const [header, payload] = (api.as('manager').get('me') as unknown as { get(name: string): string })
    .get('Authorization')
    .slice(7)
    .split('.') as [string, string];
  for (const token of [
    `${header}.${payload}.AAAA`,
    `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${payload}.`,
    'x',
    '',
  ]) {
    await api.ask('get', 'me').set('Authorization', `Bearer ${token}`).expect(401);
  }
  api.now = new Date(api.now.getTime() + 15 * 60_000);
  await api.as('manager').get('me').expect(401);
});
