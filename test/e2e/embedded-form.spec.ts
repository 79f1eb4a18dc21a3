import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addSecurityHeaders } from '../../apps/api/http/security-headers.ts';
import { serveConsole } from '../../apps/api/http/serve-console.ts';

let fastify: FastifyInstance;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amends-web-'));
  mkdirSync(join(folder, 'assets'));
  for (const page of ['index', 'portal']) writeFileSync(join(folder, `${page}.html`), `<!doctype html><p>${page}`);
  fastify = await serving(['*']);
});
afterAll(async () => {
  await fastify.close();
  rmSync(folder, { recursive: true });
});

async function serving(embedOrigins: readonly string[]): Promise<FastifyInstance> {
  const served = Fastify();
  addSecurityHeaders(served);
  await serveConsole(served, folder, embedOrigins);
  return served;
}

const get = async (url: string, from = fastify) => from.inject({ method: 'GET', url });
const asBrowser = (url: string) => fastify.inject({ method: 'GET', url, headers: { accept: 'text/html,*/*' } });
const ancestors = ({ headers }: { headers: Record<string, unknown> }) =>
  /frame-ancestors ([^;]*)/.exec(String(headers['content-security-policy']))?.[1];

test('other sites may show the form inside theirs, and no other page', async () => {
  const embedded = await get('/complain/embedded');
  expect(embedded.body).toContain('portal');
  expect(embedded.headers['content-security-policy']).toMatch(/frame-ancestors \*(;|$)/);
  expect(embedded.headers['x-frame-options']).toBeUndefined();
  for (const page of ['/complain', '/case/some-link', '/', '/queue']) {
    const { headers } = await get(page);
    expect([page, headers['content-security-policy']]).toEqual([
      page,
      expect.stringContaining("frame-ancestors 'self'"),
    ]);
    expect([page, headers['x-frame-options']]).toEqual([page, 'SAMEORIGIN']);
  }
});

test.each([
  [
    ['https://www.company.example', 'https://*.shops.example'],
    "'self' https://www.company.example https://*.shops.example",
  ],
  [[], "'self'"],
])('where EMBED_ORIGINS names %j, no other site may show the form', async (origins, told) => {
  const narrow = await serving(origins);
  try {
    const embedded = await get('/complain/embedded', narrow);
    expect(ancestors(embedded)).toBe(told);
    // Old browsers know no list, and must not take the header for one.
    expect(embedded.headers['x-frame-options']).toBe(origins.length > 0 ? undefined : 'SAMEORIGIN');
    expect(ancestors(await get('/complain', narrow))).toBe("'self'");
  } finally {
    await narrow.close();
  }
});

test('no page lets scripts of others in, tells where it was left for, and the case’s page is kept by no search engine', async () => {
  for (const page of ['/complain', '/complain/embedded', '/case/some-link']) {
    const { headers } = await get(page);
    expect([page, headers['content-security-policy']]).toEqual([page, expect.stringContaining("script-src 'self'")]);
    expect([page, headers['referrer-policy']]).toEqual([page, 'no-referrer']);
  }
  expect((await get('/case/some-link')).headers['x-robots-tag']).toBe('noindex, nofollow');
});

test('an address with a slash too many leads to its page, and one that is nowhere has a page that says so', async () => {
  expect((await asBrowser('/complain/?lang=en')).headers.location).toBe('/complain?lang=en');
  expect((await asBrowser('//elsewhere.example/')).headers.location).toBe('/elsewhere.example');
  const nowhere = await asBrowser('/nonsense');
  expect([nowhere.statusCode, nowhere.headers['content-type']]).toEqual([404, 'text/html']);
  expect((await asBrowser('/api/v1/nonsense')).headers['content-type']).toMatch(/json/);
  expect((await get('/nonsense')).headers['content-type']).toMatch(/json/);
});
