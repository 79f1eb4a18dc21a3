import { afterAll, afterEach, describe, expect, jest, test } from '@jest/globals';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { COMMAND, isThere, Playground, until } from './start/launched.ts';

jest.setTimeout(40_000);

const playground = new Playground();
afterEach(() => playground.tidyUp());
afterAll(() => playground.leave());

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

const DRAINED = /^(api|worker) finished, database there, mail there$/;
/** What both services noted while the database was still there. */
const drained = () => playground.notes().filter((note) => DRAINED.test(note));

describe('a start that cannot be', () => {
  test('a wrong setting is named and nothing is started', async () => {
    const launched = playground.start({ PORT: 'abc' });
    expect(await launched.exitCode()).toBe(1);
    expect(launched.output).toContain('PORT is wrong: write a port');
    expect(playground.notes()).toEqual([]);
  });

  test('a taken port is said in words before anything else is started', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const launched = playground.start({ PORT: String(port) });
    expect(await launched.exitCode()).toBe(1);
    expect(launched.output).toContain(`Port ${port} is already taken by another program`);
    expect(launched.output).toContain(`PORT=${port + 1} npm start`);
    expect(playground.notes()).toEqual([]);
    server.close();
  });

  test('a service that refuses its settings stops the start with its own words', async () => {
    const launched = playground.start({ REFUSE: 'worker' });
    expect(await launched.exitCode()).toBe(1);
    expect(launched.output).toContain('The worker did not start:\n\nWORKER_SETTING is missing: write something');
    // The api may have been up already, or still loading; either way it is gone, and so is the database.
    expect(isThere(launched.service('api'))).toBe(false);
    expect(() => readFileSync(launched.postmasterFile)).toThrow('ENOENT');
  });
});

describe('Ctrl-C, a closed terminal, and the end of a parent', () => {
  test('Ctrl-C reaches the whole process group, yet stops services first, then mail, then the database', async () => {
    const launched = await playground.start().ready();
    expect(playground.notes().slice(0, 2)).toEqual(['cli migrate', 'cli seed-demo']);
    // The terminal sends it, and npm passes it on a second time.
    launched.end('SIGINT', 'group');
    launched.end('SIGINT');
    expect(await launched.exitCode()).toBe(0);
    await launched.everythingGone();
    expect(drained()).toHaveLength(2);
    const log = readFileSync(join(playground.folder, 'data/logs/postgres.log'), 'utf8');
    expect(log).toContain('received fast shutdown request');
    expect(log.trimEnd()).toMatch(/database system is shut down$/);
  });

  test('a killed launcher takes everything with it, the services before the database', async () => {
    const launched = await playground.start().ready();
    process.kill(launched.launcher, 'SIGKILL');
    await launched.everythingGone();
    // The mail catcher lived in the launcher; the database waited.
    expect(playground.notes().filter((note) => note.includes('finished, database there'))).toHaveLength(2);
  });

  test('a killed shell in between ends everything', async () => {
    const launched = await playground.start({}, ['sh', '-c', `"$@"; true`, 'sh', ...COMMAND]).ready();
    launched.end('SIGKILL');
    await launched.everythingGone();
    expect(drained()).toHaveLength(2);
  });

  test('a killed npm ends everything although its shell lives on', async () => {
    const npm = `require('child_process').spawn('sh', ['-c', '"$@"; true', 'sh', ...process.argv.slice(1)], { stdio: 'inherit' })`;
    const command = [process.execPath, '-e', npm, '--', ...COMMAND];
    const launched = await playground.start({ npm_lifecycle_event: 'start' }, command).ready();
    launched.end('SIGKILL');
    await launched.everythingGone();
    expect(drained()).toHaveLength(2);
  });

  test('SIGHUP while the output is already gone still ends in order', async () => {
    const launched = await playground.start().ready();
    launched.child.stdout?.destroy();
    launched.child.stderr?.destroy();
    launched.end('SIGHUP');
    expect(await launched.exitCode()).toBe(0);
    await launched.everythingGone();
    expect(drained()).toHaveLength(2);
  });
});

