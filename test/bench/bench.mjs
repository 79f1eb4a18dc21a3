// `npm run bench`: how fast and how large Amends is beside bare Fastify routes, measured in one run of some six minutes.
// Options after `--`: --rounds 5, --seconds 4 (of a round), --cases 100000 (in the database), --node-flags='--x --y'.
import { prepare } from '../../apps/start/prepare.mjs';
import { runOrExplain } from '../../apps/start/stopped.mjs';

await runOrExplain(async () => {
  await prepare({ web: false });
  await import('../support/typescript.mjs');
  const { runBench } = await import('./run-bench.ts');
  await runBench(process.argv.slice(2));
});
