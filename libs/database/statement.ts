import type { Pool } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** Runs a statement that PostgreSQL prepares once for each connection under this name: for the paths that must be fast. */
export async function runStatement<Row extends object>(
  database: DataSource,
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const pool = (database.driver as PostgresDriver).master as Pool;
  return (await pool.query<Row>({ name, text, values })).rows;
}

/** The name of the constraint that the statement broke, or null when that was not the matter. */
export function brokenConstraint(error: unknown): string | null {
  return fieldOf(error, 'constraint');
}

/** Whether the statement pointed to a row that does not exist. */
export function isForeignKey(error: unknown): boolean {
  return codeOf(error) === '23503';
}

/** Whether PostgreSQL undid the transaction to end a deadlock. */
export function isDeadlock(error: unknown): boolean {
  return codeOf(error) === '40P01';
}

/** How often a transaction runs that PostgreSQL undoes to end a deadlock. */
const ATTEMPTS = 3;

/**
 * Runs a transaction that may meet another which takes the same locks in another order (two merges crosswise): PostgreSQL
 * undoes one of the two as a whole, so that one may run again.
 */
export async function transactRepeatably<T>(
  database: DataSource,
  change: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.transaction(change);
    } catch (error) {
      if (attempt === ATTEMPTS || !isDeadlock(error)) throw error;
    }
  }
}

/** The code of an error: PostgreSQL's SQLSTATE, bare from pg or wrapped by TypeORM, or Node's; null when it has none. */
export function codeOf(error: unknown): string | null {
  return fieldOf(error, 'code');
}

/** PostgreSQL's own error, bare from pg or wrapped by TypeORM. */
function fieldOf(error: unknown, name: 'constraint' | 'code'): string | null {
  const { driverError, ...bare } = Object(error) as { driverError?: Record<string, unknown> } & Record<string, unknown>;
  const value = driverError?.[name] ?? bare[name];
  return typeof value === 'string' ? value : null;
}
