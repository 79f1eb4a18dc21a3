import { spawn } from 'node:child_process';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseFolder } from './database-folder.ts';
import type { PostgresPrograms } from './postgres-programs.ts';
import { Stopped } from './stopped.ts';

export const DATABASE = 'amends';
export const SUPERUSER = 'amends';
const MAJOR = '18';

/** What is needed to make or open a cluster. */
export interface ClusterPlan {
  place: DatabaseFolder;
  programs: PostgresPrograms;
  password: string;
  /** Tests only: do not wait for the disk. */
  noSync: boolean;
}

/** Makes the data directory with an empty database, unless it is there. Cut short, it starts over the next time. */
export async function makeCluster(plan: ClusterPlan): Promise<void> {
  const { place, programs, password } = plan;
  const half = `${place.cluster}.new`;
  const passwordFile = join(place.folder, 'initial-password');
  rmSync(half, { recursive: true, force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (place.account) chownSync(passwordFile, place.account.uid, place.account.gid);
  try {
    await initialize(plan, half, passwordFile);
    const output = await run(
      plan,
      programs.postgres,
      ['--single', '-D', half, 'postgres'],
      `CREATE DATABASE ${DATABASE}\n`,
    );
    if (/ERROR|FATAL/.test(output.text)) throw new Stopped(`The embedded database could not be made:\n${output.text}`);
    renameSync(half, place.cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** @throws Stopped when the directory was written by another major version of PostgreSQL */
export function assertVersion(cluster: string): void {
  const file = join(cluster, 'PG_VERSION');
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'no version';
  if (found === MAJOR) return;
  throw new Stopped(
    `The database in ${cluster} was made by PostgreSQL ${found}, and this is ${MAJOR}.\n` +
      'Move that folder away to begin with an empty database, or set AMENDS_DATA_DIR to another folder.',
  );
}

/** Sets the password of a stopped cluster, for a kept password that was lost. */
export async function resetPassword(plan: ClusterPlan): Promise<void> {
  const statement = `ALTER ROLE ${SUPERUSER} PASSWORD '${plan.password}'\n`;
  const { text } = await run(
    plan,
    plan.programs.postgres,
    ['--single', '-D', plan.place.cluster, 'postgres'],
    statement,
  );
  if (/ERROR|FATAL/.test(text)) throw new Stopped('The password of the embedded database could not be set anew.');
}

async function initialize(plan: ClusterPlan, folder: string, passwordFile: string): Promise<void> {
  const options = [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--lc-messages=C',
    ...(plan.noSync ? ['--no-sync'] : []),
  ];
  // pg_trgm asks the C library what a letter is, and in the plain C locale Chinese has none: so C comes last, for a
  // system whose library knows neither of the other names.
  const locales = ['C.UTF-8', 'en_US.UTF-8', 'C'];
  for (const locale of locales) {
    const { code, text } = await run(plan, plan.programs.initdb, [...options, `--locale=${locale}`]);
    if (code === 0) return;
    if (!/locale/i.test(text) || locale === 'C') {
      throw new Stopped(`The embedded database could not be made in ${plan.place.folder}:\n${text.trim()}`);
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(plan: ClusterPlan, program: string, args: string[], input = ''): Promise<{ code: number; text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...plan.place.account,
      cwd: plan.place.folder,
      env: { PATH: process.env.PATH, LC_ALL: 'C', SystemRoot: process.env.SystemRoot },
      windowsHide: true,
    });
    let text = '';
    child.stdout.on('data', (part: Buffer) => (text += part.toString()));
    child.stderr.on('data', (part: Buffer) => (text += part.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, text }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
