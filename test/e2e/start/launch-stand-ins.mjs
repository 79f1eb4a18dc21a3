// The launcher as `npm start` runs it, from the sources and with stand-ins for api, worker and command line.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import '../../support/typescript.mjs';
import { watchParents } from '../../../apps/start/watch-parents.mjs';

const parentGone = new AbortController();
watchParents(() => parentGone.abort(), 100);
const { launch } = await import('../../../apps/start/main.ts');
const script = fileURLToPath(new URL('./stand-in.mjs', import.meta.url));
// Not the project's own folder: what has been built there must not decide what the stand-ins are asked to do.
const root = dirname(process.env.AMENDS_DATA_DIR);
await launch(
  { root, parentGone: parentGone.signal },
  { api: [script, 'api'], worker: [script, 'worker'], cli: [script, 'cli'] },
);
