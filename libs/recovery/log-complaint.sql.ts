/**
 * Logging a complaint is one statement: the whole of it commits or nothing does, in one trip to the database. The parts in
 * order: who the customer is, the complaint, its history, its clocks, what is to be done next.
 *
 * A customer is known by e-mail, else by telephone; a customer known by telephone only gains the e-mail when one is given.
 * One who was merged is the one who goes on. Nothing that is known already is overwritten. A stranger ($37 is false) may write any address and number into a form, so
 * nothing is added to a customer who is known, and a telephone joins only a customer who is known by nothing else: whoever knew
 * a customer's telephone could otherwise have all mail for that customer sent to an address of their own, or that customer
 * written to about a complaint that they never made.
 */
export const LOG_COMPLAINT = `
WITH by_email AS (
  SELECT c.id, c.name, c.email, c.phone FROM customer k JOIN customer c ON c.id = coalesce(k.merged_into_id, k.id) WHERE k.email = $3
), by_phone AS (
  SELECT c.id, c.name, c.email, c.phone FROM customer k JOIN customer c ON c.id = coalesce(k.merged_into_id, k.id)
  WHERE k.phone = $4 AND ($3::text IS NULL OR c.email IS NULL) AND ($37::boolean OR ($3 IS NULL AND c.email IS NULL))
    AND NOT EXISTS (SELECT FROM by_email)
  ORDER BY k.created_at, k.id LIMIT 1
), completed AS (
  UPDATE customer SET email = coalesce(email, (SELECT $3 WHERE NOT EXISTS (SELECT FROM by_email))), phone = coalesce(phone, $4), language = coalesce(language, $5)
  WHERE $37::boolean AND id = (SELECT id FROM by_email UNION ALL SELECT id FROM by_phone)
    AND ((email IS NULL AND $3 IS NOT NULL AND NOT EXISTS (SELECT FROM by_email)) OR (phone IS NULL AND $4 IS NOT NULL) OR language IS NULL)
  RETURNING id
), added AS (
  INSERT INTO customer (id, name, email, phone, language, time_zone, created_at)
  SELECT $1::uuid, $2, $3, $4, $5, $6, $7::timestamptz
  WHERE NOT EXISTS (SELECT FROM by_email) AND NOT EXISTS (SELECT FROM by_phone)
  RETURNING id
), logged AS (
  INSERT INTO complaint (id, reference, customer_id, policy_id, status, severity, channel, language, subject, words, category,
    place, owner_id, owner_count, team_id, source, external_id, tags, custom_fields, received_at, logged_at, updated_at, due_at, search)
  SELECT $8::uuid,
    'C-' || extract(year FROM $21::timestamptz AT TIME ZONE 'UTC') || '-' || lpad(n::text, greatest(6, length(n::text)), '0'),
    coalesce((SELECT id FROM by_email), (SELECT id FROM by_phone), (SELECT id FROM added)),
    $9::uuid, 'new', $10, $11, $5, $12, $13, $14, $15, $16::uuid, CASE WHEN $16 IS NULL THEN 0 ELSE 1 END, $17::uuid,
    $18, $19, $20::text[], $22::jsonb, $21::timestamptz, $7::timestamptz, $7::timestamptz,
    (SELECT min(due) FROM unnest($29::text[], $32::timestamptz[]) AS c(kind, due) WHERE kind <> 'regulatory-summary'), array_to_tsvector($23::text[])
  FROM nextval('complaint_number') n
  RETURNING id, reference, customer_id
), remembered AS (
  INSERT INTO complaint_event (complaint_id, at, type, actor_kind, actor_id, origin, data)
  SELECT id, $7::timestamptz, 'complaint.logged', $24, $25::uuid, $26, $27::jsonb FROM logged
), timed AS (
  INSERT INTO clock (id, complaint_id, kind, ordinal, started_at, due_at, state, target_ms, next_at)
  SELECT c.id, logged.id, c.kind, c.ordinal, c.started_at, c.due_at, c.state, c.target_ms, c.next_at
  FROM logged, unnest($28::uuid[], $29::text[], $30::int[], $31::timestamptz[], $32::timestamptz[], $33::text[], $34::bigint[], $35::timestamptz[])
    AS c(id, kind, ordinal, started_at, due_at, state, target_ms, next_at)
), asked AS (
  INSERT INTO outbox (job, subject_id, next_at)
  SELECT job, logged.id, $7::timestamptz FROM logged, unnest($36::text[]) AS job
  WHERE job <> 'acknowledge-complaint' OR coalesce($3, (SELECT email FROM by_phone)) IS NOT NULL
)
SELECT reference, customer_id AS "customerId", coalesce(known.name, $2) AS name, coalesce(known.email, $3) AS email,
  coalesce(known.phone, $4) AS phone
FROM logged LEFT JOIN (SELECT * FROM by_email UNION ALL SELECT * FROM by_phone) known ON TRUE`;
