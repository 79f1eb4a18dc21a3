import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** A database of one test file's own. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

const OBJECT_IN_USE = '55006';
const TRIES = 40;

/** Clones the migrated template that the global set-up made. Safe from any number of workers at once. */
export async function freshDatabase(): Promise<TestDatabase> {
  const server = process.env.AMENDS_TEST_SERVER;
  const template = process.env.AMENDS_TEST_TEMPLATE;
  if (!server || !template) throw new Error('The test database is not there: run the tests with `npm test`.');
  const name = `amends_test_${process.env.JEST_WORKER_ID ?? '0'}_${randomBytes(6).toString('hex')}`;
  await cloneTemplate(server, name, template);
  return {
    url: databaseUrl(server, name),
    drop: () => administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

// A template with an open session cannot be cloned, and autovacuum opens one now and then.
async function cloneTemplate(server: string, name: string, template: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await administer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
    } catch (error) {
      if ((error as { code?: string }).code !== OBJECT_IN_USE || tries === TRIES) throw error;
      await wait(50);
    }
  }
}

/** Runs one statement on the server's maintenance database, over a connection of its own. */
export async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The address of another database on the same server. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
