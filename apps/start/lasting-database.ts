import { setTimeout as wait } from 'node:timers/promises';
import { startDatabase, type EmbeddedDatabase } from './database.ts';
import { Stopped } from './stopped.ts';

const PAUSE_MS = 500;

/**
 * The embedded database for a whole run: when its keeper is killed from outside, another one is started, which finds
 * the server left behind and puts a fresh one at the same address. Api and worker only see their connections break.
 */
export class LastingDatabase {
  private starting: Promise<EmbeddedDatabase> | undefined;
  private clients: number[] = [];
  private isStopping = false;

  constructor(
    private readonly dataFolder: string,
    private readonly say: (line: string) => void,
    /** It cannot be brought back. */
    private readonly giveUp: (why: Error) => void,
  ) {}

  async start(): Promise<EmbeddedDatabase> {
    const database = await this.boot();
    return { ...database, setClients: (pids) => this.setClients(pids), stop: () => this.stop() };
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    const database = await this.starting?.catch(() => undefined);
    await database?.stop();
  }

  private setClients(pids: number[]): void {
    this.clients = pids;
    void this.starting?.then((database) => database.setClients(pids));
  }

  private boot(): Promise<EmbeddedDatabase> {
    const before = this.starting;
    this.starting = startDatabase(
      { dataFolder: this.dataFolder, isTemporary: false },
      { say: this.say, onLost: () => void this.replace() },
    );
    // A first start that fails was told to its caller; there is nothing to replace.
    if (!before) this.starting.catch(() => (this.isStopping = true));
    return this.starting;
  }

  private async replace(): Promise<void> {
    if (this.isStopping) return;
    this.say('The embedded database’s keeper ended unexpectedly: starting another one.');
    try {
      const { url } = (await this.starting) ?? {};
      await wait(PAUSE_MS);
      if (this.isStopping) return;
      const next = await this.boot();
      next.setClients(this.clients);
      if (next.url !== url)
        throw new Stopped('The embedded database came back at another address. Start Amends again.');
      this.say('The embedded database is back.');
    } catch (error) {
      this.giveUp(error as Error);
    }
  }
}
