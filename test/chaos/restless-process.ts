import { spawn, type ChildProcess } from 'node:child_process';

/** The pause before a process that ended is started again (milliseconds), as a supervisor would do it. */
const COMES_BACK_AFTER = 100;

/** A process that is killed without warning and comes back by itself, or is stopped in mid-work and goes on later. */
export class RestlessProcess {
  private child: ChildProcess | null = null;
  private stopping = false;
  private words = '';

  constructor(
    readonly name: string,
    private readonly command: readonly [string, ...string[]],
    private readonly env: Record<string, string>,
  ) {}

  start(): void {
    const [program, ...args] = this.command;
    const child = spawn(program, args, { env: { ...process.env, ...this.env }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    const keep = (chunk: Buffer) => (this.words = (this.words + chunk.toString()).slice(-6_000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => (this.words += String(error)));
    child.once('exit', () => {
      if (!this.stopping) setTimeout(() => this.stopping || this.start(), COMES_BACK_AFTER);
    });
  }

  kill(): void {
    this.child?.kill('SIGKILL');
  }

  /** Stands still for so long (milliseconds) and goes on as if nothing had been; one that is killed meanwhile does not. */
  pause(milliseconds: number): void {
    const child = this.child;
    child?.kill('SIGSTOP');
    setTimeout(() => child?.kill('SIGCONT'), milliseconds);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGCONT');
    child.kill(signal);
    await ended;
  }

  /** After it was stopped. */
  restart(): void {
    this.stopping = false;
    this.start();
  }

  /** The last that it said, for a failure's report. */
  lastWords(): string {
    return this.words;
  }
}
