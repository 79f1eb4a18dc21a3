import pg from 'pg';
import { newId } from '#kernel/ids';

const BATCH = 2_000;

/** How much time the policy of the bench grants (milliseconds), around the clock. */
export const GRANTED = 3_600_000;

/**
 * Open complaints with one clock each, as if they had been logged: their history says what the clock row says. Due one after
 * the other between two instants.
 */
export async function seedClocks(url: string, count: number, from: Date, to: Date): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const step = (to.getTime() - from.getTime()) / count;
  try {
    const { rows } = await client.query<{ first: number }>('SELECT count(*)::int AS first FROM complaint');
    for (let done = 0; done < count; done += BATCH) {
      const numbers = Array.from({ length: Math.min(BATCH, count - done) }, (_, index) => done + index);
      await client.query(INSERT, [
        numbers.map((number) => rows[0]!.first + number), numbers.map(newId), numbers.map(newId), numbers.map(newId),
        numbers.map((number) => new Date(from.getTime() + number * step)), GRANTED,
      ]); // prettier-ignore
    }
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

const INSERT = `
WITH given AS (
  SELECT *, due - $6 * interval '1 millisecond' AS at
  FROM unnest($1::int[], $2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[]) AS given(number, id, customer_id, clock_id, due)
), customers AS (
  INSERT INTO customer (id, name, email, language, created_at)
  SELECT customer_id, 'Customer ' || number, 'customer-' || number || '@seed.example', 'en', at FROM given
), complaints AS (
  INSERT INTO complaint (id, reference, customer_id, policy_id, status, severity, channel, language, words,
    owner_id, owner_count, received_at, logged_at, updated_at, due_at, search)
  SELECT id, 'C-2025-' || lpad(number::text, 6, '0'), customer_id, (SELECT id FROM policy LIMIT 1), 'new', 'normal', 'phone', 'en',
    'The parcel came a week late and the box was torn open.', (SELECT id FROM agent WHERE role = 'agent' LIMIT 1), 1, at, at, at, due, ''
  FROM given
), events AS (
  INSERT INTO complaint_event (complaint_id, at, type, actor_kind, data)
  SELECT id, at, 'complaint.logged', 'system',
    jsonb_build_object('receivedAt', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'status', 'new', 'severity', 'normal',
      'ownerId', NULL, 'channel', 'phone')
  FROM given
)
INSERT INTO clock (id, complaint_id, kind, ordinal, started_at, due_at, state, target_ms, next_at)
SELECT clock_id, id, 'first-response', 1, at, due, 'running', $6, due FROM given`;
