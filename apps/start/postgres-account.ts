import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { isRoot } from './data-folder.ts';
import { Stopped } from './stopped.ts';

/** The account that PostgreSQL runs under; undefined means: ours. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root. Started by root, it runs as the owner of the data it finds, else as `postgres`,
 * which is made where it is missing.
 * @param cluster the data directory, which need not exist yet
 */
export function postgresAccount(cluster: string): Account | undefined {
  if (!isRoot()) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return named('postgres') ?? makeAccount();
}

function makeAccount(): Account {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  try {
    execFileSync('useradd', [...options, 'postgres'], { stdio: 'ignore' });
  } catch {
    // Told below: what counts is whether the account is there now.
  }
  const made = named('postgres');
  if (made) return made;
  throw new Stopped(
    'Amends was started by root. PostgreSQL refuses to run as root, and no account "postgres" exists or can be made.\n' +
      'Start Amends as an ordinary user, make the account (useradd --system postgres), or set DATABASE_URL to a ' +
      'database of your own.',
  );
}

function named(user: string): Account | undefined {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}
