import { parseArgs } from 'node:util';
import pg from 'pg';
import { freePort } from '../../apps/start/ports.ts';
import { SERVICE_FLAGS } from '../../apps/start/service-flags.ts';
import { describeMachine } from './machine.ts';
import { readings, type Reading } from './readings.ts';
import { table } from './report.ts';
import { seedYear } from './seed-year.ts';
import { Served } from './served.ts';
import { stopAll } from './stop-all.ts';
import { bootSurroundings, type Surroundings } from './surroundings.ts';

const API = 'dist/apps/api/main.js';
const say = (line: string) => console.error(line);

/** How long one reading took each time, ours and the bare one (milliseconds). */
interface Taken {
  what: string;
  ours: number[];
  bare: number[];
}

/** Measures every reading and prints a table for the README on standard output; progress goes to standard error. */
export async function runReports(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { open: text, settled: text, rounds: text } });
  const [open, settled, rounds] = [
    Number(values.open ?? 100_000),
    Number(values.settled ?? 200_000),
    Number(values.rounds ?? 5),
  ];
  const size = `${open.toLocaleString('en')} open and ${settled.toLocaleString('en')} settled cases`;
  say(`Booting a database of its own and filling it with ${size} …`);
  const surroundings = await bootSurroundings((url) => seedYear(url, { open, settled }, say));
  const parts: { stop(): Promise<void> }[] = [surroundings];
  const stop = stopAll(parts);
  try {
    const { env } = surroundings;
    const api = await Served.start('api', API, { port: await freePort(), env, nodeFlags: SERVICE_FLAGS.api });
    parts.push(api);
    const taken = await measure(api.url, surroundings, rounds);
    const machine = await describeMachine(surroundings.databaseUrl);
    console.log(`${machine} ${size}; medians of ${rounds} interleaved rounds.\n\n${readingTable(taken)}`);
  } finally {
    await stop();
  }
}

/** In rounds of ours and the bare one of each reading in turn; the first round only warms up. */
async function measure(url: string, surroundings: Surroundings, rounds: number): Promise<Taken[]> {
  const tokens = { agent: await surroundings.token(url), manager: await surroundings.token(url, 'manager') };
  const client = new pg.Client({ connectionString: surroundings.databaseUrl });
  await client.connect();
  const all = readings(new Date());
  const taken = all.map(({ what }): Taken => ({ what, ours: [], bare: [] }));
  try {
    for (let round = 0; round <= rounds; round++) {
      say(round === 0 ? `Warming up: each of ${all.length} readings once …` : `Round ${round} of ${rounds} …`);
      for (const [n, reading] of all.entries()) {
        const ours = await timed(() => ask(url, reading, tokens));
        const bare = await timed(() => client.query(reading.bare));
        if (round === 0) continue;
        taken[n]!.ours.push(ours);
        taken[n]!.bare.push(bare);
      }
    }
  } finally {
    await client.end();
  }
  return taken;
}

async function ask(url: string, { path, who }: Reading, tokens: Record<Reading['who'], string>): Promise<void> {
  const answer = await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${tokens[who]}` } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function readingTable(taken: readonly Taken[]): string {
  const rows = taken.map(({ what, ours, bare }) => [
    what,
    `${Math.round(median(ours))}`,
    `${Math.round(Math.max(...ours))}`,
    `${Math.round(median(bare))}`,
    (median(ours) / median(bare)).toFixed(1),
  ]);
  return table(['Reading', 'Amends p50 (ms)', 'Worst', 'Bare count p50 (ms)', 'Ratio'], rows);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
