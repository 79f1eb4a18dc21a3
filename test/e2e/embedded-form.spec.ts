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
  fastify = Fastify();
  addSecurityHeaders(fastify);
  await serveConsole(fastify, folder);
});
afterAll(async () => {
  await fastify.close();
  rmSync(folder, { recursive: true });
});

const get = async (url: string) => fastify.inject({ method: 'GET', url });

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

test('no page lets scripts of others in, tells where it was left for, and the case’s page is kept by no search engine', async () => {
  for (const page of ['/complain', '/complain/embedded', '/case/some-link']) {
    const { headers } = await get(page);
    expect([page, headers['content-security-policy']]).toEqual([page, expect.stringContaining("script-src 'self'")]);
    expect([page, headers['referrer-policy']]).toEqual([page, 'no-referrer']);
  }
  expect((await get('/case/some-link')).headers['x-robots-tag']).toBe('noindex, nofollow');
});
