// `npm run bench:clockwork`: how late escalations are when very many deadlines come due, on both queue backends, and what an idle
// scheduler costs. Options after `--`: --open 100000, --due 10000, --idle 1000000 (0: leave it out), --seconds 60, --batch 50.
import { prepare } from '../../apps/start/prepare.mjs';
import { runOrExplain } from '../../apps/start/stopped.mjs';

await runOrExplain(async () => {
  await prepare({ web: false });
  await import('../support/typescript.mjs');
  const { runClockwork } = await import('./run-clockwork.ts');
  await runClockwork(process.argv.slice(2));
});
