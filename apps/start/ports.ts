import { createServer } from 'node:net';
import { Stopped } from './stopped.ts';

export const LOCAL = '127.0.0.1';

/** A port of 127.0.0.1 that nobody listens on right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, LOCAL, () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** The first free port of 127.0.0.1 from `first` on, looking at a hundred; after that any. */
export async function nextFreePort(first: number): Promise<number> {
  for (let port = first; port < first + 100; port++) {
    if (await isFree(port, [LOCAL])) return port;
  }
  return freePort();
}

/**
 * @throws Stopped saying in words that the port is taken and what to do
 */
export async function assertFree(name: string, port: number, hosts: string[]): Promise<void> {
  if (await isFree(port, hosts)) return;
  throw new Stopped(
    `Port ${port} is already taken by another program, so Amends did not start.\n` +
      `Stop that program, or choose another port: ${name}=${port + 1} npm start`,
  );
}

/** Whether the port can be listened on. A port that needs more rights than we have counts as taken. */
export async function isFree(port: number, hosts: string[]): Promise<boolean> {
  for (const host of hosts) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // No IPv6 on this machine is no reason to call the port taken.
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EAFNOSUPPORT' || error.code === 'EADDRNOTAVAIL'),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
