import { join, resolve } from 'node:path';
import type { Commands } from './commands.ts';
import { openDataFolder } from './data-folder.ts';
import type { EmbeddedDatabase } from './database.ts';
import { LastingDatabase } from './lasting-database.ts';
import { LogFile } from './log-file.ts';
import { startMailCatcher, type MailCatcher } from './mail-catcher/mail-catcher.ts';
import { assertFree, freePort, LOCAL } from './ports.ts';
import { prepareDatabase } from './prepare-database.ts';
import { runningFile } from './running.ts';
import { Service } from './service.ts';
import { serviceEnv } from './service-env.ts';
import { readSettings, type Settings } from './settings.ts';
import { Stopped } from './stopped.ts';
import { summary } from './summary.ts';

const TRIM_LOGS_MS = 60_000;

/** One run of the whole system: parts come up in order and go down in the opposite order. */
export class Launch {
  private readonly stoppers: (() => Promise<void>)[] = [];
  private readonly services: Service[] = [];
  private endRun: (error?: Error) => void = () => undefined;
  private readonly end = new Promise<void>((done, fail) => {
    this.endRun = (error) => (error ? fail(error) : done());
  });
  private isAsked = false;
  private isAtOnce = false;

  constructor(
    private readonly root: string,
    private readonly commands: Commands,
    private readonly say: (line: string) => void,
  ) {
    // Its failure is read where the run waits for it; before that, it is not unhandled.
    this.end.catch(() => undefined);
  }

  /** Comes back when it was asked to stop. */
  async run(): Promise<void> {
    await Promise.race([this.start(), this.end]);
    await this.end;
  }

  askToStop(why: string): void {
    if (!this.isAsked) this.say(`\n${why}`);
    this.isAsked = true;
    this.endRun();
  }

  /** No more patience with api and worker. The database still closes its files properly. */
  stopAtOnce(): void {
    this.isAtOnce = true;
    for (const service of this.services) void service.stop(true);
  }

  async stop(): Promise<void> {
    this.isAsked = true;
    for (let stopper = this.stoppers.pop(); stopper; stopper = this.stoppers.pop()) await stopper();
  }

  private async start(): Promise<void> {
    const settings = readSettings(process.env, this.root);
    const dataFolder = openDataFolder(settings.dataDir);
    settings.port ||= await freePort();
    const running = this.claim(dataFolder, settings.port);
    await assertFree('PORT', settings.port, [settings.host, LOCAL]);
    if (settings.workerPort) await assertFree('WORKER_PORT', settings.workerPort, [LOCAL]);
    if (settings.metricsPort) await assertFree('METRICS_PORT', settings.metricsPort, [LOCAL]);

    const database = settings.databaseUrl ? undefined : await this.bootDatabase(dataFolder);
    const mail = settings.smtpUrl ? undefined : await this.catchMail(settings, dataFolder);
    const env = await serviceEnv(settings, { databaseUrl: database?.url, smtpUrl: mail?.smtpUrl });
    if (this.isAsked) return;
    const cli = this.absolute(this.commands.cli);
    const preparing = prepareDatabase(
      { root: this.root, cli, env, seedDemo: settings.seedDemo, output: 'stdout' },
      database?.folder,
    );
    this.stoppers.push(preparing.stop);
    await preparing.done;
    if (this.isAsked) return;
    await this.startServices(env, dataFolder, database);
    if (this.isAsked) return;
    running.update({ port: settings.port, env });
    this.say(summary({ settings, env, dataFolder, mailUrl: mail?.url, databaseFolder: database?.folder }));
  }

  private claim(dataFolder: string, port: number) {
    const running = runningFile(dataFolder);
    const other = running.take({ port });
    if (other) {
      throw new Stopped(
        `Amends is already running on ${dataFolder} (process ${other.pid}): http://localhost:${other.port}\n` +
          'Stop it first with Ctrl-C in its window, or start a second one beside it with a folder and a port of its ' +
          `own: AMENDS_DATA_DIR=/some/folder PORT=${other.port + 1} npm start`,
      );
    }
    this.stoppers.push(async () => running.release());
    return running;
  }

  private bootDatabase(dataFolder: string): Promise<EmbeddedDatabase> {
    const database = new LastingDatabase(dataFolder, this.say, (why) => this.endRun(why));
    this.stoppers.push(() => database.stop());
    return database.start();
  }

  private async catchMail(settings: Settings, dataFolder: string): Promise<MailCatcher> {
    const ports = { page: settings.mailCatcherPort, smtp: settings.mailCatcherSmtpPort };
    const mail = await startMailCatcher(dataFolder, ports, () => new Date());
    this.stoppers.push(() => mail.stop());
    return mail;
  }

  private async startServices(
    env: Record<string, string>,
    dataFolder: string,
    database: EmbeddedDatabase | undefined,
  ): Promise<void> {
    const onProcess = () => database?.setClients(this.services.flatMap(({ pid }) => (pid === undefined ? [] : [pid])));
    for (const name of ['api', 'worker'] as const) {
      const log = new LogFile(join(dataFolder, 'logs', `${name}.log`));
      const command = this.absolute(this.commands[name]);
      const news = { say: this.say, onProcess };
      this.services.push(new Service(name, command, { ...process.env, ...env }, log, news));
      const trimming = setInterval(() => log.trim(), TRIM_LOGS_MS);
      trimming.unref();
    }
    this.stoppers.push(async () => {
      await Promise.all(this.services.map((service) => service.stop(this.isAtOnce)));
    });
    await Promise.all(this.services.map((service) => service.start()));
  }

  private absolute([script = '', ...args]: readonly string[]): string[] {
    return [resolve(this.root, script), ...args];
  }
}
