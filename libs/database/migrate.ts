import { runMigrations as runQueueMigrations } from 'bullmq';
import pg from 'pg';
import { dataSource } from './data-source.ts';

/** Any number; the same for every process that migrates, so that two starts at once take turns. */
const MIGRATION_LOCK = 4_203_911;

/**
 * Brings the database to this version's schema: ours, and the queue's beside it (in its own schema `bullmq`, used when
 * there is no Redis). Safe to call at every start and from several processes at once.
 * @returns the names of the migrations that ran, none when it was up to date
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const source = await dataSource(url, { poolSize: 1, name: 'amends-migrate' }).initialize();
    try {
      const ran = await source.runMigrations({ transaction: 'each' });
      await runQueueMigrations(client);
      return ran.map((migration) => migration.name);
    } finally {
      await source.destroy();
    }
  } finally {
    await client.end();
  }
}

/** The names of the migrations that this version has and the database lacks. */
export async function pendingMigrations(url: string): Promise<string[]> {
  const source = await dataSource(url, { poolSize: 1, name: 'amends-doctor' }).initialize();
  try {
    const ran = await source.query<{ name: string }[]>(`SELECT name FROM migration`).catch(() => []);
    const names = new Set(ran.map((row) => row.name));
    return source.migrations
      .map((migration) => migration.name ?? migration.constructor.name)
      .filter((name) => !names.has(name));
  } finally {
    await source.destroy();
  }
}

/** The statements that would bring the schema to what the entities say: none, unless entities and migrations drifted apart. */
export async function schemaDrift(url: string): Promise<string[]> {
  const source = await dataSource(url, { poolSize: 1, name: 'amends-drift' }).initialize();
  try {
    const log = await source.driver.createSchemaBuilder().log();
    return log.upQueries.map((statement) => statement.query);
  } finally {
    await source.destroy();
  }
}
