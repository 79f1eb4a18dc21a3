import { randomInt } from 'node:crypto';
import { runChaos } from './chaos-run.ts';
import { BACKENDS, type Backend } from './queue-server.ts';
import { reportOf } from './report.ts';

/** A calm every so often (seconds) in runs that are long enough for it. */
const CALM_EVERY = 240;

/** Runs as the environment says; prints progress to standard error and reports to standard output. @returns whether all is in order */
export async function runFromCommandLine(env: NodeJS.ProcessEnv): Promise<boolean> {
  const minutes = Number(env.CHAOS_MINUTES ?? 15);
  const seed = env.CHAOS_SEED ? Number(env.CHAOS_SEED) : randomInt(2 ** 31);
  const plant = env.CHAOS_PLANT || null;
  if (!(minutes > 0) || !Number.isInteger(seed))
    throw new Error('CHAOS_MINUTES is a number of minutes, CHAOS_SEED a whole number');
  const backends = BACKENDS.filter((one) => !env.CHAOS_BACKEND || one === env.CHAOS_BACKEND);
  if (backends.length === 0) throw new Error(`CHAOS_BACKEND is one of ${BACKENDS.join(', ')}`);
  const without = (env.CHAOS_WITHOUT ?? '').split(',').filter(Boolean);
  let isFine = true;
  for (const backend of backends)
    isFine = (await runOne(backend, (minutes * 60) / backends.length, seed, plant, without)) && isFine;
  return isFine;
}

async function runOne(
  backend: Backend,
  seconds: number,
  seed: number,
  plant: string | null,
  without: readonly string[],
): Promise<boolean> {
  console.log(
    `Chaos for ${Math.round(seconds)} s, queue in ${backend}, CHAOS_SEED=${seed}${plant ? `, with the bug '${plant}'` : ''}`,
  );
  let said = -Infinity;
  const say = (line: string): void => {
    if (performance.now() - said < 1_000) return;
    said = performance.now();
    console.error(`  ${line}`);
  };
  const report = await runChaos({ backend, seconds, seed, plant, without, calmEvery: CALM_EVERY, say });
  console.log(reportOf(report));
  return report.verdict.violations.length === 0;
}
