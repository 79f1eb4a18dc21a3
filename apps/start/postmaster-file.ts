import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { answers } from './process-identity.ts';

/** What PostgreSQL writes about itself into postmaster.pid. */
export interface PostmasterFile {
  pid: number;
  port: number;
  isReady: boolean;
}

export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

/** The number of a server that an earlier run left running on this data directory. */
export function leftBehind(cluster: string): number | undefined {
  const pid = readPostmasterFile(cluster)?.pid;
  return pid && answers(pid) && isPostgres(pid, cluster) ? pid : undefined;
}

/**
 * After a crash and a reboot the number in postmaster.pid may belong to a stranger, and PostgreSQL would refuse to
 * start. The file is not deleted: it also names the shared memory by which PostgreSQL notices sessions of the crashed
 * server that still write. Only the number is changed to our own, which PostgreSQL, as our child, knows to be stale.
 */
export function disownStranger(cluster: string): void {
  const found = readPostmasterFile(cluster);
  if (!found?.pid || !answers(found.pid) || isPostgres(found.pid, cluster)) return;
  const file = join(cluster, 'postmaster.pid');
  const [, ...rest] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [process.pid, ...rest].join('\n'));
}

function isPostgres(pid: number, cluster: string): boolean {
  try {
    const command =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(cluster);
  } catch {
    // Where nobody tells (Windows), PostgreSQL's own check has to do.
    return process.platform === 'win32';
  }
}
