import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';

const SCRIPT = fileURLToPath(new URL('./launch-stand-ins.mjs', import.meta.url));
const LOADER = new URL('../../support/typescript.mjs', import.meta.url).href;
const PATIENCE_MS = 15_000;

/** The command that starts the launcher; tests wrap it into shells and other parents. */
export const COMMAND = [process.execPath, '--disable-warning=ExperimentalWarning', '--import', LOADER, SCRIPT];

/** Waits until the condition answers something. Says what it waited for when it never does. */
export async function until<T>(
  what: string,
  answer: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 25) {
    const found = await answer();
    if (found !== undefined && found !== false) return found;
    await wait(25);
  }
  throw new Error(`waited in vain until ${what}`);
}

export function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** A data folder in which launchers run one after the other; made once for several tests, since that takes a second. */
export class Playground {
  readonly folder = mkdtempSync(join(tmpdir(), 'amends-start-'));
  private started: Launched[] = [];

  constructor() {
    this.forget();
    // Run by root, the database has an account of its own, which must pass through.
    chmodSync(this.folder, 0o711);
  }

  start(env: NodeJS.ProcessEnv = {}, command: readonly string[] = COMMAND): Launched {
    const launched = new Launched(this.folder, env, command);
    this.started.push(launched);
    return launched;
  }

  /** What happened to the stand-ins so far. */
  notes(): string[] {
    return readFileSync(this.noteFile, 'utf8').trim().split('\n').filter(Boolean);
  }

  /** Ends what still runs, and forgets the notes. */
  async tidyUp(): Promise<void> {
    for (const launched of this.started) launched.end('SIGTERM');
    for (const launched of this.started) await launched.everythingGone();
    this.started = [];
    this.forget();
  }

  async leave(): Promise<void> {
    await this.tidyUp();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private forget(): void {
    writeFileSync(this.noteFile, '');
  }

  private get noteFile(): string {
    return join(this.folder, 'notes');
  }
}

/** One launcher, and the processes below it. */
export class Launched {
  readonly child: ChildProcess;
  output = '';
  private readonly pids = new Set<number>();
  private readonly data: string;

  constructor(
    private readonly folder: string,
    env: NodeJS.ProcessEnv,
    command: readonly string[],
  ) {
    this.data = join(folder, 'data');
    const [program = '', ...args] = command;
    // A process group of its own, as a terminal gives to each command.
    this.child = spawn(program, args, { detached: true, env: this.env(env), stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stdout?.on('data', (text: Buffer) => (this.output += text.toString()));
    this.child.stderr?.on('data', (text: Buffer) => (this.output += text.toString()));
  }

  private env(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    const inherited = { PATH: process.env.PATH, HOME: process.env.HOME };
    return { ...inherited, AMENDS_DATA_DIR: this.data, NOTES: join(this.folder, 'notes'), PORT: '0', ...env };
  }

  async ready(): Promise<this> {
    await until(`Amends is ready, but it said: ${this.output}`, () => this.output.includes('Amends is ready.'));
    for (const pid of [this.launcher, this.keeper, this.postmaster, this.service('api'), this.service('worker')]) {
      this.pids.add(pid);
    }
    return this;
  }

  /** Its exit code, once it has ended. */
  async exitCode(): Promise<number | null> {
    await until(`the launcher ends, but it said: ${this.output}`, () => hasEnded(this.child));
    return this.child.exitCode;
  }

  /** To the process, or with `group` to its whole group, as Ctrl-C does. */
  end(signal: NodeJS.Signals, to: 'process' | 'group' = 'process'): void {
    const pid = this.child.pid;
    if (pid === undefined || hasEnded(this.child)) return;
    process.kill(to === 'group' ? -pid : pid, signal);
  }

  async everythingGone(): Promise<void> {
    await until(`all of ${[...this.pids].join(', ')} are gone`, () => [...this.pids].every((pid) => !isThere(pid)));
  }

  /** Of the database, with its password. */
  get databaseUrl(): string {
    return this.running().env?.DATABASE_URL ?? '';
  }

  get launcher(): number {
    return this.running().pid;
  }

  get keeper(): number {
    return (JSON.parse(readFileSync(join(this.data, 'database.lock'), 'utf8')) as { pid: number }).pid;
  }

  get postmaster(): number {
    return Number(readFileSync(this.postmasterFile, 'utf8').split('\n')[0]);
  }

  get postmasterFile(): string {
    return join(this.data, 'postgres', 'cluster', 'postmaster.pid');
  }

  /** The newest process of that role. */
  service(role: 'api' | 'worker'): number {
    const started = readFileSync(join(this.folder, 'notes'), 'utf8').matchAll(
      new RegExp(`^${role} started (\\d+)$`, 'gm'),
    );
    return Number([...started].at(-1)?.[1]);
  }

  private running(): { pid: number; env?: Record<string, string> } {
    return JSON.parse(readFileSync(join(this.data, 'running.json'), 'utf8')) as { pid: number };
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;
