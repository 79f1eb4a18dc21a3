import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Step } from './step.ts';

/** What `migrate` and `seed-demo` need. */
export interface Preparation {
  root: string;
  /** The command line's script, absolute. */
  cli: readonly string[];
  env: Record<string, string>;
  seedDemo: boolean | undefined;
  /** Where the steps' words go: a verb's standard output belongs to the verb alone. */
  output: 'stdout' | 'stderr';
}

/**
 * Migrates the database and seeds the demo company: into the embedded database unless told not to, into any other one
 * only when asked. An embedded database that this very build has prepared before is left alone, which saves a second
 * or two of every start.
 * @param databaseFolder the embedded database's; undefined for an external one
 */
export function prepareDatabase(
  { root, cli, env, seedDemo, output }: Preparation,
  databaseFolder: string | undefined,
): { done: Promise<void>; stop(): Promise<void> } {
  const isSeeding = seedDemo ?? databaseFolder !== undefined;
  const full = { ...process.env, ...env };
  const steps = [new Step('Bringing the database up to date', [...cli, 'migrate'], full, output)];
  if (isSeeding) steps.push(new Step('Seeding the demo company', [...cli, 'seed-demo'], full, output));

  const marker = databaseFolder && join(databaseFolder, 'prepared-by');
  const build = read(join(root, 'dist', '.built-from'));
  const before = marker && read(marker);
  const isPrepared =
    build !== undefined && (before === `${build} with demo` || (!isSeeding && before === `${build} without demo`));

  let isStopped = false;
  const run = async () => {
    for (const step of steps) {
      if (isStopped) return;
      await step.run();
    }
    if (marker && build) writeFileSync(marker, `${build} ${isSeeding ? 'with' : 'without'} demo`);
  };
  return {
    done: isPrepared ? Promise.resolve() : run(),
    stop: async () => {
      isStopped = true;
      await Promise.all(steps.map((step) => step.stop()));
    },
  };
}

const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
