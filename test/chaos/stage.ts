import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from '../../apps/start/data-folder.ts';
import { startDatabase, type EmbeddedDatabase } from '../../apps/start/database.ts';
import { freePort } from '../support/free-port.ts';
import { openQueueServer, type Backend, type QueueServer } from './queue-server.ts';
import { prepareDatabase } from './furnish.ts';
import type { Random } from './random.ts';
import { RestlessProcess } from './restless-process.ts';
import { SlowMailServer } from './slow-mail-server.ts';

const here = (path: string): string => new URL(path, import.meta.url).href;
const root = (path: string): string => new URL(`../../${path}`, import.meta.url).pathname;
const LOADER = here('../support/typescript.mjs');

export interface StageOptions {
  backend: Backend;
  /** The name of a bug of plants.json; null: the product as it is. */
  plant: string | null;
  /** The longest that the mail server takes for one mail (milliseconds). */
  mailSlowness: number;
}

/** Nothing could be done to it, because something else was done to it just before. */
export class IsDownAlready extends Error {}

/** Everything that runs: an api, two workers, PostgreSQL, the queue's server and a mail server, each of which can be done harm. */
export class Stage {
  readonly api: RestlessProcess;
  readonly workers: RestlessProcess[];
  private shifted = 0;

  private constructor(
    private readonly folder: string,
    private database: EmbeddedDatabase,
    readonly queue: QueueServer,
    readonly mail: SlowMailServer,
    readonly origin: string,
    env: Record<string, string>,
    plant: string | null,
  ) {
    const imports = [LOADER, ...(plant ? [here('./plant.mjs')] : []), here('./shifted-clock.mjs')];
    const command = (script: string): [string, ...string[]] => [
      process.execPath,
      ...imports.flatMap((url) => ['--import', url]),
      root(script),
    ];
    const all = { ...env, CHAOS_CLOCK_FILE: this.clockFile, CHAOS_PLANT: plant ?? '' };
    this.setClock(0);
    this.api = new RestlessProcess('api', command('apps/api/main.ts'), all);
    this.workers = [1, 2].map((n) => new RestlessProcess(`worker ${n}`, command('apps/worker/main.ts'), all));
  }

  static async open({ backend, plant, mailSlowness }: StageOptions, random: Random): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), 'amends-chaos-'));
    chmodSync(folder, 0o711);
    openDataFolder(folder);
    const database = await bootDatabase(folder);
    const mail = new SlowMailServer(random, mailSlowness);
    const [queue, smtpUrl, port] = [await openQueueServer(backend, database.url), await mail.start(), await freePort()];
    await prepareDatabase(database.url);
    const env = {
      DATABASE_URL: database.url,
      REDIS_URL: queue.redisUrl ?? '',
      SMTP_URL: smtpUrl,
      AMENDS_SECRET: 'a secret of the chaos that is long enough',
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      DATABASE_POOL: '6',
    };
    const stage = new Stage(folder, database, queue, mail, `http://127.0.0.1:${port}`, env, plant);
    for (const one of stage.processes) one.start();
    return stage;
  }

  get processes(): RestlessProcess[] {
    return [this.api, ...this.workers];
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  /** What the processes' clocks say. */
  now(): number {
    return Date.now() + this.shifted;
  }

  get shift(): number {
    return this.shifted;
  }

  /** Sets the clock of api and workers, by so many milliseconds off the real one. */
  setClock(shift: number): void {
    this.shifted = Math.round(shift);
    // Whole at any moment, since the processes may look at any moment.
    writeFileSync(`${this.clockFile}.new`, String(this.shifted));
    renameSync(`${this.clockFile}.new`, this.clockFile);
  }

  /** Its keeper starts it again at once. */
  killDatabase(): void {
    try {
      const [pid] = readFileSync(join(this.database.folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGKILL');
    } catch (error) {
      // Killed a moment ago, and on its way up.
      throw new IsDownAlready('PostgreSQL', { cause: error });
    }
  }

  async wipeQueue(): Promise<void> {
    await this.queue.wipe().catch((error: unknown) => {
      throw new IsDownAlready('the queue', { cause: error });
    });
  }

  /** Stops it as an administrator would, and starts it again at the same address. */
  async restartDatabase(pause: () => Promise<void>): Promise<void> {
    await this.database.stop();
    await pause();
    this.database = await bootDatabase(this.folder);
  }

  /** Lets api and workers finish what they are at. */
  async quiet(): Promise<void> {
    await Promise.all(this.processes.map((one) => one.stop()));
  }

  async close(): Promise<void> {
    await Promise.all(this.processes.map((one) => one.stop('SIGKILL')));
    await this.queue.stop();
    await this.database.stop();
    await this.mail.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get clockFile(): string {
    return join(this.folder, 'clock-is-off-by');
  }
}

/** The disk is waited for, as in production: what is acknowledged must survive a killed database. */
function bootDatabase(folder: string): Promise<EmbeddedDatabase> {
  return startDatabase({ dataFolder: folder, isTemporary: false }, { say: () => undefined }, ['--import', LOADER]);
}
