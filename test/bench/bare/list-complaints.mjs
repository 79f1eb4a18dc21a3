// The least that the open list's first page can cost: one statement with the same columns, sent as it comes.
import pg from 'pg';
import { serve } from './serve.mjs';

const SELECT = `
SELECT c.id, c.reference, c.status, c.severity, c.channel, c.language, c.subject, c.category, c.place, c.tags,
  left(c.words, 200) AS excerpt, c.received_at AS "receivedAt", c.updated_at AS "updatedAt",
  json_build_object('id', cu.id, 'name', cu.name, 'email', cu.email, 'phone', cu.phone) AS customer,
  CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS owner,
  CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'name', t.name) END AS team,
  k.clock AS "nearestClock"
FROM complaint c
JOIN customer cu ON cu.id = c.customer_id
LEFT JOIN agent o ON o.id = c.owner_id
LEFT JOIN team t ON t.id = c.team_id
LEFT JOIN LATERAL (
  SELECT json_build_object('id', k.id, 'kind', k.kind, 'ordinal', k.ordinal, 'state', k.state, 'open', true,
    'startedAt', k.started_at, 'dueAt', k.due_at, 'breachedAt', k.breached_at, 'stoppedAt', NULL, 'promiseId', k.promise_id) AS clock
  FROM clock k WHERE k.complaint_id = c.id AND k.stopped_at IS NULL ORDER BY k.due_at NULLS LAST LIMIT 1
) k ON TRUE
WHERE c.status IN ('new', 'open', 'pending', 'on-hold')
ORDER BY c.received_at, c.id
LIMIT 50`;

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

await serve((fastify) =>
  fastify.get('/api/v1/complaints', async () => ({
    items: (await pool.query({ name: 'list', text: SELECT })).rows,
    nextCursor: null,
  })),
);
