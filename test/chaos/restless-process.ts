import { spawn, type ChildProcess } from 'node:child_process';

const LOADER = new URL('../support/typescript.mjs', import.meta.url).href;

/** A process of the product that is killed without warning and comes back at once, as under a supervisor. */
export class RestlessProcess {
  private child: ChildProcess | null = null;
  private stopping = false;
  /** How often it was killed. */
  kills = 0;
  private words = '';

  constructor(
    private readonly script: string,
    private readonly env: Record<string, string>,
  ) {}

  start(): void {
    const child = spawn(process.execPath, ['--import', LOADER, this.script], {
      env: { ...process.env, ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    const keep = (chunk: Buffer) => (this.words = (this.words + chunk.toString()).slice(-4_000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('exit', () => {
      if (!this.stopping) setTimeout(() => this.stopping || this.start(), 50);
    });
  }

  kill(): void {
    this.kills += 1;
    this.child?.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }

  /** The last that it said, for a failure's report. */
  lastWords(): string {
    return this.words;
  }
}
