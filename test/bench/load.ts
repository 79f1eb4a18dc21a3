import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** One measurement. Latencies in milliseconds. */
export interface Measured {
  perSecond: number;
  p50: number;
  p99: number;
  /** Requests without an answer, or with another one than success. */
  failed: number;
}

export interface Order {
  url: string;
  token: string;
  connections: number;
  seconds: number;
  /** Complaints are posted, from customers whose addresses begin with this; without it the address is read. */
  customers?: string;
}

/** The process that sends requests. */
export class Load {
  private readonly process: ChildProcess = fork(fileURLToPath(new URL('./load.mjs', import.meta.url)), {
    execArgv: [],
  });

  async measure(order: Order): Promise<Measured> {
    this.process.send(order);
    const [measured] = (await once(this.process, 'message')) as [Measured];
    return measured;
  }

  stop(): void {
    this.process.disconnect();
  }
}
