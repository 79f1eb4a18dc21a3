import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { ClusterPlan } from './cluster.ts';
import type { LogFile } from './log-file.ts';
import { LOCAL } from './ports.ts';
import { answers } from './process-identity.ts';
import { disownStranger, leftBehind, readPostmasterFile } from './postmaster-file.ts';

/** Sized for a small machine that has other things to do. What the disk was promised, it gets: fsync stays on. */
const SETTINGS: Record<string, string> = {
  listen_addresses: LOCAL,
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A refused row or statement would put a customer's words into the log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

const TEST_SETTINGS: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '300',
};

/** Starts the server and waits until it accepts connections. */
export async function startPostmaster(plan: ClusterPlan, port: number, log: LogFile): Promise<ChildProcess> {
  const { place, programs } = plan;
  disownStranger(place.cluster);
  const settings = { ...SETTINGS, ...(plan.noSync ? TEST_SETTINGS : {}) };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = log.open((descriptor) =>
    spawn(programs.postgres, ['-D', place.cluster, '-p', String(port), ...flags], {
      ...place.account,
      cwd: place.folder,
      stdio: ['ignore', descriptor, descriptor],
      env: { PATH: process.env.PATH, LC_ALL: 'C', SystemRoot: process.env.SystemRoot },
      windowsHide: true,
    }),
  );
  let failed: Error | undefined;
  child.on('error', (error) => (failed = error));
  for (;;) {
    await wait(20);
    if (failed) throw failed;
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('PostgreSQL ended while starting');
    const file = readPostmasterFile(place.cluster);
    if (file?.pid === child.pid && file?.isReady) return child;
  }
}

/** Stops a server that an earlier run left behind, if there is one. */
export async function stopLeftBehind(plan: ClusterPlan): Promise<boolean> {
  const pid = leftBehind(plan.place.cluster);
  if (pid === undefined) return false;
  await stopPostmaster(plan, pid);
  return true;
}

/**
 * Fast shutdown: sessions are ended, everything is written, and the next start needs no recovery. A server that does
 * not manage within half a minute is told to leave at once, which loses nothing either: the next start recovers.
 */
export async function stopPostmaster(plan: ClusterPlan, pid: number): Promise<void> {
  signal(plan, pid, 'SIGINT', 'fast');
  if (await isGone(pid, 30_000)) return;
  signal(plan, pid, 'SIGQUIT', 'immediate');
  await isGone(pid, 10_000);
}

function signal({ place, programs }: ClusterPlan, pid: number, name: NodeJS.Signals, mode: string): void {
  try {
    if (process.platform === 'win32') execFileSync(programs.pgCtl, ['stop', '-W', '-m', mode, '-D', place.cluster]);
    else process.kill(pid, name);
  } catch (error) {
    if (answers(pid)) throw error;
  }
}

async function isGone(pid: number, withinMs: number): Promise<boolean> {
  for (let waited = 0; answers(pid); waited += 25) {
    if (waited >= withinMs) return false;
    await wait(25);
  }
  return true;
}
