// `npm run amends -- <verb>`: the command line, on the same database as `npm start`.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root } from './prepare.mjs';
import { runOrExplain } from './stopped.mjs';

await runOrExplain(async () => {
  await prepare({ web: false });
  const { runVerb } = await import(pathToFileURL(join(root, 'dist/apps/start/run-verb.js')).href);
  process.exitCode = await runVerb(root, process.argv.slice(2));
});
