import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '#database/migrate';
import { openDataFolder } from '../../apps/start/data-folder.ts';
import { startDatabase } from '../../apps/start/database.ts';
import { administer, databaseUrl } from './postgres.ts';

const LOADER = new URL('./typescript.mjs', import.meta.url).href;

/** The server that this run's test databases live on. */
export interface TestServer {
  url: string;
  /** The migrated database that every test file clones. */
  template: string;
  stop(): Promise<void>;
}

/**
 * The server in TEST_DATABASE_URL, or an embedded one that is gone afterwards, even when the tests are killed: its
 * keeper notices. Then makes the template there.
 */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  const { url, stop } = given ? { url: given, stop: async () => {} } : await bootTemporary();
  // A server of one's own may run several test runs at once.
  const template = `amends_template_${randomBytes(6).toString('hex')}`;
  try {
    await administer(url, `CREATE DATABASE ${template}`);
    await migrate(databaseUrl(url, template));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    template,
    stop: async () => {
      if (given) await administer(url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
      await stop();
    },
  };
}

async function bootTemporary(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'amends-test-'));
  chmodSync(folder, 0o711);
  openDataFolder(folder);
  const say = (line: string) => console.error(line);
  return startDatabase({ dataFolder: folder, isTemporary: true }, { say }, ['--import', LOADER]);
}
