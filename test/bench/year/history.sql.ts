/** Of those who were answered: what we wrote, and what every second customer wrote back. */
export const MESSAGES = `
INSERT INTO message (id, complaint_id, kind, author_kind, author_id, channel, body, at, search)
SELECT gen_random_uuid(), p.id, m.kind, m.author_kind, CASE WHEN m.author_kind = 'agent' THEN p.owner_id END, p.channel, f.body, m.at, f.search
FROM plan p CROSS JOIN LATERAL (VALUES ('to-customer', 'agent', p.answered_at, 1),
    ('from-customer', 'customer', CASE WHEN pg_temp.dice(p.n, 30) < 0.5 THEN least(p.answered_at + interval '20 hours', now()) END, 2),
    ('to-customer', 'agent', p.resolved_at, 3)) AS m(kind, author_kind, at, nth)
  JOIN phrase f ON f.n = floor(pg_temp.dice(p.n, 30 + m.nth) * (SELECT count(*) FROM phrase))
WHERE m.at IS NOT NULL ORDER BY m.at`;

export const PROMISES = `
INSERT INTO promise (id, complaint_id, what, due_at, made_at, state, settled_at)
SELECT promise_id, id, 'A call with the answer', promised_for, received_at, CASE WHEN is_open THEN 'open' WHEN pg_temp.dice(n, 40) < 0.05 THEN 'withdrawn' ELSE 'kept' END,
  CASE WHEN NOT is_open THEN promised_for - interval '3 hours' END
FROM plan WHERE promise_id IS NOT NULL ORDER BY received_at`;

/** Of each case the first answer, the resolution and the promise; one in eight is late. */
export const CLOCKS = `
INSERT INTO clock (id, complaint_id, kind, ordinal, promise_id, started_at, due_at, state, breached_at, stopped_at, target_ms)
SELECT gen_random_uuid(), p.id, k.kind, 1, CASE WHEN k.kind = 'promise' THEN p.promise_id END, p.received_at,
  CASE WHEN k.kind = 'resolution' AND p.status = 'pending' THEN NULL ELSE k.due_at END,
  CASE WHEN k.late THEN 'breached' WHEN k.stopped_at IS NOT NULL THEN 'met' WHEN k.kind = 'resolution' AND p.status = 'pending' THEN 'paused' ELSE 'running' END,
  CASE WHEN k.late THEN k.due_at END, k.stopped_at, k.target_ms
FROM plan p CROSS JOIN LATERAL (
  SELECT *, due_at < coalesce(stopped_at, now()) AS late FROM (VALUES
    ('first-response', CASE WHEN p.answered_at IS NULL THEN p.due_at ELSE p.received_at + interval '4 hours' END, p.answered_at, 14400000),
    ('resolution', p.due_at, p.resolved_at, 144000000),
    ('promise', CASE WHEN p.promise_id IS NOT NULL THEN p.promised_for END,
      CASE WHEN NOT p.is_open THEN p.promised_for + (pg_temp.dice(p.n, 41) - 0.88) * interval '10 hours' END, 172800000)
  ) AS k(kind, due_at, stopped_at, target_ms)) k
WHERE k.due_at IS NOT NULL ORDER BY p.received_at`;

export const ESCALATIONS = `
INSERT INTO escalation (id, complaint_id, clock_id, kind, rung, rung_key, to_role, told, state, due_at, raised_at)
SELECT gen_random_uuid(), k.complaint_id, k.id, 'rung', 1, 'call-supervisor', 'supervisor', '{}',
  CASE WHEN k.stopped_at IS NOT NULL THEN 'ended' WHEN pg_temp.dice(('x' || left(md5(k.id::text), 8))::bit(32)::bigint, 50) < 0.25 THEN 'waiting' ELSE 'acknowledged' END,
  k.breached_at, k.breached_at
FROM clock k WHERE k.breached_at IS NOT NULL AND k.kind = 'resolution' ORDER BY k.breached_at`;

const KEYS = `'{capture,ownership,expectation,calm,reassurance,objectivity,resolve,follow-through,big-picture,process-roots}'::text[]`;

/** When each step was done: up to the resolution, save the last three. */
export const STEPS = `
CREATE TEMP TABLE step_done AS
SELECT p.id, p.n, p.owner_id, s.key, s.nth, CASE WHEN s.nth < 8 THEN p.received_at + (coalesce(p.resolved_at, now()) - p.received_at) * (s.nth / 8.0)
  ELSE least(p.resolved_at + interval '1 day' * s.nth, now()) END AS at
FROM plan p CROSS JOIN unnest(${KEYS}) WITH ORDINALITY AS s(key, nth) WHERE s.nth <= p.steps;
INSERT INTO recovery_step (complaint_id, key, state, evidence, updated_at, updated_by, reason)
SELECT id, key, CASE WHEN pg_temp.dice(n, 60 + nth::int) < 0.03 THEN 'overridden' ELSE 'done' END,
  CASE key WHEN 'big-picture' THEN jsonb_build_object('causeCategory', 'cause ' || floor(pg_temp.dice(n, 71) ^ 2 * 15)::int, 'note', 'Seen before.')
    WHEN 'follow-through' THEN jsonb_build_object('tokens', jsonb_build_array(jsonb_build_object('what', 'A voucher', 'deliveredAt', at)))
    ELSE jsonb_build_object('note', 'What the customer said, in words of our own, and what we said to it.', 'confirmedAt', at) END,
  at, owner_id, 'There was no need.'
FROM step_done ORDER BY at;`;

