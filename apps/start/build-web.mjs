import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf, listFiles } from './build.mjs';
import { runTool } from './run-tool.mjs';
import { Stopped } from './stopped.mjs';

/** Types are no part of the product; they are checked by `npm run typecheck`. */
const sources = (folder) => listFiles(folder, 'apps/web').filter((file) => !/\.(d|spec)\.ts$/.test(file));
const stampFile = (folder) => join(folder, 'dist', 'web', '.built-from');
const fingerprint = (folder) => fingerprintOf(folder, ['package-lock.json', ...sources(folder).sort()]);

/** Whether dist/web was built from the console's sources as they are now. */
export function isWebBuilt(folder) {
  if (!existsSync(join(folder, 'apps', 'web'))) return true;
  const stamp = stampFile(folder);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(folder);
}

export async function buildWeb(folder, say, signal) {
  const wanted = fingerprint(folder);
  const started = performance.now();
  say('Building the console …');
  rmSync(stampFile(folder), { force: true });
  const vite = join(folder, 'node_modules', 'vite', 'bin', 'vite.js');
  const { code, output } = await runTool(process.execPath, [vite, 'build', 'apps/web'], folder, signal);
  if (code !== 0) throw new Stopped(`The console cannot be built:\n\n${output.trim()}`);
  writeFileSync(stampFile(folder), wanted);
  say(`Built the console in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}
