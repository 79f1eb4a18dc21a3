import { SERVICE_FLAGS } from '../../apps/start/service-flags.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { freePort } from '../../apps/start/ports.ts';
import { Load } from './load.ts';
import { describeMachine } from './machine.ts';
import { memoryOf, peakDuring } from './memory.ts';
import { memoryTable, speedTable, type Line } from './report.ts';
import { inRounds } from './rounds.ts';
import { root, Served } from './served.ts';
import { seedCases } from './seed-cases.ts';
import { bootSurroundings, type Surroundings } from './surroundings.ts';

const API = 'dist/apps/api/main.js';
const WORKER = 'dist/apps/worker/main.js';
const REST_MS = 10_000;
const say = (line: string) => console.error(line);

/** Measures everything and prints tables for the README on standard output; progress goes to standard error. */
export async function runBench(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { rounds: text, seconds: text, cases: text, 'node-flags': text } });
  const nodeFlags = values['node-flags']?.split(' ');
  const [rounds, seconds, cases] = [
    Number(values.rounds ?? 5),
    Number(values.seconds ?? 4),
    Number(values.cases ?? 100_000),
  ];
  say(`Booting a database of its own and filling it with ${cases.toLocaleString('en')} cases …`);
  const surroundings = await bootSurroundings((url) => seedCases(url, cases));
  const bench = new Bench(surroundings, await surroundings.copyDatabase(), { rounds, seconds }, nodeFlags);
  const stop = () => void bench.stop().finally(() => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  try {
    const memory = await bench.memory();
    const lines = [...(await bench.logging()), ...(await bench.listing(cases))];
    const machine = await describeMachine(surroundings.databaseUrl);
    console.log(
      `${machine} Medians of ${rounds} interleaved rounds of ${seconds} s.\n\n${speedTable(lines)}\n\n${memory}`,
    );
    if (lines.some(({ measured }) => measured.failed > 0))
      throw new Error('Some requests failed, so the figures mean little.');
  } finally {
    await bench.stop();
  }
}

class Bench {
  private readonly load = new Load();
  private readonly served: Served[] = [];
  private stopping: Promise<void> | undefined;

  constructor(
    private readonly surroundings: Surroundings,
    /** Of the bare route that writes. */
    private readonly bareUrl: string,
    private readonly length: { rounds: number; seconds: number },
    /** Instead of those with which the product runs. */
    private readonly nodeFlags: readonly string[] | undefined,
  ) {}

  /** Both processes as they are in use: first idle, then while complaints come in and their customers are written to. */
  async memory(): Promise<string> {
    const api = await this.start('api', API);
    if (!existsSync(join(root, WORKER))) say(`There is no ${WORKER}: the memory is that of the api alone.`);
    const services = existsSync(join(root, WORKER)) ? [api, await this.start('worker', WORKER)] : [api];
    say(`Memory at rest, after ${REST_MS / 1000} s of idleness …`);
    await wait(REST_MS);
    const atRest = memoryOf(services);
    say('Memory under load: 32 connections log, then list, with the worker at its work …');
    const token = await this.surroundings.token(api.url);
    const order = { token, connections: 32, seconds: 10 };
    const work = async () => {
      await this.load.measure({ ...order, url: `${api.url}/api/v1/complaints`, customers: 'memory' });
      await this.load.measure({ ...order, url: `${api.url}${OPEN_LIST}` });
    };
    const underLoad = await peakDuring(services, work());
    await this.stopServed();
    return memoryTable(atRest, underLoad);
  }

  /** The worker stands still meanwhile, as nothing of the kind runs beside the bare routes. */
  async logging(): Promise<Line[]> {
    const [api, bare, echo] = [
      await this.start('Amends', API),
      await this.start('bare Fastify + pg', 'test/bench/bare/log-complaint.mjs', this.bareUrl),
      await this.start('bare Fastify, no database', 'test/bench/bare/echo.mjs'),
    ];
    const lines: Line[] = [];
    for (const connections of [1, 8, 32]) {
      say(`Logging complaints over ${connections} connections …`);
      const order = { path: '/api/v1/complaints', token: await this.surroundings.token(api.url), customers: 'log' };
      const contenders = [api, bare, echo].map((served) => ({ served, order }));
      const measured = await inRounds(this.load, contenders, { ...this.length, connections });
      lines.push(...compare('log a complaint', connections, [api, bare, echo], measured));
    }
    await this.stopServed();
    return lines;
  }

  async listing(cases: number): Promise<Line[]> {
    const [api, bare] = [
      await this.start('Amends', API),
      await this.start('bare Fastify + pg', 'test/bench/bare/list-complaints.mjs', this.surroundings.databaseUrl),
    ];
    say('Reading the first page of the open list over 8 connections …');
    const order = { path: OPEN_LIST, token: await this.surroundings.token(api.url) };
    const contenders = [api, bare].map((served) => ({ served, order }));
    const measured = await inRounds(this.load, contenders, { ...this.length, connections: 8 });
    await this.stopServed();
    return compare(`first page of the open list, ${cases.toLocaleString('en')} cases`, 8, [api, bare], measured);
  }

  stop(): Promise<void> {
    this.stopping ??= (async () => {
      this.load.stop();
      await this.stopServed();
      await this.surroundings.stop();
    })();
    return this.stopping;
  }

  private async start(name: string, script: string, databaseUrl?: string): Promise<Served> {
    const env = { ...this.surroundings.env, ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
    // The bare routes run with the api's flags, so that only the code differs.
    const nodeFlags = this.nodeFlags ?? SERVICE_FLAGS[script === WORKER ? 'worker' : 'api'];
    const served = await Served.start(name, script, { port: await freePort(), env, nodeFlags });
    this.served.push(served);
    return served;
  }

  private async stopServed(): Promise<void> {
    await Promise.all(this.served.splice(0).map((served) => served.stop()));
  }
}

const OPEN_LIST = '/api/v1/complaints?status=active&limit=50';

function compare(
  work: string,
  connections: number,
  who: Served[],
  measured: Awaited<ReturnType<typeof inRounds>>,
): Line[] {
  return who.map(({ name }, index) => ({
    work,
    connections,
    who: name,
    measured: measured[index]!,
    against: index > 0 ? [] : who.slice(1).map((other, at) => ({ who: other.name, measured: measured[at + 1]! })),
  }));
}
