import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { newId } from '#kernel/ids';
import { person } from '../../../test/support/person.ts';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.ts';
import { dataSource } from '../data-source.ts';
import { findCustomers } from './find-customers.ts';

let database: TestDatabase;
let source: DataSource;
const [team, otherTeam] = [newId(), newId()];
const actors = [person('manager', null), person('agent', team)];

/** Names that are written in many ways, and what would mean something to a pattern or a query. */
const NAMES = [
  '欧阳晓明 (Xiaoming_Ouyang)', '李伟', '李', '王小二 & Söhne', '김철수', 'やまだ 太郎', 'ก๊อต', 'Zoë Müller', 'Zoe\u0308 Mu\u0308ller', 'ΣΊΣΥΦΟΣ Σ', 'İstanbul IŞIK',
  'Straße ẞ', "O'Brien-O''Neil", String.raw`Back\slash\\`, '100%_sure', 'a & b | !c:*', '"quoted"', '😀 Emoji 👩‍👩‍👧', 'ＦＵＬＬ Ｗｉｄｔｈ', 'x', ' two  spaces ', 'ﬁ ligature Ǆ', 'Ann\tTab',
]; // prettier-ignore

beforeAll(async () => {
  database = await freshDatabase();
  source = await dataSource(database.url).initialize();
  for (const id of [team, otherTeam]) await source.query('INSERT INTO team (id, name) VALUES ($1, $2)', [id, id]);
  for (const { id, role, teamId } of actors)
    await source.query(
      `INSERT INTO agent (id, email, name, role, team_id, password_hash, created_at) VALUES ($1, $2, 'A', $3, $4, 'x', now())`,
      [id, `${role}@company.example`, role, teamId],
    );
  for (const [n, name] of NAMES.entries())
    await source.query(
      `INSERT INTO customer (id, name, email, phone, created_at) VALUES ($1, $2, $3, $4, now())`,
      [newId(), name, n % 3 === 0 ? null : `${n}.büro@kunde-${n}.example`, n % 2 === 0 ? null : `+8613${8_000_000_00 + n * 7_654_321}`],
    ); // prettier-ignore
  await source.query(
    `INSERT INTO customer (id, name, email, phone, created_at)
     SELECT gen_random_uuid(), 'Customer ' || n, 'customer-' || n || '@seed.example', CASE WHEN n % 2 = 0 THEN '+4930' || 1000000 + n * 10 END, now() FROM generate_series(1, 2000) n`,
  );
  // Of one's own team, of another, of none, one's own in another, and none at all.
  await source.query(
    `INSERT INTO complaint (id, reference, customer_id, status, severity, channel, language, words, received_at, logged_at, updated_at, search, team_id, owner_id)
     SELECT gen_random_uuid(), 'C-' || n, id, 'open', 'normal', 'phone', 'en', 'x', now(), now(), now(), '',
       CASE WHEN n % 7 = 0 THEN NULL WHEN n % 2 = 0 THEN $1::uuid ELSE $2::uuid END, CASE WHEN n % 9 = 0 THEN $3::uuid END
     FROM (SELECT id, row_number() OVER (ORDER BY name) AS n FROM customer) cu WHERE n % 5 > 0`,
    [team, otherTeam, actors[1]!.id],
  );
  await source.query('ANALYZE customer, complaint');
}, 60_000);
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

/** What is to be found, by comparing everybody. */
async function compared(part: string, { role, id }: Actor): Promise<string[]> {
  const like = `%${part.replace(/[\\%_]/g, '\\$&')}%`;
  const digits = /^[\d\s()+./-]{3,}$/.test(part) ? part.replace(/\D/g, '') : '';
  const visible = `c.team_id IS NULL OR c.team_id = '${team}' OR c.owner_id = '${id}'`;
  const known = `EXISTS (SELECT FROM complaint c WHERE c.customer_id = cu.id AND (${visible})) OR NOT EXISTS (SELECT FROM complaint c WHERE c.customer_id = cu.id)`;
  const rows = await source.query<{ id: string }[]>(
    `SELECT id FROM customer cu WHERE (name ILIKE $1 OR email ILIKE $1 OR (length($2) >= 3 AND phone LIKE '%' || $2 || '%')) AND (${role === 'manager' ? 'TRUE' : known})
     ORDER BY name, id LIMIT 100`,
    [like, digits],
  );
  return rows.map((row) => row.id);
}

const pieces = (text: string): string[] => {
  const letters = [...text];
  return letters.flatMap((_, from) =>
    [1, 2, 4].map((length) =>
      letters
        .slice(from, from + length)
        .join('')
        .trim(),
    ),
  );
};

describe.each(actors)('whatever part is looked for, $role finds', (actor) => {
  const find = async (q: string) =>
    (await findCustomers(source.manager, { q, limit: 100 }, actor)).items.map(({ id }) => id);

  test('the same as by comparing everybody: every piece of every name, in either case', async () => {
    const parts = new Set(NAMES.flatMap((name) => pieces(name).flatMap((piece) => [piece, piece.toUpperCase()]))); // prettier-ignore
    for (const part of parts) expect([part, await find(part)]).toEqual([part, await compared(part, actor)]);
  });

  test('the same by e-mail, telephone, a word of everybody, of nobody, and nothing at all', async () => {
    const parts = [
      'customer-1234@seed', 'SEED.example', '@', '.', '1999', '+49 30 1000 120', '0301', '(30) 101', '+86-13', '138 0000', '12', 'Customer 777', 'omer 19', 'c', 'zz', '王芳', '晓',
      'büro@kunde', 'BÜRO', 'nobody at all', '', ' ', '%', '_', '\\', "'", ':*', '!', 'x'.repeat(200),
    ]; // prettier-ignore
    for (const part of parts) expect([part, await find(part)]).toEqual([part, await compared(part.trim(), actor)]);
  });

  test('without comparing everybody', async () => {
    for (const q of ['customer-1234', '李伟', '晓', '+49301000120', 'zz']) {
      let explained: { 'QUERY PLAN': string }[] = [];
      const manager = {
        query: async (sql: string, values: unknown[]) => {
          explained = await source.query(`EXPLAIN ${sql}`, values);
          return [];
        },
      } as Partial<EntityManager> as EntityManager;
      await findCustomers(manager, { q }, actor);
      expect([q, explained.map((line) => line['QUERY PLAN']).join('\n')]).toEqual([q, expect.stringContaining('customer_by_part')]); // prettier-ignore
    }
  });
});
