import { expect, test } from '@jest/globals';
import { chmodSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '#database/migrate';
import { openDataFolder } from '../../apps/start/data-folder.ts';
import { startDatabase } from '../../apps/start/database.ts';
import { BACKENDS } from '../support/queue-backends.ts';
import { until } from '../support/until.ts';
import { MINUTE, Stage } from './stage.ts';

const LOADER = new URL('../support/typescript.mjs', import.meta.url).href;

/** A server of its own, since the others' must not be restarted under them. */
async function ownDatabase() {
  const folder = mkdtempSync(join(tmpdir(), 'amends-restart-'));
  chmodSync(folder, 0o711);
  openDataFolder(folder);
  const server = await startDatabase({ dataFolder: folder, isTemporary: true }, { say: () => undefined }, [
    '--import',
    LOADER,
  ]);
  await migrate(server.url);
  const file = join(server.folder, 'cluster', 'postmaster.pid');
  const pid = () => (existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null);
  return { url: server.url, drop: () => server.stop(), pid };
}

test.each(BACKENDS)(
  'PostgreSQL restarts in the middle, with the queue in %s: everything is caught up, each once, and nothing counts as failed',
  async (_, openBackend) => {
    const [backend, database] = [await openBackend(), await ownDatabase()];
    const stage = await Stage.open(backend, database);
    try {
      const worker = await stage.startWorker();
      const names = Array.from({ length: 40 }, (_one, n) => `c${n}`);
      for (const name of names) await stage.log(worker, name);
      stage.jump(10 * MINUTE);
      await until('some are done', async () => (await stage.raised()).length > 0);
      const before = database.pid();
      process.kill(before!, 'SIGQUIT');
      const raised = () => stage.raised().catch(() => []);
      await until('it is back', async () => (await raised()).length > 0 && database.pid() !== before, 20_000);
      // Time goes on, so that what was enqueued in the moment of the crash counts as lost in the end.
      const later = async (isDone: () => Promise<boolean>) => {
        stage.jump(500);
        return isDone();
      };
      await until(
        'all rungs are reached',
        () => later(async () => (await raised()).length === 3 * names.length),
        45_000,
      );
      const unsent = () => stage.count(`mail WHERE state = 'waiting'`);
      await until('all is sent', () => later(async () => (await unsent()) === 0), 45_000);
      expect(await stage.twice()).toEqual([]);
      expect(await stage.count('timer_failure')).toBe(0);
    } finally {
      await stage.close();
      await backend.stop();
    }
  },
  120_000,
);
