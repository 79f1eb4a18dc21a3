import { expect, test } from '@jest/globals';
import pg from 'pg';
import { QueryFailedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { dataSource } from '#database/data-source';
import { isConflict, isDatabaseAway } from '#database/database-away';
import { freshDatabase } from '../../test/support/postgres.ts';

const withCode = (code: string) => Object.assign(new Error('x'), { code });
const caught = (asked: Promise<unknown>) => asked.then(() => null, (error: unknown) => error); // prettier-ignore

test.each(['57P01', '57P03', '08006', '53300', '25006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'])(
  'with %s the database is away, bare or wrapped',
  (code) => {
    expect(isDatabaseAway(withCode(code))).toBe(true);
    expect(isDatabaseAway(new QueryFailedError('SELECT', [], withCode(code)))).toBe(true);
    expect(isConflict(withCode(code))).toBe(false);
  },
);

test('a connection that broke in mid-transaction, which TypeORM has let go of, counts as away', () => {
  expect(isDatabaseAway(new QueryRunnerProviderAlreadyReleasedError())).toBe(true);
});

test.each(['40P01', '40001', '55P03'])('with %s somebody was in the way', (code) => {
  expect(isConflict(new QueryFailedError('SELECT', [], withCode(code)))).toBe(true);
  expect(isDatabaseAway(withCode(code))).toBe(false);
});

test.each([withCode('23505'), withCode('57014'), new TypeError('x'), 'x', null])('%p is neither', (error) => {
  expect([isDatabaseAway(error), isConflict(error)]).toEqual([false, false]);
});

test('what PostgreSQL and its driver really say of a connection that was cut counts as away', async () => {
  const database = await freshDatabase();
  const source = await dataSource(database.url, { poolSize: 1 }).initialize();
  const killer = new pg.Client({ connectionString: database.url });
  await killer.connect();
  try {
    const sleeping = caught(source.query(`SELECT pg_sleep(60), 'cut me'`));
    const cut = `SELECT count(pg_terminate_backend(pid))::int AS n FROM pg_stat_activity WHERE query LIKE '%cut me%' AND pid <> pg_backend_pid()`;
    while ((await killer.query<{ n: number }>(cut)).rows[0]!.n === 0);
    expect(isDatabaseAway(await sleeping)).toBe(true);
    const unreachable = new pg.Client({ host: '127.0.0.1', port: 1 });
    expect(isDatabaseAway(await caught(unreachable.connect()))).toBe(true);
  } finally {
    await killer.end();
    await source.destroy();
    await database.drop();
  }
});
