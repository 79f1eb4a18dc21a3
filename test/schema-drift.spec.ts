import { expect, test } from '@jest/globals';
import { migrate, pendingMigrations, schemaDrift } from '#database/migrate';
import { freshDatabase } from './support/postgres.ts';

test('entities and migrations agree: a migrated database is what the entities describe', async () => {
  const { url, drop } = await freshDatabase();
  expect(await pendingMigrations(url)).toEqual([]);
  expect(await schemaDrift(url)).toEqual([]);
  await drop();
});

test('migrating again, also from several processes at once, changes nothing', async () => {
  const { url, drop } = await freshDatabase();
  expect(await Promise.all([migrate(url), migrate(url), migrate(url)])).toEqual([[], [], []]);
  await drop();
});