describe('from one run to the next', () => {
  test('data, password and port stay, and secrets are for their owner only', async () => {
    const first = await playground.start().ready();
    const url = first.databaseUrl;
    await query(url, `CREATE TABLE kept_9 AS SELECT '投诉' AS words`);
    first.end('SIGTERM');
    await first.everythingGone();
    const second = await playground.start().ready();
    expect(second.databaseUrl).toBe(url);
    expect(await query(url, 'SELECT words FROM kept_9')).toEqual([{ words: '投诉' }]);
    expect(
      await query(url, `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit`),
    ).toEqual([{ fsync: 'on', commit: 'on' }]);
    expect(second.output).not.toContain(new URL(url).password);
    for (const secret of ['database-password', 'signing-secret', 'running.json']) {
      expect(statSync(join(playground.folder, 'data', secret)).mode & 0o777).toBe(0o600);
    }
  });

  test('a second start on the same data says so and leaves the first alone', async () => {
    const first = await playground.start().ready();
    const second = playground.start();
    expect(await second.exitCode()).toBe(1);
    expect(second.output).toMatch(/Amends is already running on .*: http:\/\/localhost:\d+/);
    expect(await query(first.databaseUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('a start right after a killed launcher waits until the last run has put its database away', async () => {
    const first = await playground.start({ DRAIN_MS: '1500' }).ready();
    await query(first.databaseUrl, 'CREATE TABLE kept_11 AS SELECT 1 AS n');
    process.kill(first.launcher, 'SIGKILL');
    const second = await playground.start().ready();
    expect(second.output).toContain('The last run is still putting its database away');
    expect(await query(second.databaseUrl, 'SELECT n FROM kept_11')).toEqual([{ n: 1 }]);
  });

  test('a database that everybody killed left behind is stopped safely and opened again', async () => {
    const first = await playground.start().ready();
    await query(first.databaseUrl, 'CREATE TABLE kept_12 AS SELECT 1 AS n');
    const left = first.postmaster;
    for (const pid of [first.keeper, first.launcher]) process.kill(pid, 'SIGKILL');
    await until(
      'launcher and services are gone',
      () => !isThere(first.service('api')) && !isThere(first.service('worker')),
    );
    expect(isThere(left)).toBe(true);
    const second = await playground.start().ready();
    expect(isThere(left)).toBe(false);
    expect(second.output).toContain('Stopped a database server that the last run left behind');
    expect(await query(second.databaseUrl, 'SELECT n FROM kept_12')).toEqual([{ n: 1 }]);
  });

  test('a stale postmaster.pid with the number of a stranger stops no start', async () => {
    const first = await playground.start().ready();
    const lines = readFileSync(first.postmasterFile, 'utf8').split('\n');
    first.end('SIGTERM');
    await first.everythingGone();
    writeFileSync(first.postmasterFile, [process.pid, ...lines.slice(1)].join('\n'));
    const second = await playground.start().ready();
    expect(await query(second.databaseUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('what dies unexpectedly comes back', () => {
  test('a killed service is restarted after a second, and said so', async () => {
    const launched = await playground.start().ready();
    const before = launched.service('worker');
    process.kill(before, 'SIGKILL');
    await until('the worker is back', () => launched.output.includes('The worker is back.'));
    expect(launched.output).toContain('The worker ended unexpectedly (SIGKILL): starting it again in 1 s.');
    expect(launched.service('worker')).not.toBe(before);
    launched.end('SIGTERM');
    expect(await launched.exitCode()).toBe(0);
    await until('the new worker is gone', () => !isThere(launched.service('worker')));
  });

  test('a killed database server and a killed keeper come back at the same address with all data', async () => {
    const launched = await playground.start().ready();
    const url = launched.databaseUrl;
    await query(url, 'CREATE TABLE kept_15 AS SELECT 1 AS n');
    process.kill(launched.postmaster, 'SIGKILL');
    await until('the database is back', () => launched.output.includes('The embedded database is back.'));
    expect(await query(url, 'SELECT n FROM kept_15')).toEqual([{ n: 1 }]);

    const said = launched.output.length;
    process.kill(launched.keeper, 'SIGKILL');
    await until('the database is back', () => launched.output.slice(said).includes('The embedded database is back.'));
    expect(await query(url, 'SELECT n FROM kept_15')).toEqual([{ n: 1 }]);
    const [keeper, postmaster] = [launched.keeper, launched.postmaster];
    launched.end('SIGTERM');
    expect(await launched.exitCode()).toBe(0);
    await until('the database is gone', () => !isThere(keeper) && !isThere(postmaster));
  });
});
