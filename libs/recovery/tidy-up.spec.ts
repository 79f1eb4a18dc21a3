import { expect, test } from '@jest/globals';
import { dataSource } from '#database/data-source';
import { ManagePeople } from '#identity/manage-people';
import { newId } from '#kernel/ids';
import { FileStore } from '#files/file-store';
import { tidyUp } from '#recovery/tidy-up';
import { freshDatabase } from '../../test/support/postgres.ts';

const now = new Date('2026-11-20T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

test('answers kept for a day and sessions over for a month go; what is younger stays', async () => {
  const { url, drop } = await freshDatabase();
  const database = await dataSource(url).initialize();
  const people = new ManagePeople(database, { now: () => now });
  const agent = await people.createAgent({
    email: 'a@team.example',
    name: 'A',
    role: 'agent',
    password: 'a password of the tests',
  });
  for (const [key, age] of [
    ['old', 25],
    ['young', 23],
  ] as const) {
    await database.query(
      `INSERT INTO idempotent_request (caller_id, key, fingerprint, started_at) VALUES ($1, $2, '', $3)`,
      [agent, key, hoursAgo(age)],
    );
    const ended = hoursAgo(age * 30);
    await database.query(
      `INSERT INTO session (id, agent_id, family_id, token_hash, created_at, expires_at) VALUES ($1, $2, $1, $3, $4, $4)`,
      [newId(), agent, key, ended],
    );
  }
  await tidyUp(database, now, new FileStore('/nowhere'));
  expect(await database.query('SELECT key FROM idempotent_request')).toEqual([{ key: 'young' }]);
  expect(await database.query('SELECT token_hash FROM session')).toEqual([{ token_hash: 'young' }]);
  await database.destroy();
  await drop();
});
