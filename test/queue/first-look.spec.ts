import { expect, test } from '@jest/globals';
import { createServer, connect, type Socket } from 'node:net';
import { Queue, Worker } from 'bullmq';
import { openQueueConnection } from '#queue/queue-connection';
import { freePort } from '../support/free-port.ts';
import { freshDatabase } from '../support/postgres.ts';

/** In front of PostgreSQL: hangs up on whoever calls until it is told to connect them. */
async function doorkeeper(databaseUrl: string) {
  const [there, here] = [new URL(databaseUrl), new URL(databaseUrl)];
  here.port = String(await freePort());
  const sockets = new Set<Socket>();
  let isOpen = false;
  const server = createServer((caller) => {
    if (!isOpen) return caller.destroy();
    const called = connect(Number(there.port), there.hostname);
    for (const [one, other] of [
      [caller, called],
      [called, caller],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
      one.pipe(other);
    }
  });
  await new Promise<void>((listening) => server.listen(Number(here.port), here.hostname, listening));
  return {
    url: here.href,
    open: () => (isOpen = true),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((closed) => server.close(closed));
    },
  };
}

test('PostgreSQL is away when a worker first looks at its queue: it looks again after a pause, instead of failing without end', async () => {
  const database = await freshDatabase();
  const door = await doorkeeper(database.url);
  const queue = openQueueConnection({ redisUrl: null, databaseUrl: door.url }, 1);
  const options = { connection: queue.connection };
  const [producer, worker] = [
    new Queue('deliver-mail', options),
    new Worker('deliver-mail', () => Promise.resolve(), { ...options, autorun: false }),
  ];
  producer.on('error', () => undefined);
  worker.on('error', () => undefined);
  try {
    // The worker's own loop does exactly this, and would hold up this test's process for ever if it failed at once.
    const started = performance.now();
    await expect(worker.getNextJob('token', { block: false })).rejects.toThrow(/ECONNRESET|terminated/);
    expect(performance.now() - started).toBeGreaterThan(900);
    door.open();
    await producer.add('deliver-mail', { rows: [] });
    expect(await worker.getNextJob('token', { block: false })).toMatchObject({ name: 'deliver-mail' });
  } finally {
    await worker.close();
    await producer.close();
    await queue.close();
    await door.close();
    await database.drop();
  }
});
