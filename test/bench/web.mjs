// `npm run bench:web`: how much script the console loads and how soon it answers, in a real browser on a large queue, in some two
// minutes. Options after `--`: --cases 100000 (open ones, in the database), --loads 5 (of the queue, the cache being warm).
import { prepare } from '../../apps/start/prepare.mjs';
import { runOrExplain } from '../../apps/start/stopped.mjs';

await runOrExplain(async () => {
  await prepare();
  await import('../support/typescript.mjs');
  const { runWeb } = await import('./run-web.ts');
  await runWeb(process.argv.slice(2));
});
