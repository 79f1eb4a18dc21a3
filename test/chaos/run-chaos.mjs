// `npm run chaos`: fifteen minutes of trouble, and the proof that nothing came of it. Settings by the environment:
// CHAOS_MINUTES (15), CHAOS_SEED (by chance; printed), CHAOS_BACKEND (postgres, redis; without it half of the time each),
// CHAOS_WITHOUT (names of troubles of troubles.ts that are left out, with commas), CHAOS_PLANT (a bug of plants.json that is to
// be found).
import { prepare } from '../../apps/start/prepare.mjs';
import { runOrExplain } from '../../apps/start/stopped.mjs';

await runOrExplain(async () => {
  await prepare({ compile: false, web: false });
  await import('../support/typescript.mjs');
  await import('reflect-metadata');
  const { runFromCommandLine } = await import('./command.ts');
  process.exitCode = (await runFromCommandLine(process.env)) ? 0 : 1;
  // A request that nobody waits for any more must not keep the process.
  process.exit();
});
