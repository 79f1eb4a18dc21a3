import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATABASE, SUPERUSER } from './cluster.ts';
import { LOCAL } from './ports.ts';
import { Stopped } from './stopped.ts';

/** What the keeper is to look after. */
export interface KeeperOrder {
  dataFolder: string;
  /** For tests: nothing waits for the disk, and the folder is removed at the end. */
  isTemporary: boolean;
}

/** Messages over the keeper's IPC channel. */
export type ToKeeper = { keep: KeeperOrder } | { clients: number[] } | { stop: true };
export type FromKeeper =
  { ready: { port: number; password: string; folder: string } } | { said: string } | { failed: string };

/** The embedded database, while it runs. */
export interface EmbeddedDatabase {
  url: string;
  /** PostgreSQL's own folder. */
  folder: string;
  /** The processes that may still need the database when this one ends without a word. */
  setClients(pids: number[]): void;
  stop(): Promise<void>;
}

/** How a caller hears of the database. */
export interface DatabaseNews {
  say(line: string): void;
  /** Its keeper ended unasked, e.g. killed. The address no longer answers. */
  onLost?(): void;
}

/**
 * Boots the embedded PostgreSQL in a data folder, making it on the first run.
 * @param nodeOptions for the keeper's process; the default is our own
 * @throws Stopped saying why it does not start
 */
export function startDatabase(
  order: KeeperOrder,
  news: DatabaseNews,
  nodeOptions: readonly string[] = process.execArgv,
): Promise<EmbeddedDatabase> {
  const self = fileURLToPath(import.meta.url);
  const script = fileURLToPath(new URL(`./database-keeper${extname(self)}`, import.meta.url));
  const keeper = fork(script, {
    detached: true,
    execArgv: [...nodeOptions],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()));
  const tell = (message: ToKeeper) => {
    if (keeper.connected) keeper.send(message, () => undefined);
  };
  let isStopping = false;
  return new Promise((resolve, reject) => {
    keeper.on('message', (message: FromKeeper) => {
      if ('said' in message) news.say(message.said);
      else if ('failed' in message) reject(new Stopped(message.failed));
      else {
        const { port, password, folder } = message.ready;
        resolve({
          url: `postgres://${SUPERUSER}:${password}@${LOCAL}:${port}/${DATABASE}`,
          folder,
          setClients: (pids) => tell({ clients: pids }),
          stop: () => {
            isStopping = true;
            tell({ stop: true });
            return ended;
          },
        });
      }
    });
    void ended.then(() => {
      reject(new Stopped('The process that keeps the embedded database was ended.'));
      if (!isStopping) news.onLost?.();
    });
    tell({ keep: order });
  });
}
