/** The same for the same numbers, from 0 up to 1. */
export const DICE = `
CREATE FUNCTION pg_temp.dice(n bigint, salt int) RETURNS float8 LANGUAGE sql IMMUTABLE AS
  $$ SELECT (hashint8extended(n, salt) & 16777215)::float8 / 16777216 $$`;

export const PEOPLE = `
INSERT INTO team (id, name) SELECT gen_random_uuid(), 'Team ' || t FROM generate_series(1, 12) t;
INSERT INTO agent (id, email, name, role, team_id, password_hash, created_at)
  SELECT gen_random_uuid(), 'agent-' || row_number() OVER () || '@seed.example', 'Agent ' || row_number() OVER (), 'agent', t.id, '', now()
  FROM team t, generate_series(1, 5);
CREATE TEMP TABLE worker AS SELECT row_number() OVER (ORDER BY email) - 1 AS nth, id AS owner_id, team_id FROM agent WHERE role = 'agent';`;

/**
 * What becomes of each case: `$1` are open, `$2` were received within a year and settled. Half of the customers complain
 * more than once.
 */
export const PLAN = `
CREATE TEMP TABLE plan AS
WITH drawn AS (
  SELECT n, n < $1::int AS is_open, now() - CASE WHEN n < $1::int THEN interval '120 days' * pg_temp.dice(n, 1) ^ 1.5
    ELSE interval '2 days' + interval '363 days' * pg_temp.dice(n, 1) END AS received_at,
    (pg_temp.dice(n, 2) ^ 1.5 * (SELECT count(*) FROM worker))::int % (SELECT count(*) FROM worker) AS worker,
    CASE WHEN n < $1::int THEN floor(pg_temp.dice(n, 3) ^ 2 * 8)::int ELSE 8 + floor(pg_temp.dice(n, 3) * 3)::int END AS steps,
    interval '5 hours' * pg_temp.dice(n, 4) ^ 2 AS answered_after, interval '7 hours' + interval '12 days' * pg_temp.dice(n, 5) ^ 3 AS resolved_after,
    (pg_temp.dice(n, 6) * ($1::int + $2::int) * 0.6)::int AS customer
  FROM generate_series(0, $1::int + $2::int - 1) n
), turned AS (
  SELECT *, CASE WHEN is_open AND pg_temp.dice(n, 7) < 0.2 THEN NULL ELSE least(received_at + answered_after, now()) END AS answered_at,
    CASE WHEN NOT is_open THEN least(received_at + resolved_after, now()) END AS resolved_at, NOT is_open AND pg_temp.dice(n, 8) < 0.06 AS reopened
  FROM drawn
)
SELECT n, is_open, customer, received_at, answered_at, resolved_at, reopened, steps, uuidv7(received_at - now()) AS id,
  CASE WHEN pg_temp.dice(n, 9) < 0.6 THEN uuidv7(received_at - now()) END AS promise_id,
  CASE WHEN is_open THEN now() + (pg_temp.dice(n, 10) - 0.12) * interval '20 days' ELSE received_at + interval '7 days' END AS due_at,
  CASE WHEN is_open THEN now() + (pg_temp.dice(n, 11) - 0.05) * interval '10 days' ELSE received_at + interval '2 days' END AS promised_for,
  CASE WHEN NOT is_open THEN CASE WHEN pg_temp.dice(n, 12) < 0.02 THEN 'merged' WHEN resolved_at < now() - interval '14 days' THEN 'closed' ELSE 'resolved' END
    WHEN answered_at IS NULL THEN 'new' WHEN pg_temp.dice(n, 12) < 0.15 THEN 'pending' WHEN pg_temp.dice(n, 12) < 0.18 THEN 'on-hold' ELSE 'open' END AS status,
  (ARRAY['low', 'normal', 'normal', 'normal', 'high', 'critical'])[1 + floor(pg_temp.dice(n, 13) * 6)::int] AS severity,
  (ARRAY['phone', 'email', 'web', 'chat', 'letter'])[1 + floor(pg_temp.dice(n, 14) ^ 2 * 5)::int] AS channel,
  'category ' || floor(pg_temp.dice(n, 15) ^ 2 * 12)::int AS category, 'place ' || floor(pg_temp.dice(n, 16) ^ 2 * 40)::int AS place,
  w.team_id, CASE WHEN is_open AND pg_temp.dice(n, 17) < 0.04 THEN NULL ELSE w.owner_id END AS owner_id
FROM turned JOIN worker w ON w.nth = turned.worker`;

export const CUSTOMERS = `
CREATE TEMP TABLE buyer AS SELECT customer AS n, gen_random_uuid() AS id, min(received_at) AS since FROM plan GROUP BY customer;
INSERT INTO customer (id, name, email, phone, language, created_at)
SELECT id, CASE WHEN n % 5 = 0 THEN (ARRAY['王', '李', '张', '刘', '陈', '欧阳'])[1 + n / 5 % 6] || (ARRAY['伟', '芳', '秀英', '晓明', '静', '建国', '丽'])[1 + n / 30 % 7]
  ELSE 'Customer ' || n END, 'customer-' || n || '@seed.example', '+86138' || lpad(n::text, 8, '0'), 'en', since FROM buyer;
CREATE INDEX ON buyer (n); ANALYZE buyer; ANALYZE plan;`;

/** The texts are two of the phrases, and the address of the customer is found as well, as by the code that logs. */
export const COMPLAINTS = `
INSERT INTO complaint (id, reference, customer_id, policy_id, status, severity, channel, language, words, category, place, owner_id, owner_count, team_id,
  tags, received_at, logged_at, resolved_at, closed_at, due_at, reopened_count, merged_into_id, version, updated_at, search)
SELECT p.id, 'C-' || extract(year FROM p.received_at AT TIME ZONE 'UTC') || '-' || lpad((p.n + 1)::text, 6, '0'), b.id, (SELECT id FROM policy LIMIT 1),
  p.status, p.severity, p.channel, f.language, f.body || ' ' || g.body, p.category, p.place, p.owner_id, (p.owner_id IS NOT NULL)::int, p.team_id,
  CASE WHEN p.n % 10 = 0 THEN ARRAY['tag ' || p.n % 70] ELSE '{}' END, p.received_at, p.received_at, p.resolved_at,
  CASE WHEN p.status = 'closed' THEN p.resolved_at + interval '14 days' END,
  CASE WHEN p.is_open THEN least(CASE WHEN p.answered_at IS NULL THEN p.due_at END, CASE WHEN p.status <> 'pending' THEN p.due_at END,
    CASE WHEN p.promise_id IS NOT NULL THEN p.promised_for END) END,
  p.reopened::int, CASE WHEN p.status = 'merged' THEN p.id END, 10, coalesce(p.resolved_at, p.answered_at, p.received_at),
  f.search || g.search || array_to_tsvector('{cus,ust,sto,tom,ome,mer,er,r,see,eed,ed,d,exa,xam,amp,mpl,ple,le,e}')
    || array_to_tsvector(ARRAY(SELECT DISTINCT substr(p.customer::text, k, 3) FROM generate_series(1, length(p.customer::text)) k))
FROM plan p JOIN buyer b ON b.n = p.customer
  JOIN phrase f ON f.n = floor(pg_temp.dice(p.n, 18) * (SELECT count(*) FROM phrase)) JOIN phrase g ON g.n = (f.n + 5 * (p.n % 97)) % (SELECT count(*) FROM phrase)
ORDER BY p.received_at`;
