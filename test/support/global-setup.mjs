// Plain JavaScript: Jest loads its global set-up outside of the transform, so TypeScript goes through the loader.
import './typescript.mjs';

export default async function setUp() {
  const { startTestServer } = await import('./postgres-server.ts');
  const server = await startTestServer();
  process.env.AMENDS_TEST_SERVER = server.url;
  process.env.AMENDS_TEST_TEMPLATE = server.template;
  globalThis.amendsTestServer = server;
}
