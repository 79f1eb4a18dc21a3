import { expect, test } from '@jest/globals';
import { leadsToThisMachine, readSettings, SettingsError } from '#config/settings';

const ENOUGH = { DATABASE_URL: 'postgres://u:p@127.0.0.1:5432/amends', AMENDS_SECRET: 'x'.repeat(32) };

test('the required settings suffice, and the rest has defaults', () => {
  expect(readSettings(ENOUGH)).toMatchObject({
    port: 3000,
    redisUrl: null,
    smtpUrl: null,
    publicUrl: 'http://localhost:3000',
    webhooksPrivate: false,
  });
});

test('an empty variable counts as unset', () => {
  expect(readSettings({ ...ENOUGH, REDIS_URL: '', PORT: ' ' })).toMatchObject({ redisUrl: null, port: 3000 });
});

test('webhooks reach into one’s own networks only where that is allowed in so many words', () => {
  expect(readSettings({ ...ENOUGH, WEBHOOKS_PRIVATE: 'allow' }).webhooksPrivate).toBe(true);
  expect(readSettings({ ...ENOUGH, WEBHOOKS_PRIVATE: 'refuse' }).webhooksPrivate).toBe(false);
  expect(() => readSettings({ ...ENOUGH, WEBHOOKS_PRIVATE: 'yes' })).toThrow(/WEBHOOKS_PRIVATE is wrong: write allow/);
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

const embedding = (EMBED_ORIGINS: string) => readSettings({ ...ENOUGH, EMBED_ORIGINS }).embedOrigins;

test.each([
  ['', ['*']],
  ['*', ['*']],
  ['none', []],
  ['https://www.company.example', ['https://www.company.example']],
  [
    'https://WWW.company.example, https://*.shops.example http://localhost:8080  https://www.company.example',
    ['https://www.company.example', 'https://*.shops.example', 'http://localhost:8080'],
  ],
])('the form may be shown by %j', (given, read) => {
  expect(embedding(given)).toEqual(read);
});

test.each([
  'www.company.example',
  'https://www.company.example/',
  'https://www.company.example/shop',
  "https://a.example; script-src 'unsafe-inline'",
  "'self'",
  'https://*',
  'https://a.*.example',
  'ftp://a.example',
  'https://a.example *',
  'https://user@a.example',
  ',',
])('%j is no list of origins', (given) => {
  expect(() => embedding(given)).toThrow(/EMBED_ORIGINS is wrong: write \* to let every site .*, none, or the origins/);
});

test.each([
  ['http://localhost:3000', true],
  ['http://amends.localhost', true],
  ['http://127.0.0.1:3000', true],
  ['http://[::1]:3000', true],
  ['http://0.0.0.0', true],
  ['https://complaints.company.example', false],
  ['http://localhost.company.example', false],
  ['http://10.0.0.7:3000', false],
])('that %s opens on this machine only: %s', (address, isLocal) => {
  expect(leadsToThisMachine(address)).toBe(isLocal);
});

const redisOf = (REDIS_URL: string) => readSettings({ ...ENOUGH, REDIS_URL }).redisUrl;

test.each([
  ['one Redis', 'redis://:secret@host:6379/2', 'redis://:secret@host:6379/2'],
  ['three nodes of a cluster', 'redis://a:1, redis://b:2 ,redis://c:3', 'redis://a:1,redis://b:2,redis://c:3'],
  [
    'a cluster behind one address, written twice',
    'rediss://u:p@a:1,rediss://u:p@a:1',
    'rediss://u:p@a:1,rediss://u:p@a:1',
  ],
])('the queue may live in %s', (_, given, read) => {
  expect(redisOf(given)).toBe(read);
});

test.each([
  ['another protocol', 'http://host:6379'],
  ['an empty node', 'redis://a:1,'],
  ['nodes with different passwords', 'redis://:x@a:1,redis://:y@b:1'],
  ['nodes with and without encryption', 'redis://a:1,rediss://b:1'],
  ['a database number in a cluster', 'redis://a:1/2,redis://b:1/2'],
  ['a host without a name', 'redis://'],
])('the queue cannot live in %s', (_, given) => {
  expect(() => redisOf(given)).toThrow(/REDIS_URL is wrong: write a Redis or Valkey address .* separated by commas/);
});
