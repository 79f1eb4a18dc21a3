import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { runTool } from './run-tool.mjs';
import { Stopped } from './stopped.mjs';

const SOURCES = ['apps', 'libs'];
/** Built by itself: see build-web.mjs. */
const WEB = 'apps/web/';
const SETTINGS = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

/** Whether dist/ was compiled from the sources as they are now. */
export function isBuilt(folder) {
  const stamp = stampFile(folder);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(folder);
}

/** Names one state of the sources: also tells the launcher whether this build has been migrated already. */
function fingerprint(folder) {
  return fingerprintOf(folder, [...SETTINGS.filter((name) => existsSync(join(folder, name))), ...sources(folder)]);
}

/** Names one state of these files. */
export function fingerprintOf(folder, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(folder, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

export async function build(folder, say, signal) {
  const wanted = fingerprint(folder);
  const started = performance.now();
  say('Compiling …');
  rmSync(stampFile(folder), { force: true });
  removeOrphans(folder);
  await compile(folder, signal);
  // The compiler remembers what it wrote: files deleted from dist/ by hand come back only when it is made to forget.
  if (sources(folder).some((file) => !existsSync(join(folder, 'dist', compiled(file))))) {
    rmSync(join(folder, 'dist', '.tsbuildinfo'), { force: true });
    await compile(folder, signal);
  }
  writeFileSync(stampFile(folder), wanted);
  say(`Compiled in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

async function compile(folder, signal) {
  const tsc = join(folder, 'node_modules', 'typescript', 'bin', 'tsc');
  const { code, output } = await runTool(process.execPath, [tsc, '-p', 'tsconfig.build.json'], folder, signal);
  if (code !== 0) throw new Stopped(`The sources do not compile:\n\n${output.trim()}`);
}

const stampFile = (folder) => join(folder, 'dist', '.built-from');
const compiled = (file) => file.replace(/\.ts$/, '.js');

function sources(folder) {
  return SOURCES.flatMap((part) => listFiles(folder, part))
    .filter((file) => !file.startsWith(WEB))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.endsWith('.d.ts'))
    .sort();
}

// A migration that was renamed would otherwise still be found, and run, under its old name.
function removeOrphans(folder) {
  const wanted = new Set(sources(folder).map(compiled));
  for (const part of SOURCES) {
    for (const file of listFiles(join(folder, 'dist'), part)) {
      if (!wanted.has(file.replace(/\.map$/, ''))) rmSync(join(folder, 'dist', file));
    }
  }
}

/** The files of a folder and those below it, by their paths with slashes. */
export function listFiles(folder, part) {
  if (!existsSync(join(folder, part))) return [];
  return readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    );
}
