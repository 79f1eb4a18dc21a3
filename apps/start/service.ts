import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { SERVICE_ENV, SERVICE_FLAGS } from './service-flags.ts';
import type { LogFile } from './log-file.ts';
import { Stopped } from './stopped.ts';

const READY_WITHIN_MS = 60_000;
const DRAIN_MS = 10_000;
const LONGEST_PAUSE_MS = 30_000;
const SETTLED_MS = 60_000;

/** What a service's process sends once it serves. */
export interface ReadyMessage {
  ready: true;
}

/**
 * api or worker as a process of its own. It must say `process.send({ ready: true })` and end by itself on SIGTERM or
 * when its IPC channel breaks. In a process group of its own, so that Ctrl-C reaches only the launcher, which stops
 * everything in order.
 */
export class Service {
  private child: ChildProcess | undefined;
  private ended: Promise<void> = Promise.resolve();
  private isStopping = false;
  private pauseMs = 1_000;

  constructor(
    readonly name: keyof typeof SERVICE_FLAGS,
    private readonly command: readonly string[],
    private readonly env: NodeJS.ProcessEnv,
    private readonly log: LogFile,
    private readonly news: { say(line: string): void; onProcess(): void },
  ) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** @throws Stopped with the service's own words when it ends, or says nothing for a minute, before it is ready */
  async start(): Promise<void> {
    const mark = this.log.mark();
    const outcome = await this.spawn();
    if (outcome === 'ready' || this.isStopping) return;
    const said = this.log.since(mark);
    throw new Stopped(
      outcome === 'ended'
        ? `The ${this.name} did not start:\n\n${said || `(it said nothing; exit code ${this.child?.exitCode})`}`
        : `The ${this.name} was not ready within a minute. Its log is ${this.log.path}\n\n${said}`,
    );
  }

  /** Lets it finish what it is doing, for ten seconds; with `atOnce`, not at all. */
  async stop(atOnce = false): Promise<void> {
    this.isStopping = true;
    this.signal(atOnce ? 'SIGKILL' : 'SIGTERM');
    const patience = new AbortController();
    const isLate = wait(DRAIN_MS, true, { signal: patience.signal }).catch(() => false);
    if (await Promise.race([this.ended, isLate])) {
      this.news.say(`The ${this.name} did not finish within ${DRAIN_MS / 1000} s and was ended.`);
      this.signal('SIGKILL');
    }
    await this.ended;
    patience.abort();
  }

  private signal(signal: NodeJS.Signals): void {
    // Windows knows no SIGTERM, only the end at once: there the broken channel is the sign to finish.
    if (process.platform === 'win32' && signal === 'SIGTERM') this.child?.disconnect();
    else this.child?.kill(signal);
  }

  private spawn(): Promise<'ready' | 'ended' | 'silent'> {
    const [script = '', ...args] = this.command;
    this.log.trim();
    const child = this.log.open((descriptor) =>
      fork(script, args, {
        detached: true,
        env: { ...SERVICE_ENV, ...this.env },
        execArgv: [...process.execArgv, ...SERVICE_FLAGS[this.name]],
        stdio: ['ignore', descriptor, descriptor, 'ipc'],
      }),
    );
    this.child = child;
    this.ended = new Promise((resolve) => child.once('exit', () => resolve()));
    this.news.onProcess();
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve('silent'), READY_WITHIN_MS);
      child.on('message', (message: Partial<ReadyMessage> | null) => {
        if (message?.ready !== true) return;
        resolve('ready');
        this.restartWhenEnded(child, performance.now());
      });
      void this.ended.then(() => resolve('ended'));
      void this.ended.then(() => clearTimeout(late));
    });
  }

  private restartWhenEnded(child: ChildProcess, readySince: number): void {
    child.once('exit', (code, signal) => {
      if (this.isStopping) return;
      if (performance.now() - readySince > SETTLED_MS) this.pauseMs = 1_000;
      void this.restart(signal ?? `exit code ${code}`);
    });
  }

  private async restart(why: string): Promise<void> {
    for (let reason = why; !this.isStopping;) {
      this.news.say(`The ${this.name} ended unexpectedly (${reason}): starting it again in ${this.pauseMs / 1000} s.`);
      await wait(this.pauseMs);
      this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
      if (this.isStopping) return;
      const outcome = await this.spawn();
      if (outcome === 'ready') return this.news.say(`The ${this.name} is back.`);
      if (outcome === 'silent') this.signal('SIGKILL');
      reason = `not ready, see ${this.log.path}`;
      await this.ended;
    }
  }
}
