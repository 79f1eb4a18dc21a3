import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { postgresAccount, type Account } from './postgres-account.ts';
import { SHARED_FOLDER } from './postgres-programs.ts';

/** Where the embedded database lives: `cluster` is PostgreSQL's data directory inside `folder`. */
export interface DatabaseFolder {
  folder: string;
  cluster: string;
  account: Account | undefined;
}

/**
 * Opens `postgres/` in the data folder. When root starts from a folder that the database's account may not enter
 * (a clone in /root), the database lives under /var/lib/amends instead, and a file in the data folder says where.
 */
export function openDatabaseFolder(dataFolder: string): DatabaseFolder {
  const own = join(dataFolder, 'postgres');
  const pointer = join(dataFolder, 'database-is-in');
  let folder = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : own;
  const account = postgresAccount(join(folder, 'cluster'));
  if (account && folder === own && !canReach(dataFolder, account)) {
    // A random ending: a deleted and re-cloned project starts afresh instead of finding a stranger's database.
    const project = basename(dirname(dataFolder));
    folder = join(SHARED_FOLDER, `${project}-${randomBytes(4).toString('hex')}`);
    mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
    writeFileSync(pointer, `${folder}\n`);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
  return { folder, cluster: join(folder, 'cluster'), account };
}

function canReach(path: string, account: Account): boolean {
  const stat = statSync(path);
  const bit = stat.uid === account.uid ? 0o100 : stat.gid === account.gid ? 0o010 : 0o001;
  if ((stat.mode & bit) === 0) return false;
  return dirname(path) === path || canReach(dirname(path), account);
}
