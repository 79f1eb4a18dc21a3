import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { dataSource } from '#database/data-source';
import { CalendarRow } from '#database/entities/calendar';
import { Ladder } from '#database/entities/ladder';
import { PolicyRow } from '#database/entities/policy';
import { ManagePeople } from '#identity/manage-people';
import { freePort } from '../../apps/start/ports.ts';
import { SERVICE_FLAGS } from '../../apps/start/service-flags.ts';
import { administer, databaseUrl } from '../support/postgres.ts';
import { describeMachine } from './machine.ts';
import { table } from './report.ts';
import { seedClocks } from './seed-clocks.ts';
import { Served } from './served.ts';
import { bootSurroundings, type Surroundings } from './surroundings.ts';

const WORKER = 'dist/apps/worker/main.js';
const BARE = 'test/bench/bare/delayed-jobs.mjs';
const DAY = 86_400_000;
/** The worker is started this long before the first deadline (milliseconds). */
const LEAD = 15_000;
const say = (line: string) => console.error(line);

interface Wishes {
  open: number;
  due: number;
  seconds: number;
}

/** Measures the clockwork and prints tables for the README on standard output; progress goes to standard error. */
export async function runClockwork(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { open: text, due: text, seconds: text, idle: text } });
  const wishes = {
    open: Number(values.open ?? 100_000),
    due: Number(values.due ?? 10_000),
    seconds: Number(values.seconds ?? 60),
  };
  const idle = Number(values.idle ?? 1_000_000);
  const surroundings = await bootSurroundings(async () => {});
  try {
    const { databaseUrl: own } = surroundings;
    await furnish(own);
    await timeCommits(own);
    const rows: string[][] = [];
    for (const backend of await backends()) {
      try {
        rows.push(await lateness(surroundings, backend, wishes));
      } finally {
        await backend.stop();
      }
    }
    const head = [
      'queue in',
      'deadlines',
      'escalations',
      'lateness p50',
      'p99',
      'worst',
      'bare BullMQ p50',
      'p99',
      'worst',
    ];
    console.log(`${await describeMachine(own)}\n\n${table(head, rows)}\n`);
    if (idle > 0) console.log(await idleness(surroundings, idle));
  } finally {
    await surroundings.stop();
  }
}

/** One clock around the clock, and a supervisor who is told at the breach. */
async function furnish(url: string): Promise<void> {
  const source = await dataSource(url).initialize();
  const granted = { low: 'PT1H', normal: 'PT1H', high: 'PT1H', critical: 'PT1H' };
  const definition = {
    timeZone: 'UTC',
    shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }],
  };
  await source.manager.updateAll(CalendarRow, { definition: definition as CalendarRow['definition'] });
  await source.manager.updateAll(Ladder, {
    rungs: [{ key: 'breach', at: 'PT0S', action: 'notify', to: 'supervisor' }],
  });
  await source.manager.updateAll(PolicyRow, {
    targets: { 'first-response': granted },
    counting: { 'first-response': { hours: 'elapsed' } },
  });
  const people = new ManagePeople(source, { now: () => new Date() });
  const [password, role] = ['a password of the bench', 'supervisor' as const];
  await people.createAgent({ email: 'supervisor@bench.example', name: 'Sue Supervisor', role, password });
  await source.destroy();
}

/** Lateness counts until the commit, which PostgreSQL notes down only if told so at its start: its keeper starts it again. */
async function timeCommits(url: string): Promise<void> {
  await administer(url, 'ALTER SYSTEM SET track_commit_timestamp = on');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`);
  await client.end();
  process.kill(Number(readFileSync(join(rows[0]!.folder, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGINT');
  const isUp = () =>
    administer(url, 'SELECT pg_xact_commit_timestamp(xmin) FROM policy').then(
      () => true,
      () => false,
    );
  while (!(await isUp())) await wait(200);
}

interface Backend {
  name: string;
  env: Record<string, string>;
  stop(): Promise<void>;
}

/** PostgreSQL, and Redis where there is a `redis-server`. */
async function backends(): Promise<Backend[]> {
  const found: Backend[] = [{ name: 'PostgreSQL', env: {}, stop: () => Promise.resolve() }];
  if (spawnSync('redis-server', ['--version']).status !== 0) {
    say('There is no redis-server here, so only the queue in PostgreSQL is measured.');
    return found;
  }
  const port = String(await freePort());
  const server = spawn('redis-server', ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
    stdio: 'ignore',
  });
  const stop = async () => void server.kill();
  return [...found, { name: 'Redis', env: { REDIS_URL: `redis://127.0.0.1:${port}` }, stop }];
}

