// `npm run bench:reports`: what reports, the board, the queue and its search cost on a large company's year, beside a bare count of
// the same rows, in some six minutes. Options after `--`: --open 100000, --settled 200000 (cases), --rounds 5.
import { prepare } from '../../apps/start/prepare.mjs';
import { runOrExplain } from '../../apps/start/stopped.mjs';

await runOrExplain(async () => {
  await prepare({ web: false });
  await import('../support/typescript.mjs');
  const { runReports } = await import('./run-reports.ts');
  await runReports(process.argv.slice(2));
});
