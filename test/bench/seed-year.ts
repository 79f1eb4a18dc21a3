import pg from 'pg';
import { COMPLAINTS, CUSTOMERS, DICE, PEOPLE, PLAN } from './year/cases.sql.ts';
import {
  CLOCKS,
  ESCALATIONS,
  EVENTS,
  FOLLOW_UPS,
  MESSAGES,
  PROMISES,
  SETTLED_STEPS,
  STEPS,
} from './year/history.sql.ts';
import { phrases } from './year/phrases.ts';

/** Texts of which those of the cases are made. */
const PHRASES = 4_000;

/** In this order: each needs those before it. */
const PARTS: readonly (readonly [what: string, sql: string])[] = [
  ['customers', CUSTOMERS],
  ['complaints', COMPLAINTS],
  ['messages', MESSAGES],
  ['promises', PROMISES],
  ['clocks', CLOCKS],
  ['escalations', ESCALATIONS],
  ['steps', STEPS],
  ['history', EVENTS],
  ['settled steps', SETTLED_STEPS],
  ['follow-ups', FOLLOW_UPS],
];

/**
 * A company's year: so many open cases, and so many that were settled, with all that happened to them.
 * @param until when there is no time left, as `performance.now()` tells
 * @throws Error when it is over before all is there
 */
export async function seedYear(
  url: string,
  { open, settled, until }: { open: number; settled: number; until: number },
  say: (line: string) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // What is written here fits together, so nothing is checked row by row. Big sorts stay in memory.
    await client.query(
      `SET session_replication_role = replica; SET work_mem = '512MB'; SET maintenance_work_mem = '512MB'`,
    );
    await client.query(`${DICE}; ${PEOPLE}`);
    await keepPhrases(client);
    await client.query(PLAN.replaceAll('$1', String(open)).replaceAll('$2', String(settled)));
    const indexes = await dropIndexes(client);
    for (const [what, sql] of PARTS) {
      if (performance.now() > until)
        throw new Error('Filling the database took all the time: ask for fewer cases or more minutes');
      say(`… ${what}`);
      await client.query(sql);
    }
    say('… indexes and statistics');
    for (const index of indexes) await client.query(index);
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

async function keepPhrases(client: pg.Client): Promise<void> {
  const made = phrases(PHRASES);
  await client.query('CREATE TEMP TABLE phrase (n int PRIMARY KEY, body text, language text, search tsvector)');
  await client.query('INSERT INTO phrase SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::tsvector[])', [
    made.map((_, n) => n),
    made.map(({ body }) => body),
    made.map(({ language }) => language),
    made.map(({ grams }) => grams),
  ]);
  await client.query('ANALYZE phrase');
}

/** An index is made much faster than it is kept up to date. @returns what makes them again */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; sql: string }>(
    `SELECT indexname AS name, indexdef AS sql FROM pg_indexes WHERE schemaname = 'public'
       AND tablename IN ('complaint', 'message', 'clock', 'complaint_event', 'follow_up', 'customer', 'settled_step')
       AND indexname NOT IN (SELECT conname FROM pg_constraint)`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`);
  return rows.map(({ sql }) => sql);
}
