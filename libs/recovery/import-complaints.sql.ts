/**
 * Stores a batch of imported complaints with all that belongs to them in one statement. Who was quicker with the same
 * source and external id wins: of such a complaint nothing is stored, neither messages nor history. Nothing is asked of the
 * outbox, because nobody is to get mail about what is long past.
 */
export const STORE_IMPORTED = `
WITH stored AS (
  INSERT INTO complaint (id, reference, customer_id, policy_id, status, severity, channel, language, subject, words, category, place,
    source, external_id, tags, custom_fields, received_at, logged_at, resolved_at, closed_at, updated_at, due_at, search)
  SELECT id, 'C-' || extract(year FROM received_at AT TIME ZONE 'UTC') || '-' || lpad(n::text, greatest(6, length(n::text)), '0'),
    customer_id, policy_id, status, severity, channel, language, subject, words, category, place,
    source, external_id, tags, custom_fields, received_at, $4::timestamptz, resolved_at, closed_at, $4::timestamptz, due_at,
    array_to_tsvector(string_to_array(grams, ' '))
  FROM (
    SELECT *, nextval('complaint_number') AS n FROM json_to_recordset($1::json) AS c(id uuid, customer_id uuid, policy_id uuid, status text,
      severity text, channel text, language text, subject text, words text, category text, place text, source text, external_id text,
      tags text[], custom_fields jsonb, received_at timestamptz, resolved_at timestamptz, closed_at timestamptz, due_at timestamptz, grams text)
  ) numbered
  ON CONFLICT (source, external_id) WHERE external_id IS NOT NULL DO NOTHING
  RETURNING id
), said AS (
  INSERT INTO message (id, complaint_id, kind, author_kind, author_name, channel, body, at, search)
  SELECT m.id, complaint_id, kind, author_kind, author_name, channel, body, at, array_to_tsvector(string_to_array(grams, ' '))
  FROM json_to_recordset($2::json) AS m(id uuid, complaint_id uuid, kind text, author_kind text, author_name text, channel text, body text, at timestamptz, grams text)
  JOIN stored ON stored.id = m.complaint_id
), remembered AS (
  INSERT INTO complaint_event (complaint_id, at, type, actor_kind, origin, data)
  SELECT complaint_id, at, type, 'import', $5, data
  FROM json_to_recordset($3::json) AS e(n int, complaint_id uuid, at timestamptz, type text, data jsonb)
  JOIN stored ON stored.id = e.complaint_id ORDER BY n
), timed AS (
  INSERT INTO clock (id, complaint_id, kind, ordinal, started_at, due_at, state, breached_at, stopped_at, target_ms, next_at)
  SELECT k.id, "complaintId", kind, ordinal, "startedAt", "dueAt", state, "breachedAt", "stoppedAt", "targetMs", "nextAt"
  FROM json_to_recordset($6::json) AS k(id uuid, "complaintId" uuid, kind text, ordinal int, "startedAt" timestamptz, "dueAt" timestamptz,
    state text, "breachedAt" timestamptz, "stoppedAt" timestamptz, "targetMs" bigint, "nextAt" timestamptz)
  JOIN stored ON stored.id = k."complaintId"
)
SELECT count(*)::int AS stored FROM stored`;
