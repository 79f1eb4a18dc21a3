import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SERVICE_ENV } from '../../apps/start/service-flags.ts';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Resident memory in MiB. */
export interface Resident {
  all: number;
  /** Pages of files: Node itself above all, which every Node process of the machine shares. Unknown (0) but on Linux. */
  shared: number;
}

interface Surrounded {
  port: number;
  env: Record<string, string>;
  nodeFlags: readonly string[];
}

/** A process that serves: one of ours, or a bare one beside it. The bare ones are started with the flags of the api. */
export class Served {
  private constructor(
    readonly name: string,
    readonly url: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(name: string, script: string, { port, env, nodeFlags }: Surrounded): Promise<Served> {
    const child = fork(join(root, script), {
      execArgv: [...nodeFlags],
      env: { ...process.env, ...SERVICE_ENV, ...env, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const outcome = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => null)]);
    if (!outcome) throw new Error(`${script} ended before it was ready`);
    return new Served(name, `http://127.0.0.1:${port}`, child);
  }

  /** What the process holds of the machine's memory right now. */
  get memory(): Resident {
    const pid = String(this.process.pid);
    if (process.platform !== 'linux') {
      return { all: Number(execFileSync('ps', ['-o', 'rss=', '-p', pid], { encoding: 'utf8' })) / 1024, shared: 0 };
    }
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
    return { all: field('VmRSS'), shared: field('RssFile') };
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.disconnect();
    await ended;
  }
}
