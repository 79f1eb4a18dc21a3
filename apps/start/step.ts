import { fork, type ChildProcess } from 'node:child_process';
import { Stopped } from './stopped.ts';

/** One command that runs to its end during the start, such as `migrate`. What it prints goes straight to the terminal. */
export class Step {
  private child: ChildProcess | undefined;

  constructor(
    private readonly what: string,
    private readonly command: readonly string[],
    private readonly env: NodeJS.ProcessEnv,
    private readonly output: 'stdout' | 'stderr',
  ) {}

  /** @throws Stopped when it fails; its own words are on the terminal already */
  async run(): Promise<void> {
    const [script = '', ...args] = this.command;
    const out = this.output === 'stdout' ? 1 : 2;
    const child = fork(script, args, { env: this.env, stdio: ['ignore', out, 2, 'ipc'] });
    this.child = child;
    const code = await new Promise((resolve) => child.once('exit', resolve));
    if (code !== 0) throw new Stopped(`${this.what} failed: the reason stands above.`);
  }

  async stop(): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGTERM');
    });
  }
}
