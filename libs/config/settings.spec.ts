import { expect, test } from '@jest/globals';
import { readSettings, SettingsError } from '#config/settings';

const ENOUGH = { DATABASE_URL: 'postgres://u:p@127.0.0.1:5432/amends', AMENDS_SECRET: 'x'.repeat(32) };

test('the required settings suffice, and the rest has defaults', () => {
  expect(readSettings(ENOUGH)).toMatchObject({
    port: 3000,
    redisUrl: null,
    smtpUrl: null,
    publicUrl: 'http://localhost:3000',
  });
});

test('an empty variable counts as unset', () => {
  expect(readSettings({ ...ENOUGH, REDIS_URL: '', PORT: ' ' })).toMatchObject({ redisUrl: null, port: 3000 });
});

test('every wrong or missing setting is named, with what to write, and without its value', () => {
  const refused = () => readSettings({ DATABASE_URL: 'mysql://root:hunter2@x/y', PORT: '99999', LOG_LEVEL: 'loud' });
  expect(refused).toThrow(SettingsError);
  expect(refused).toThrow(/DATABASE_URL is wrong: write a PostgreSQL address/);
  expect(refused).toThrow(/AMENDS_SECRET is missing: write at least 32/);
  expect(refused).toThrow(/PORT is wrong/);
  expect(refused).toThrow(/LOG_LEVEL is wrong: write one of silent, error/);
  expect(refused).not.toThrow(/hunter2/);
});