async function lateness({ databaseUrl: own, env }: Surroundings, backend: Backend, wishes: Wishes): Promise<string[]> {
  const { open, due, seconds } = wishes;
  const bare = await bareLateness(own, env, backend, wishes);
  const name = `clockwork_${backend.name.toLowerCase()}`;
  await administer(databaseUrl(own, 'postgres'), `CREATE DATABASE ${name} TEMPLATE amends`);
  const url = databaseUrl(own, name);
  say(`${backend.name}: writing ${(open - due).toLocaleString('en')} clocks that come due in the days to come …`);
  await seedClocks(url, open - due, new Date(Date.now() + DAY), new Date(Date.now() + 30 * DAY));
  const first = new Date(Date.now() + LEAD + due / 2);
  await seedClocks(url, due, first, new Date(first.getTime() + seconds * 1000));
  const processes = { port: await freePort(), env: { ...env, ...backend.env, DATABASE_URL: url, WORKER_PORT: '0' } };
  const worker = await Served.start('worker', WORKER, { ...processes, nodeFlags: SERVICE_FLAGS.worker });
  say(`${backend.name}: ${due.toLocaleString('en')} deadlines come due within ${seconds} s …`);
  try {
    await wait(first.getTime() + seconds * 1000 - Date.now());
    const figures = await waitForAll(url, due);
    return [backend.name, open, due, ...figures.map(seconds2), ...bare.map(seconds2)].map(String);
  } finally {
    await worker.stop();
    await administer(databaseUrl(own, 'postgres'), `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/** Lateness in seconds, from the deadline to the commit of its escalation: p50, p99, worst. */
async function waitForAll(url: string, due: number): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (;;) {
      const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM escalation');
      if (rows[0]!.n >= due) break;
      say(`  ${rows[0]!.n.toLocaleString('en')} of ${due.toLocaleString('en')} …`);
      await wait(1_000);
    }
    const { rows } = await client.query<{ figures: number[]; doubled: number }>(
      `SELECT percentile_cont(ARRAY[0.5, 0.99, 1]) WITHIN GROUP (ORDER BY extract(epoch FROM pg_xact_commit_timestamp(xmin) - due_at)) AS figures,
         (SELECT count(*)::int FROM (SELECT FROM complaint_event WHERE type = 'escalation.raised' GROUP BY complaint_id HAVING count(*) > 1) d) AS doubled
       FROM escalation`,
    );
    if (rows[0]!.doubled > 0) throw new Error(`${rows[0]!.doubled} escalations were raised twice.`);
    return rows[0]!.figures;
  } finally {
    await client.end();
  }
}

/** The same number of delayed jobs, in the same time, of BullMQ alone: each processor only looks at the clock. */
async function bareLateness(databaseUrlOfQueue: string, env: Record<string, string>, backend: Backend, wishes: Wishes) {
  const name = `bare_${backend.name.toLowerCase()}`;
  await administer(databaseUrl(databaseUrlOfQueue, 'postgres'), `CREATE DATABASE ${name}`);
  try {
    say(`${backend.name}: bare BullMQ, ${wishes.due.toLocaleString('en')} delayed jobs within ${wishes.seconds} s …`);
    const order = {
      ...env,
      ...backend.env,
      DATABASE_URL: databaseUrl(databaseUrlOfQueue, name),
      BENCH_DUE: String(wishes.due),
      BENCH_SECONDS: String(wishes.seconds),
    };
    return await new Promise<number[]>((resolve, reject) => {
      const child = spawn(process.execPath, [BARE], {
        env: { ...process.env, ...order },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let printed = '';
      child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
      child.once('exit', (code) => {
        if (code === 0) resolve(JSON.parse(printed) as number[]);
        else reject(new Error(`${BARE} ended with ${code}`));
      });
    });
  } finally {
    await administer(databaseUrl(databaseUrlOfQueue, 'postgres'), `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/** What a worker with nothing to do asks of the database, with so many clocks open. */
async function idleness({ databaseUrl: own, env }: Surroundings, open: number): Promise<string> {
  say(`Writing ${open.toLocaleString('en')} open clocks for the idle scheduler …`);
  await seedClocks(own, open, new Date(Date.now() + DAY), new Date(Date.now() + 365 * DAY));
  const worker = await Served.start('worker', WORKER, {
    port: await freePort(),
    env: { ...env, WORKER_PORT: '0' },
    nodeFlags: SERVICE_FLAGS.worker,
  });
  const client = new pg.Client({ connectionString: own });
  await client.connect();
  try {
    await wait(15_000);
    const before = await usage(client);
    await wait(60_000);
    const after = await usage(client);
    const cpu = after.cpu - before.cpu;
    return `Idle with ${open.toLocaleString('en')} open clocks: ${after.calls - before.calls} transactions in a minute (those of the queue included), ${cpu.toFixed(2)} s of PostgreSQL's time.`;
  } finally {
    await client.end();
    await worker.stop();
  }
}

async function usage(client: pg.Client): Promise<{ calls: number; cpu: number }> {
  const { rows } = await client.query<{ calls: number; cpu: number }>(
    `SELECT xact_commit::int AS calls, active_time / 1000 AS cpu FROM pg_stat_database WHERE datname = current_database()`,
  );
  return rows[0]!;
}

const seconds2 = (value: number): string => `${value.toFixed(2)} s`;
