import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { freePort } from '../../apps/start/ports.ts';
import { SERVICE_FLAGS } from '../../apps/start/service-flags.ts';
import { describeMachine } from './machine.ts';
import { readings } from './readings.ts';
import { table } from './report.ts';
import { median } from './rounds.ts';
import { seedYear } from './seed-year.ts';
import { Served } from './served.ts';
import { stopAll } from './stop-all.ts';
import { bootSurroundings } from './surroundings.ts';
import { takeReadings, type Taken } from './take-readings.ts';

const API = 'dist/apps/api/main.js';
const say = (line: string) => console.error(`[${Math.round(performance.now() / 1_000)} s] ${line}`);

/** Measures every reading and prints a table for the README on standard output; progress goes to standard error. */
export async function runReports(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { open: text, settled: text, rounds: text, minutes: text } });
  const [open, settled, rounds, minutes] = [
    whole('open', values.open, 100_000),
    whole('settled', values.settled, 200_000),
    whole('rounds', values.rounds, 5),
    whole('minutes', values.minutes, 9),
  ];
  const until = minutes * 60_000;
  const size = `${open.toLocaleString('en')} open and ${settled.toLocaleString('en')} settled cases`;
  say(`Booting a database of its own and filling it with ${size}; ${minutes} minutes at most for all of it …`);
  const surroundings = await bootSurroundings((url) => seedYear(url, { open, settled, until }, say));
  const parts: { stop(): Promise<void> }[] = [surroundings];
  const stop = stopAll(parts);
  try {
    const { env } = surroundings;
    const api = await Served.start('api', API, { port: await freePort(), env, nodeFlags: SERVICE_FLAGS.api });
    parts.push(api);
    say(`Taking every reading up to ${rounds + 1} times …`);
    const begun = loadavg()[0]!;
    const taken = await takeReadings(readings(new Date()), api.url, surroundings, { rounds, until });
    const machine = await describeMachine(surroundings.databaseUrl);
    const load = `load average ${begun.toFixed(1)} before and ${loadavg()[0]!.toFixed(1)} after`;
    console.log(
      `${machine} ${size}; medians of ${counted(taken)} interleaved rounds, ${load}.\n\n${readingTable(taken)}`,
    );
    say('Done.');
  } finally {
    await stop();
  }
}

/** @throws Error naming the option when the text is no whole number from 1 on */
function whole(name: string, text: string | undefined, usual: number): number {
  const number = text === undefined ? usual : Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} ${text}: write a whole number from 1 on`);
  return number;
}

/** How many rounds there were time for, like 5 or 2 to 3. */
function counted(taken: readonly Taken[]): string {
  const counts = taken.map(({ ours }) => ours.length);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? `${most}` : `${least} to ${most}`;
}

function readingTable(taken: readonly Taken[]): string {
  const rows = taken.map(({ what, ours, bare, first, failed }) => {
    const [our, other] = ours.length > 0 ? [ours, bare] : first ? [[first[0]], [first[1]]] : [[], []];
    if (our.length === 0) return [what, failed ?? 'no time left', '', '', ''];
    const notes = [...(ours.length > 0 ? [] : ['once, not warm']), ...(failed === null ? [] : [`then ${failed}`])];
    return [
      notes.length > 0 ? `${what} (${notes.join('; ')})` : what,
      `${Math.round(median(our))}`,
      `${Math.round(Math.max(...our))}`,
      `${Math.round(median(other))}`,
      (median(our) / median(other)).toFixed(1),
    ];
  });
  return table(['Reading', 'Amends p50 (ms)', 'Worst', 'Bare count p50 (ms)', 'Ratio'], rows);
}
