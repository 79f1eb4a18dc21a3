import pg from 'pg';
import { searchGrams } from '#database/search-grams';
import { newId } from '#kernel/ids';

const BATCH = 2_000;
const WORDS = [
  'The parcel came a week late and the box was torn open.',
  '客服让我等了四十分钟，最后电话断了，也没有人回电。',
  'I was promised a refund by Friday and nothing arrived.',
  '机器第二次送修后还是漏水，师傅没有按约定时间上门。',
  'The invoice names a tariff that I never signed up for.',
];
export const OPEN_STATUSES: readonly string[] = ['new', 'open', 'pending', 'on-hold'];
const STATUSES: readonly string[] = [...OPEN_STATUSES, 'resolved', 'closed', 'closed', 'closed'];

/**
 * A company's cases of some years, half of them open, so that indexes are as large as in real use.
 * @param statuses which they have in turn instead
 */
export async function seedCases(url: string, count: number, statuses = STATUSES): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (let first = 0; first < count; first += BATCH) {
      await insertBatch(client, first, Math.min(BATCH, count - first), statuses);
    }
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

async function insertBatch(client: pg.Client, first: number, size: number, statuses: readonly string[]): Promise<void> {
  const cases = Array.from({ length: size }, (_, index) => {
    const number = first + index;
    const [id, customerId, words, email] = [
      newId(),
      newId(),
      WORDS[number % WORDS.length]!,
      `customer-${number}@seed.example`,
    ];
    // As text: pg writes an array within an array as one of two dimensions, whose rows must be of one length.
    const search = searchGrams(words, email)
      .map((gram) => `'${gram}'`)
      .join(' ');
    return { number, id, customerId, words, email, search, status: statuses[number % statuses.length]! };
  });
  await client.query(INSERT, [
    cases.map((one) => one.number), cases.map((one) => one.id), cases.map((one) => one.customerId), cases.map((one) => one.words),
    cases.map((one) => one.email), cases.map((one) => one.search), cases.map((one) => one.status), cases.map(() => newId()),
    cases.map(() => newId()),
  ]); // prettier-ignore
}

const INSERT = `
WITH given AS (
  SELECT *, timestamptz '2026-01-01' + number * interval '2 minutes' AS at
  FROM unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::uuid[])
    AS given(number, id, customer_id, words, email, search, status, response_id, resolution_id)
), customers AS (
  INSERT INTO customer (id, name, email, language, created_at) SELECT customer_id, 'Customer ' || number, email, 'en', at FROM given
), complaints AS (
  INSERT INTO complaint (id, reference, customer_id, policy_id, status, severity, channel, language, words, category, place,
    owner_id, owner_count, received_at, logged_at, updated_at, due_at, search)
  SELECT id, 'C-2025-' || lpad(number::text, 6, '0'), customer_id, (SELECT id FROM policy LIMIT 1), status, 'normal', 'phone', 'en',
    words, 'category ' || number % 20, 'place ' || number % 50, (SELECT id FROM agent LIMIT 1), 1, at, at, at,
    at + interval '4 hours', search::tsvector
  FROM given
), events AS (
  INSERT INTO complaint_event (complaint_id, at, type, actor_kind, data) SELECT id, at, 'complaint.logged', 'system', '{}' FROM given
)
INSERT INTO clock (id, complaint_id, kind, ordinal, started_at, due_at, state, target_ms, stopped_at)
SELECT response_id, id, 'first-response', 1, at, at + interval '4 hours', 'met', 14400000, at + interval '1 hour' FROM given
UNION ALL
SELECT resolution_id, id, 'resolution', 1, at, at + interval '40 hours', 'running', 144000000, NULL FROM given`;
