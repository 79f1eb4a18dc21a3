// Plain JavaScript without dependencies: this runs before anything has been installed.
import { mkdirSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { build, isBuilt } from './build.mjs';
import { buildWeb, isWebBuilt } from './build-web.mjs';
import { install, isInstalled } from './install.mjs';
import { Stopped } from './stopped.mjs';

/** The project's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Installs the packages when they do not match package-lock.json and, unless told otherwise, compiles the services
 * (`compile`) and builds the console (`web`) when their sources changed. Does nothing, within some 50 ms, when all is in place.
 * @param {{ say?: (line: string) => void, compile?: boolean, web?: boolean, signal?: AbortSignal, folder?: string }} [wishes]
 */
export async function prepare({ say = console.error, compile = true, web = true, signal, folder = root } = {}) {
  checkNode(process.versions.node);
  const isCompiled = () => !compile || isBuilt(folder);
  const hasConsole = () => !web || isWebBuilt(folder);
  if (isInstalled(folder) && isCompiled() && hasConsole()) return;
  const release = await takeTurn(folder, say, signal);
  try {
    if (!isInstalled(folder)) await install(folder, say, signal);
    if (!isCompiled()) await build(folder, say, signal);
    if (!hasConsole()) await buildWeb(folder, say, signal);
  } finally {
    release();
  }
}

/** Says in words when Node is too old, instead of a syntax error somewhere inside a package. */
export function checkNode(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Stopped(
    `Amends needs Node 20.19 or newer, and this is Node ${version}. ` +
      'Install a current version from https://nodejs.org and run the command again.',
  );
}

// Two commands installing into one folder at once would tear each other's packages apart.
async function takeTurn(folder, say, signal) {
  const lock = join(folder, '.amends', 'prepare.lock');
  mkdirSync(dirname(lock), { recursive: true });
  for (let told = false; ;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST')
        throw new Stopped(`Cannot write ${lock} (${error.code}): check who owns the folder.`);
    }
    if (!isAlive(lock)) {
      rmSync(lock, { force: true });
      continue;
    }
    if (!told) say('Another Amends command is installing or compiling in this folder: waiting for it …');
    told = true;
    await wait(300, undefined, { signal });
  }
}

function isAlive(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    // An empty file is a lock whose owner has not yet written its number.
    if (pid) process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
