import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { assertVersion, makeCluster, resetPassword, type ClusterPlan } from './cluster.ts';
import { keptSecret } from './data-folder.ts';
import { openDatabaseFolder } from './database-folder.ts';
import type { FromKeeper, KeeperOrder, ToKeeper } from './database.ts';
import { LockFile } from './lock-file.ts';
import { LogFile } from './log-file.ts';
import { freePort, isFree, LOCAL } from './ports.ts';
import { findPrograms } from './postgres-programs.ts';
import { startPostmaster, stopLeftBehind, stopPostmaster } from './postmaster.ts';
import { answers } from './process-identity.ts';
import { Stopped } from './stopped.ts';

// The database's own process, outside of the terminal's process group: Ctrl-C reaches the launcher, which first lets
// api and worker finish. However the launcher ends, the pipe between us breaks, and this process cleans up after it.

const PREVIOUS_RUN_MS = 45_000;
const DRAIN_MS = 12_000;
const PAUSES_MS = [100, 500, 1_000, 2_000, 5_000];

let clients: number[] = [];
let isStopping = false;
let work: Promise<void> = Promise.resolve();
let stopServer = async () => {};
let cleanUp = async () => {};

function tell(message: FromKeeper): void {
  // The launcher may be gone already.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

async function keep(order: KeeperOrder): Promise<void> {
  const place = openDatabaseFolder(order.dataFolder);
  const lock = new LockFile(join(order.dataFolder, 'database.lock'));
  await takeOver(lock, order.dataFolder);
  if (isStopping) return;
  cleanUp = async () => {
    if (!order.isTemporary) return lock.release();
    for (const folder of [place.folder, order.dataFolder]) rmSync(folder, { recursive: true, force: true });
  };
  const log = new LogFile(join(order.dataFolder, 'logs', 'postgres.log'));
  log.trim();
  const programs = findPrograms(place.account);
  const password = keptSecret(order.dataFolder, 'database-password');
  const plan: ClusterPlan = { place, programs, password: password.value, noSync: order.isTemporary };
  if (!existsSync(place.cluster)) await makeCluster(plan);
  else await reopen(plan, password.isNew);
  const port = await usualPort(order.dataFolder);
  await run(plan, port, log);
  tell({ ready: { port, password: password.value, folder: place.folder } });
}

async function reopen(plan: ClusterPlan, isPasswordLost: boolean): Promise<void> {
  assertVersion(plan.place.cluster);
  if (await stopLeftBehind(plan)) tell({ said: 'Stopped a database server that the last run left behind.' });
  if (isPasswordLost) await resetPassword(plan);
}

async function takeOver(lock: LockFile<object>, folder: string): Promise<void> {
  for (let waited = 0; !isStopping; waited += 100) {
    const holder = lock.take({});
    if (!holder) return;
    if (waited === 0) tell({ said: 'The last run is still putting its database away: waiting for it …' });
    if (waited >= PREVIOUS_RUN_MS) {
      throw new Stopped(
        `The database in ${folder} is in use by another Amends command (process ${holder.pid}).\n` +
          'Wait until that has finished, or stop it; or choose another folder: AMENDS_DATA_DIR=/some/folder npm start',
      );
    }
    await wait(100);
  }
}

// The same port as last time when it is free, so that a saved connection of a database tool keeps working.
async function usualPort(folder: string): Promise<number> {
  const file = join(folder, 'database-port');
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = last > 1023 && last < 65_536 && (await isFree(last, [LOCAL])) ? last : await freePort();
  writeFileSync(file, `${port}\n`);
  return port;
}

async function run(plan: ClusterPlan, port: number, log: LogFile): Promise<void> {
  const started = await start(plan, port, log);
  if (!started) return;
  stopServer = async () => {
    if (started.pid && isAlive(started)) await stopPostmaster(plan, started.pid);
  };
  const restart = () => {
    if (isStopping) return;
    tell({ said: 'The embedded database ended unexpectedly: starting it again.' });
    work = run(plan, port, log).then(() => tell({ said: 'The embedded database is back.' }), fail);
  };
  if (isAlive(started)) started.once('exit', restart);
  else restart();
}

async function start(plan: ClusterPlan, port: number, log: LogFile): Promise<ChildProcess | undefined> {
  const mark = log.mark();
  for (let failures = 0; !isStopping; failures++) {
    try {
      return await startPostmaster(plan, port, log);
    } catch (error) {
      // The sessions of a server that was killed linger for a moment, and PostgreSQL rightly waits for them.
      const pause = PAUSES_MS[failures];
      if (pause === undefined) throw new Stopped(`The embedded database does not start: ${error}\n${log.since(mark)}`);
      await wait(pause);
    }
  }
  return undefined;
}

const isAlive = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  for (let waited = 0; clients.some(answers) && waited < DRAIN_MS; waited += 50) await wait(50);
  for (const pid of clients.filter(answers)) process.kill(pid, 'SIGKILL');
  // In the middle of making or starting the database: let that come to its end first.
  await work;
  await stopServer();
  await cleanUp();
  process.exit(0);
}

function fail(error: unknown): void {
  const message = error instanceof Error && error.name === 'Stopped' ? error.message : String((error as Error).stack);
  tell({ failed: message });
  void stop();
}

process.on('disconnect', () => void stop());
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
process.on('message', (message: ToKeeper) => {
  if ('keep' in message) work = keep(message.keep).catch(fail);
  else if ('clients' in message) clients = message.clients;
  else void stop();
});
