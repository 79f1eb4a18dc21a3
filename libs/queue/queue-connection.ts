import { setTimeout as wait } from 'node:timers/promises';
import {
  createPostgresBackend,
  setDefaultBackendFactory,
  type ConnectionOptions,
  type PostgresQueueBackend,
} from 'bullmq';
import { Cluster, Redis, type ClusterNode, type RedisOptions } from 'ioredis';
import pg from 'pg';
import type { JobName } from '#contracts/jobs';

/** Where the queue lives, and how to let go of it. */
export interface QueueConnection {
  kind: 'redis' | 'redis-cluster' | 'postgres';
  connection: ConnectionOptions;
  close(): Promise<void>;
}

/** How long a farewell to Redis may take (milliseconds); one that is away never answers. */
const FAREWELL = 1_000;

/**
 * Decides where the queue lives, before any queue is made: in Redis or Valkey when there is an address, in a Redis Cluster
 * when there are several, otherwise in PostgreSQL beside the data (schema `bullmq`, made by `migrate`). Losing it loses
 * nothing: the rows are the truth.
 * @param listeners how many workers will listen; each keeps one connection to PostgreSQL for itself
 */
export function openQueueConnection(
  where: { redisUrl: string | null; databaseUrl: string },
  listeners: number,
): QueueConnection {
  if (!where.redisUrl) return openPostgres(where.databaseUrl, listeners);
  // BullMQ wants its blocking commands to wait for a Redis that is away rather than to fail.
  const client = openRedis(where.redisUrl, { maxRetriesPerRequest: null });
  const copies = rememberCopies(client);
  setDefaultBackendFactory();
  return {
    kind: client instanceof Cluster ? 'redis-cluster' : 'redis',
    connection: client as ConnectionOptions,
    close: async () => {
      await farewell(client);
      for (const copy of copies) copy.disconnect();
    },
  };
}

/**
 * In front of the keys of one queue in Redis. What stands in braces decides the slot in a cluster: all keys of a queue live on
 * one node, as BullMQ's scripts need it, and the queues are spread over the nodes. PostgreSQL knows no prefix.
 */
export const queuePrefix = (kind: JobName): string => `{amends:${kind}}`;

/** A client for one address, or for the cluster that several nodes, separated by commas, belong to. */
export function openRedis(address: string, options: RedisOptions): Redis | Cluster {
  const nodes = address.split(/,(?=rediss?:)/).map((node) => new URL(node));
  const [first, ...others] = nodes as [URL, ...URL[]];
  if (others.length === 0) return new Redis(first.href, options);
  const seeds: ClusterNode[] = nodes.map(({ hostname, port }) => ({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || 6379),
  }));
  const redisOptions: RedisOptions = {
    ...options,
    ...(first.username && { username: decodeURIComponent(first.username) }),
    ...(first.password && { password: decodeURIComponent(first.password) }),
    ...(first.protocol === 'rediss:' && { tls: {} }),
  };
  return new Cluster(seeds, {
    redisOptions,
    lazyConnect: options.lazyConnect ?? false,
    // The certificate of a managed cluster names hosts, not the addresses behind them.
    ...(first.protocol === 'rediss:' && { dnsLookup: (host, callback) => callback(null, host) }),
    ...(options.retryStrategy?.(1) === null && { clusterRetryStrategy: () => null }),
  });
}

/**
 * BullMQ's workers listen on copies of the client, and close them. One of a cluster that was just being connected anew stays
 * open all the same, and would keep the process from ending: whoever made the client lets go of its copies too.
 */
function rememberCopies(client: Redis | Cluster): (Redis | Cluster)[] {
  const copies: (Redis | Cluster)[] = [];
  const duplicate = client.duplicate.bind(client) as (...args: unknown[]) => Redis | Cluster;
  client.duplicate = (...args: unknown[]): never => {
    const copy = duplicate(...args);
    copies.push(copy);
    return copy as never;
  };
  return copies;
}

async function farewell(client: Redis | Cluster): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, FAREWELL)));
  await Promise.race([client.quit().catch(() => undefined), patience]);
  clearTimeout(timer);
  client.disconnect();
}

/** The pause before a queue in PostgreSQL whose first look at it failed looks again (milliseconds). */
const BEFORE_ANOTHER_LOOK = 1_000;

/**
 * BullMQ 6.7 remembers for good that a backend's first look at PostgreSQL failed: one that was away or slow in that moment.
 * Its worker takes the remembered failure for an answer and asks again at once, for ever, which leaves the process no time for
 * anything else, not even for its end. Here the failure is forgotten, and told only after a pause.
 */
const backendThatLooksAgain: typeof createPostgresBackend = (name, options, more) => {
  const backend = createPostgresBackend(name, options, more) as PostgresQueueBackend;
  const { connection } = backend;
  const firstLook = connection.waitUntilReady.bind(connection);
  connection.waitUntilReady = async () => {
    try {
      await firstLook();
    } catch (error) {
      connection['readyPromise'] = undefined;
      await wait(BEFORE_ANOTHER_LOOK);
      throw error;
    }
  };
  return backend;
};

function openPostgres(url: string, listeners: number): QueueConnection {
  setDefaultBackendFactory(backendThatLooksAgain);
  // One pool for all queues: each would open its own otherwise. BullMQ's statements rely on the search path.
  const pool = new pg.Pool({
    connectionString: url,
    max: listeners + 6,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    options: '-c search_path=bullmq',
    application_name: 'amends-queue',
  });
  // Each queue and each worker listens for errors of the pool.
  pool.setMaxListeners(100);
  return { kind: 'postgres', connection: pool as unknown as ConnectionOptions, close: () => pool.end() };
}
