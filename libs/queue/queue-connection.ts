import { createPostgresBackend, setDefaultBackendFactory, type ConnectionOptions } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';

/** Where the queue lives, and how to let go of it. */
export interface QueueConnection {
  kind: 'redis' | 'postgres';
  connection: ConnectionOptions;
  close(): Promise<void>;
}

/**
 * Decides where the queue lives, before any queue is made: in Redis or Valkey when there is an address, otherwise in
 * PostgreSQL beside the data (schema `bullmq`, made by `migrate`). Losing it loses nothing: the rows are the truth.
 * @param listeners how many workers will listen; each keeps one connection to PostgreSQL for itself
 */
export function openQueueConnection(
  where: { redisUrl: string | null; databaseUrl: string },
  listeners: number,
): QueueConnection {
  return where.redisUrl ? openRedis(where.redisUrl) : openPostgres(where.databaseUrl, listeners);
}

function openRedis(url: string): QueueConnection {
  setDefaultBackendFactory();
  // BullMQ wants its blocking commands to wait for a Redis that is away rather than to fail.
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  return {
    kind: 'redis',
    connection: redis as ConnectionOptions,
    close: async () => void (await redis.quit().catch(() => redis.disconnect())),
  };
}

function openPostgres(url: string, listeners: number): QueueConnection {
  setDefaultBackendFactory(createPostgresBackend);
  // One pool for all queues: each would open its own otherwise. BullMQ's statements rely on the search path.
  const pool = new pg.Pool({
    connectionString: url,
    max: listeners + 6,
    keepAlive: true,
    options: '-c search_path=bullmq',
    application_name: 'amends-queue',
  });
  return { kind: 'postgres', connection: pool as unknown as ConnectionOptions, close: () => pool.end() };
}
