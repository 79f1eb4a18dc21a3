import { spawnSync } from 'node:child_process';
import { Redis } from 'ioredis';
import pg from 'pg';
import { freePort } from '../support/free-port.ts';
import { RestlessProcess } from './restless-process.ts';

export type Backend = 'postgres' | 'redis';
export const BACKENDS: readonly Backend[] = ['postgres', 'redis'];

/** Where the queue lives, and how to do it harm. */
export interface QueueServer {
  name: string;
  /** What goes into REDIS_URL; null for PostgreSQL. */
  redisUrl: string | null;
  /** Forgets every job. */
  wipe(): Promise<void>;
  /** Redis in a process of our own; null where there is none. */
  process: RestlessProcess | null;
  stop(): Promise<void>;
}

export function openQueueServer(backend: Backend, databaseUrl: string): Promise<QueueServer> {
  return backend === 'postgres' ? Promise.resolve(queueInPostgres(databaseUrl)) : queueInRedis();
}

function queueInPostgres(databaseUrl: string): QueueServer {
  return {
    name: 'PostgreSQL',
    redisUrl: null,
    process: null,
    wipe: async () => {
      const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000 });
      client.on('error', () => undefined);
      await client.connect();
      try {
        const { rows } = await client.query<{ name: string }>(
          `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq' AND tablename LIKE '%job%'`,
        );
        await client.query(`SET lock_timeout = '2s'`);
        await client.query(`TRUNCATE ${rows.map(({ name }) => name).join(', ')} CASCADE`);
      } finally {
        await client.end();
      }
    },
    stop: async () => undefined,
  };
}

/** The server of TEST_REDIS_URL, which is only flushed; else a redis-server or a Valkey of our own, which is killed too. */
async function queueInRedis(): Promise<QueueServer> {
  const given = process.env.TEST_REDIS_URL;
  const port = await freePort();
  const hasRedis = !given && spawnSync('redis-server', ['--version']).status === 0;
  const program: [string, ...string[]] = hasRedis
    ? ['redis-server', '--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
    : [process.execPath, new URL('./valkey-process.mjs', import.meta.url).pathname, String(port)];
  const server = given ? null : new RestlessProcess('redis', program, {});
  server?.start();
  const redisUrl = given ?? `redis://127.0.0.1:${port}`;
  return {
    name: given ? 'Redis (TEST_REDIS_URL)' : hasRedis ? 'Redis' : 'Valkey',
    redisUrl,
    process: server,
    wipe: () => flush(redisUrl),
    stop: async () => server?.stop('SIGKILL'),
  };
}

async function flush(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl, { retryStrategy: () => null, maxRetriesPerRequest: 0, connectTimeout: 2_000 });
  redis.on('error', () => undefined);
  try {
    await redis.flushall();
  } finally {
    redis.disconnect();
  }
}
