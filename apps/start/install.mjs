import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runTool } from './run-tool.mjs';
import { Stopped } from './stopped.mjs';

const UNREACHABLE = /\b(ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ENOTCACHED)\b/;

/** Whether node_modules holds just what package-lock.json asks for, installed for this Node and this machine. */
export function isInstalled(folder) {
  const stamp = read(stampFile(folder));
  const wanted = wantedStamp(folder);
  if (stamp !== undefined) return stamp === wanted;
  // Installed by hand (`npm ci`, `npm install`): accept it rather than install everything a second time.
  if (!matchesLock(folder)) return false;
  writeFileSync(stampFile(folder), wanted);
  return true;
}

export async function install(folder, say, signal) {
  say('Installing the packages that Amends is built from (needed once, about a minute) …');
  const [command, ...args] = npm();
  const started = performance.now();
  const ticking = setInterval(() => say(`  … still installing, ${seconds(started)} s`), 15_000);
  // NODE_ENV=production would leave the compiler out, which is a development dependency.
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await runTool(command, [...args, ...options], folder, signal).finally(() =>
    clearInterval(ticking),
  );
  if (code !== 0) throw new Stopped(explain(output));
  // npm makes no folder when nothing is to be installed.
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  writeFileSync(stampFile(folder), wantedStamp(folder));
  say(`Installed in ${seconds(started)} s.`);
}

function explain(output) {
  const unreachable = UNREACHABLE.exec(output);
  // The reason comes first; behind it npm prints its manual.
  const reason = output.split('\n').filter((line) => /[a-z]/i.test(line.replace('npm error', '')));
  if (!unreachable) return `npm could not install the packages. It said:\n\n${reason.slice(0, 12).join('\n')}`;
  return (
    `The packages could not be fetched: the package registry cannot be reached (${unreachable[0]}).\n` +
    'Connect to the internet (behind a proxy: npm config set proxy http://…) and run the command again. ' +
    'Only the installation needs a connection; once installed, Amends starts without one.'
  );
}

/** npm as it was called, else the one beside this Node, else the one on the path. */
function npm() {
  const beside = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const script = [process.env.npm_execpath ?? '', beside].find(
    (path) => basename(path) === 'npm-cli.js' && existsSync(path),
  );
  return script ? [process.execPath, script] : ['npm'];
}

const stampFile = (folder) => join(folder, 'node_modules', '.amends-install');

// Native modules and the database's programs differ by machine and by Node's major version: a folder that was copied
// from elsewhere, or a Node that was upgraded, must install again although the lock file is the same.
function wantedStamp(folder) {
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  const node = process.versions.node.split('.')[0];
  return `${lock} node-${node} ${process.platform}-${process.arch}\n`;
}

function matchesLock(folder) {
  const installed = packages(join(folder, 'node_modules', '.package-lock.json'));
  const wanted = packages(join(folder, 'package-lock.json'));
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    if (!found) return entry.optional === true && !isForThisMachine(entry);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

const isForThisMachine = ({ os, cpu, libc }) =>
  !(libc?.length || (os && !os.includes(process.platform)) || (cpu && !cpu.includes(process.arch)));

const packages = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined);

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

const seconds = (started) => Math.round((performance.now() - started) / 1000);
