// The least that logging a complaint can cost: the same rows into the same tables and indexes, in one prepared statement.
// No validation, no sign-in, no policies, no business hours, no journey; nobody is recognised as a known customer.
import pg from 'pg';
import { v7 } from 'uuid';
import { searchGrams } from '../../../dist/libs/database/search-grams.js';
import { serve } from './serve.mjs';

const INSERT = `
WITH customer AS (
  INSERT INTO customer (id, name, email, language, created_at) VALUES ($1::uuid, $2, $3, $4, $5)
), complaint AS (
  INSERT INTO complaint (id, reference, customer_id, policy_id, status, severity, channel, language, words, category, place,
    owner_id, owner_count, received_at, logged_at, updated_at, due_at, search)
  VALUES ($6::uuid, 'C-2026-' || lpad(nextval('complaint_number')::text, 6, '0'), $1, $7, 'new', $8, $9, $4, $10, $11, $12,
    $13, 1, $5, $5, $5, $14, array_to_tsvector($15::text[]))
  RETURNING reference
), event AS (
  INSERT INTO complaint_event (complaint_id, at, type, actor_kind, actor_id, data)
  VALUES ($6, $5, 'complaint.logged', 'agent', $13, $16::jsonb)
), clocks AS (
  INSERT INTO clock (id, complaint_id, kind, ordinal, started_at, due_at, state, target_ms, next_at)
  VALUES ($17::uuid, $6, 'first-response', 1, $5, $14, 'running', 14400000, $14),
    ($18::uuid, $6, 'resolution', 1, $5, $14, 'running', 144000000, $14)
), outbox AS (
  INSERT INTO outbox (job, subject_id, next_at) VALUES ('acknowledge-complaint', $6, $5)
)
SELECT reference FROM complaint`;

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const { rows } = await pool.query(
  'SELECT (SELECT id FROM agent LIMIT 1) AS agent, (SELECT id FROM policy LIMIT 1) AS policy',
);
const { agent, policy } = rows[0];

await serve((fastify) =>
  fastify.post('/api/v1/complaints', async ({ body }, reply) => {
    const { customer, channel, language, words, category, place, severity } = body;
    const [id, now] = [v7(), new Date()];
    const event = JSON.stringify({ receivedAt: now, status: 'new', severity, ownerId: agent, channel });
    const due = new Date(now.getTime() + 14_400_000);
    const search = searchGrams(words, category, place, customer.name, customer.email);
    const values = [
      v7(), customer.name, customer.email, language, now, id, policy, severity, channel, words, category, place,
      agent, due, search, event, v7(), v7(),
    ]; // prettier-ignore
    const logged = await pool.query({ name: 'log', text: INSERT, values });
    return reply.code(201).send({ id, reference: logged.rows[0].reference });
  }),
);