/** The history of it all in the order in which it happened, as an append-only table has it. */
export const EVENTS = `
INSERT INTO complaint_event (complaint_id, at, type, actor_kind, actor_id, origin, data)
SELECT id, at, type, 'agent', owner_id, 'bench', data FROM (
  SELECT id, owner_id, received_at AS at, 'complaint.logged' AS type, jsonb_build_object('receivedAt', received_at, 'status', 'new', 'severity', severity,
    'channel', channel) AS data FROM plan
  UNION ALL SELECT id, owner_id, received_at, 'owner.changed', jsonb_build_object('from', NULL, 'to', owner_id) FROM plan
  UNION ALL SELECT p.id, p.owner_id, m.at, 'message.added', jsonb_build_object('message', m.id, 'kind', m.kind) FROM plan p JOIN message m ON m.complaint_id = p.id
  UNION ALL SELECT id, owner_id, answered_at, 'status.changed', '{"from": "new", "to": "open"}' FROM plan WHERE answered_at IS NOT NULL
  UNION ALL SELECT id, owner_id, answered_at + interval '1 hour', 'status.changed', '{"from": "open", "to": "pending"}' FROM plan WHERE status IN ('pending', 'on-hold') OR n % 3 = 0
  UNION ALL SELECT id, owner_id, answered_at + interval '2 hours', 'status.changed', '{"from": "pending", "to": "open"}' FROM plan WHERE n % 3 = 0
  UNION ALL SELECT id, owner_id, CASE WHEN reopened THEN resolved_at - interval '6 hours' ELSE resolved_at END, 'status.changed', '{"from": "open", "to": "resolved"}' FROM plan WHERE resolved_at IS NOT NULL
  UNION ALL SELECT id, owner_id, resolved_at - interval '5 hours', 'status.changed', '{"from": "resolved", "to": "open"}' FROM plan WHERE reopened
  UNION ALL SELECT id, owner_id, resolved_at, 'status.changed', '{"from": "open", "to": "resolved"}' FROM plan WHERE reopened
  UNION ALL SELECT id, owner_id, resolved_at + interval '14 days', 'status.changed', '{"from": "resolved", "to": "closed"}' FROM plan WHERE status = 'closed'
  UNION ALL SELECT id, owner_id, resolved_at, 'complaint.merged', '{}' FROM plan WHERE status = 'merged'
  UNION ALL SELECT id, owner_id, received_at + interval '1 minute', 'mail.sent', '{"template": "acknowledgement"}' FROM plan
  UNION ALL SELECT s.id, s.owner_id, s.at, 'step.' || r.state, jsonb_build_object('step', s.key, 'before', NULL, 'after', r.evidence)
    FROM step_done s JOIN recovery_step r ON r.complaint_id = s.id AND r.key = s.key
  UNION ALL SELECT complaint_id, NULL, breached_at, 'clock.breached', jsonb_build_object('clock', id, 'kind', kind) FROM clock WHERE breached_at IS NOT NULL
  UNION ALL SELECT id, owner_id, received_at, 'promise.made', jsonb_build_object('promise', promise_id, 'dueAt', promised_for) FROM plan WHERE promise_id IS NOT NULL
) e WHERE at IS NOT NULL ORDER BY at`;

/** What the trigger on the history would have noted. */
export const SETTLED_STEPS = `
INSERT INTO settled_step (complaint_id, event_id, at, took, step, overridden)
SELECT e.complaint_id, e.id, e.at, extract(epoch FROM e.at - coalesce(lag(e.at) OVER (PARTITION BY e.complaint_id ORDER BY e.id), c.received_at)) * 1000,
  e.data->>'step', e.type = 'step.overridden'
FROM complaint_event e JOIN complaint c ON c.id = e.complaint_id WHERE e.type IN ('step.done', 'step.overridden') ORDER BY e.id`;

/** After each resolution two questions; a third of the customers answers, and some say so unasked. */
export const FOLLOW_UPS = `
INSERT INTO follow_up (id, complaint_id, resolution, step, state, due_at, sent_at, answered_at, satisfaction)
SELECT gen_random_uuid(), id, reopened::int + 1, step, CASE WHEN at > now() THEN 'planned' WHEN answers THEN 'answered' WHEN at > now() - interval '7 days' THEN 'sent' ELSE 'expired' END,
  at, CASE WHEN at <= now() THEN at END, CASE WHEN at <= now() AND answers THEN least(at + interval '9 hours', now()) END,
  CASE WHEN at <= now() AND answers THEN 1 + floor(pg_temp.dice(n, 80) ^ 0.5 * 5)::int END
FROM plan CROSS JOIN LATERAL (VALUES (0, resolved_at + interval '3 days', pg_temp.dice(n, 81) < 0.35), (1, resolved_at + interval '14 days', pg_temp.dice(n, 82) < 0.2))
  AS f(step, at, answers) WHERE status IN ('resolved', 'closed') ORDER BY at;
INSERT INTO satisfaction (id, complaint_id, resolution, satisfaction, at)
SELECT gen_random_uuid(), id, reopened::int + 1, 1 + floor(pg_temp.dice(n, 83) * 5)::int, least(resolved_at + interval '1 day', now())
FROM plan WHERE resolved_at IS NOT NULL AND pg_temp.dice(n, 84) < 0.05;
INSERT INTO reminder (id, key, kind, agent_id, complaint_id, due_at, created_at)
SELECT gen_random_uuid(), 'snooze:' || n, 'snooze', owner_id, id, now() + interval '2 days', now() FROM plan WHERE is_open AND owner_id IS NOT NULL AND n % 100 = 0;`;
