// `npm start`: installs, compiles, then hands over to the launcher in apps/start/main.ts.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root } from './prepare.mjs';
import { runOrExplain } from './stopped.mjs';
import { watchParents } from './watch-parents.mjs';

await runOrExplain(async () => {
  const parentGone = new AbortController();
  // From the first moment on: npm may be killed while the packages are still being fetched.
  watchParents(() => parentGone.abort());
  try {
    await prepare({ say: console.log, signal: parentGone.signal });
  } catch (error) {
    if (parentGone.signal.aborted) process.exit(1);
    throw error;
  }
  const { launch } = await import(pathToFileURL(join(root, 'dist/apps/start/main.js')).href);
  await launch({ root, parentGone: parentGone.signal });
});
