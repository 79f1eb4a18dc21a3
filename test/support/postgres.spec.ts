import { expect, test } from '@jest/globals';
import pg from 'pg';
import { freshDatabase } from './postgres.ts';

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

test('many databases cloned at the same moment are migrated and do not see each other', async () => {
  const databases = await Promise.all(Array.from({ length: 12 }, () => freshDatabase()));
  await Promise.all(databases.map(({ url }, n) => query(url, `CREATE TABLE mine AS SELECT ${n} AS n`)));
  for (const [n, { url }] of databases.entries()) {
    expect(await query(url, 'SELECT n FROM mine')).toEqual([{ n }]);
    expect(await query(url, `SELECT to_regclass('complaint') IS NOT NULL AS migrated`)).toEqual([{ migrated: true }]);
  }
  await Promise.all(databases.map(({ drop }) => drop()));
  expect(new Set(databases.map(({ url }) => url)).size).toBe(12);
});

test('a database is dropped although somebody is still connected to it', async () => {
  const { url, drop } = await freshDatabase();
  const client = new pg.Client({ connectionString: url });
  const cutOff = new Promise((resolve) => client.on('error', resolve));
  await client.connect();
  await drop();
  expect(await cutOff).toBeInstanceOf(Error);
  await expect(query(url, 'SELECT 1')).rejects.toMatchObject({ code: '3D000' });
});

test('Chinese letters count as letters in trigrams, and text is compared by code point in UTF-8', async () => {
  const { url, drop } = await freshDatabase();
  await query(url, 'CREATE EXTENSION IF NOT EXISTS pg_trgm');
  expect(
    await query(url, `SELECT cardinality(show_trgm('投诉中心')) AS trigrams, length('投诉中心') AS letters`),
  ).toEqual([{ trigrams: 5, letters: 4 }]);
  await drop();
});
