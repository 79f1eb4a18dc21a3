import { afterEach, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { WebhookCaller, type WebhookCall } from '#channels/call-webhook';
import { isPublicAddress } from '#channels/public-address';
import { TestHookServer } from '../../test/support/hook-server.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const server = new TestHookServer();
afterEach(() => server.stop());

const call = (url: string, more: Partial<WebhookCall> = {}): WebhookCall => ({
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  url,
  secret: SECRET,
  body: '{"type":"escalation.raised","data":{"name":"王芳"}}',
  at: new Date(),
  ...more,
});
const open = new WebhookCaller(true, 500);

test('what arrives is signed by Standard Webhooks, and its library takes it', async () => {
  const url = await server.start();
  expect(await open.call(call(url))).toEqual({ verdict: 'taken', status: 200, error: null, retryAfter: null });
  const [{ method, headers, body }] = server.calls as [TestHookServer['calls'][0]];
  expect([method, headers['content-type'], headers['user-agent']]).toEqual([
    'POST',
    'application/json',
    'Amends-Webhooks/1',
  ]);
  expect(new Webhook(SECRET).verify(body, headers as Record<string, string>)).toEqual(JSON.parse(body));
  expect(() => new Webhook(SECRET).verify(`${body} `, headers as Record<string, string>)).toThrow(/signature/i);
});

test.each([
  [404, 'failed', 'It answered 404.'],
  [429, 'failed', 'It answered 429.'],
  [503, 'failed', 'It answered 503.'],
  [410, 'gone', 'It answered 410: it does not want to be called any more.'],
])('the answer %i is not a delivery', async (status, verdict, error) => {
  const url = await server.start();
  server.answers.push({ status });
  expect(await open.call(call(url))).toMatchObject({ verdict, status, error });
});

test.each([
  ['120', 120_000],
  ['Fri, 20 Nov 2026 10:05:00 GMT', 300_000],
  ['Fri, 20 Nov 2026 09:00:00 GMT', 0],
  ['soon', null],
])('Retry-After: %s is read as %p milliseconds', async (header, retryAfter) => {
  const url = await server.start();
  server.answers.push({ status: 429, headers: { 'retry-after': header } });
  expect(await open.call(call(url, { at: new Date('2026-11-20T10:00:00Z') }))).toMatchObject({ retryAfter });
});

test('a redirect is not followed', async () => {
  const url = await server.start();
  server.answers.push({ status: 307, headers: { location: `${url}/elsewhere` } });
  const outcome = await open.call(call(url));
  expect(outcome).toMatchObject({ verdict: 'failed', status: 307, error: expect.stringContaining('not followed') });
  expect(server.calls).toHaveLength(1);
});

test('who does not answer, hangs up or is not there has failed, and says how', async () => {
  const url = await server.start();
  server.answers.push('silence', 'hang-up');
  expect(await open.call(call(url))).toMatchObject({
    verdict: 'failed',
    status: null,
    error: expect.stringContaining('within 0.5 s'),
  });
  expect(await open.call(call(url))).toMatchObject({
    verdict: 'failed',
    status: null,
    error: expect.stringContaining('ECONNRESET'),
  });
  await server.stop();
  expect(await open.call(call(url))).toMatchObject({
    verdict: 'failed',
    status: null,
    error: expect.stringContaining('ECONNREFUSED'),
  });
});

test('an answer without end is taken and left', async () => {
  const url = await server.start();
  server.answers.push('endless');
  expect(await new WebhookCaller(true, 60_000).call(call(url))).toMatchObject({ verdict: 'taken', status: 200 });
});

test('addresses of this machine and its networks are not called, however they are written', async () => {
  const port = new URL(await server.start()).port;
  const closed = new WebhookCaller(false, 500);
  for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0']) {
    const outcome = await closed.call(call(`http://${host}:${port}/`));
    expect([host, outcome]).toEqual([host, expect.objectContaining({ verdict: 'refused', status: null })]);
    expect(outcome.error).toContain('WEBHOOKS_PRIVATE');
  }
  expect(server.calls).toEqual([]);
});

test.each([
  '10.1.2.3', '172.31.255.255', '192.168.0.1', '169.254.169.254', '100.100.100.200', '127.9.9.9', '0.0.0.0', '224.0.0.1', '255.255.255.255',
  '168.63.129.16', '192.0.0.192', '::', '::1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%eth0', 'ff02::1', '::ffff:10.0.0.1', '::ffff:a9fe:a9fe',
  '64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '2002:7f00:1::', 'no address',
])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false)); // prettier-ignore

test.each([
  '93.184.215.14',
  '172.32.0.1',
  '100.128.0.1',
  '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
  '64:ff9b::5db8:d70e',
  '::ffff:93.184.215.14',
])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));
