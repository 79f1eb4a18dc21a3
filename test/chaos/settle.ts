import { setTimeout as wait } from 'node:timers/promises';
import { withConnection } from './books.ts';
import { AGENTS } from './furnish.ts';
import type { PersistentClient } from './persistent-client.ts';
import type { Stage } from './stage.ts';
import type { Verdict } from './violation.ts';

/** Where something is due, or will be soon. */
const PLANNED = ['clock', 'escalation', 'follow_up', 'mail', 'outbox', 'reminder', 'recalculation', 'webhook_delivery'];

/** What is planned further ahead than this (milliseconds) is not waited for: a promise of two days. */
const SOON = 3_600_000;

/**
 * What would go on for ever is brought to its end through the API: complaints that nobody owns are given to somebody, and
 * customers' escalations are taken on.
 */
export async function closeWhatGoesOn(
  client: PersistentClient,
  agents: Readonly<Record<string, string>>,
): Promise<void> {
  for (;;) {
    const { body } = await client.get('/api/v1/complaints?owner=nobody&status=active&limit=200');
    const ownerless = (body.items ?? []) as { reference: string }[];
    for (const { reference } of ownerless)
      await client.post(`/api/v1/complaints/${reference}/assignment`, { ownerId: agents[AGENTS[0]]! });
    if (ownerless.length === 0) break;
  }
  let cursor: string | null = null;
  do {
    const query: string = `state=waiting&limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
    const { body } = await client.get(`/api/v1/escalations?${query}`);
    for (const { id, clockId, kind } of (body.items ?? []) as { id: string; clockId?: string | null; kind?: string }[])
      if (kind === 'customer' || clockId === null) await client.post(`/api/v1/escalations/${id}/acknowledgement`);
    cursor = (body.nextCursor ?? null) as string | null;
  } while (cursor !== null);
}

/** A complaint that nobody owns is on somebody's desk or waits to be looked at again: else it was forgotten. */
export async function checkOwnerless(url: string, verdict: Verdict): Promise<void> {
  const forgotten = await withConnection(url, (client) =>
    client.query<{ reference: string }>(
      `SELECT reference FROM complaint c WHERE owner_id IS NULL AND status IN ('new', 'open', 'pending', 'on-hold')
         AND NOT EXISTS (SELECT FROM outbox WHERE subject_id = c.id AND job = 'offer-complaint')`,
    ),
  );
  for (const { reference } of forgotten.rows)
    verdict.blame('everything that was due is done', reference, 'nobody owns it, and nobody will ever be offered it');
}

/**
 * Waits until nothing is due any more. What is due only later, like the second attempt of a mail, is brought nearer by setting
 * the clock ahead.
 * @param patience how long all that is left may take (milliseconds); what is left after that will never be done
 * @returns when that was, by the processes' clocks
 */
export async function waitUntilDone(
  stage: Stage,
  verdict: Verdict,
  patience: number,
  say: (line: string) => void,
): Promise<number> {
  const end = performance.now() + patience;
  let [before, since] = ['', performance.now()];
  for (;;) {
    const now = stage.now();
    const left: Left | null = await lookAhead(stage.databaseUrl, now).catch(() => null);
    if (left && left.soon === 0) return now;
    const state = JSON.stringify(left);
    if (state !== before) [before, since] = [state, performance.now()];
    // Nothing moves: either all of it is due later, or it is held by what a killed process left behind.
    if (left && (left.due === 0 || performance.now() - since > 3_000)) {
      stage.setClock(stage.shift + 35_000);
      since = performance.now();
    }
    if (left && performance.now() > end) {
      const what = `after ${patience / 1000} s of peace ${left.soon} rows are still to be done: ${await whatIsLeft(stage.databaseUrl, now)}`;
      verdict.blame('everything that was due is done', 'several', `${what}\n${await whatGoesOn(stage)}`);
      return now;
    }
    say(`waiting for ${left ? left.soon : 'the database'}`);
    await wait(500);
  }
}

/** How many rows are due now, and how many soon. */
interface Left {
  due: number;
  soon: number;
}

function lookAhead(url: string, now: number): Promise<Left> {
  const counts = PLANNED.map((table) => `SELECT next_at FROM ${table} WHERE next_at <= $2`).join(' UNION ALL ');
  return withConnection(url, async (client) => {
    const { rows } = await client.query<Left>(
      `SELECT count(*) FILTER (WHERE next_at <= $1)::int AS due, count(*)::int AS soon FROM (${counts}) t`,
      [new Date(now), new Date(now + SOON)],
    );
    return rows[0]!;
  });
}

async function whatIsLeft(url: string, now: number): Promise<string> {
  const some = PLANNED.map(
    (table) =>
      `(SELECT '${table}' || ' ' || id || ', due ' || next_at || coalesce(', in the queue since ' || enqueued_at, '') AS what
        FROM ${table} WHERE next_at <= $1 ORDER BY next_at LIMIT 3)`,
  );
  const { rows } = await withConnection(url, (client) =>
    client.query<{ what: string }>(some.join(' UNION ALL '), [new Date(now + SOON)]),
  );
  return rows.map(({ what }) => what).join('; ');
}

/** What the processes said last, and what their connections are at: why it is not done. */
async function whatGoesOn({ processes, databaseUrl }: Stage): Promise<string> {
  const { rows } = await withConnection(databaseUrl, (client) =>
    client.query<{ what: string }>(
      `SELECT format('%s %s %s %s since %s: %s', pid, application_name, state, wait_event, state_change, left(query, 200)) AS what
       FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() ORDER BY state_change`,
    ),
  );
  const words = processes.map((one) => `${one.name} said last: ${one.lastWords()}`);
  return [...rows.map(({ what }) => `connection ${what}`), ...words].join('\n');
}
