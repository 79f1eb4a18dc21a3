// `npm run bench:reports`: what reports, the board, the queue and its search cost on a large company's year, beside a bare count of
// the same rows. Options after `--`: --open 100000, --settled 200000 (cases), --rounds 5, --minutes 9 (of all of it; what there is no
// time for is left out, and said so).
import { prepare } from '../../apps/start/prepare.mjs';
import { runOrExplain } from '../../apps/start/stopped.mjs';

await runOrExplain(async () => {
  await prepare({ web: false });
  await import('../support/typescript.mjs');
  const { runReports } = await import('./run-reports.ts');
  await runReports(process.argv.slice(2));
});
