import type { DataSource } from 'typeorm';
import type { EventType } from '#contracts/events';
import { PRESENT_FOR, type Doing } from '#contracts/views/live';
import { runStatement } from '../statement.ts';

/** Rows of one kind that are taken at one look. */
export const LOOK_LIMIT = 500;

/** How far back the first look searches for numbers that were drawn by transactions which have not ended. */
const LOOK_BACK = 1_000;

/** A change to a complaint, and who may see it: the people of its team, its owner, and those of the team or owner before. */
export interface ChangeSeen {
  id: number;
  type: EventType;
  reference: string;
  version: number;
  actor: { id: string; name: string } | null;
  teamId: string | null;
  ownerId: string | null;
  /** Of a change of team or owner: who it was before; null: nobody. */
  from: string | null;
}

export interface NoticeSeen {
  place: number;
  id: string;
  agentId: string;
  kind: string;
  reference: string | null;
}

export interface PresenceSeen {
  reference: string;
  teamId: string | null;
  ownerId: string | null;
  agent: { id: string; name: string };
  doing: Doing;
  since: string;
}

/** What one look sees: everything as of one moment of the database. */
export interface Look {
  changes: ChangeSeen[];
  notices: NoticeSeen[];
  presences: PresenceSeen[];
  /** Transactions from this number on may not have begun. */
  begun: string;
  /** Transactions below this number have all ended. */
  ended: string;
}

/** What was seen of the two sequences: numbers up to the horizon, save the gaps. */
export interface Since {
  changes: { horizon: number; gaps: readonly number[] };
  notices: { horizon: number; gaps: readonly number[] };
}

const CHANGE = `SELECT e.id, e.type, c.reference, c.version, c.team_id AS "teamId", c.owner_id AS "ownerId",
    CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name) END AS actor,
    CASE WHEN e.type IN ('team.changed', 'owner.changed') THEN e.data->>'from' END AS "from"
  FROM complaint_event e JOIN complaint c ON c.id = e.complaint_id LEFT JOIN agent a ON a.id = e.actor_id`;

const NOTICE = `SELECT n.place, n.id, n.agent_id AS "agentId", n.kind, c.reference
  FROM notification n LEFT JOIN complaint c ON c.id = n.complaint_id`;

const all = (rows: string): string => `(SELECT coalesce(json_agg(t), '[]') FROM (${rows}) t)`;

// One statement, so that rows and snapshot are of one moment. Each part goes along an index from where the last look ended.
const LOOK = `SELECT
  ${all(`(${CHANGE} WHERE e.id > $1 ORDER BY e.id LIMIT ${LOOK_LIMIT}) UNION ALL (${CHANGE} WHERE e.id = ANY($2))`)} AS changes,
  ${all(`(${NOTICE} WHERE n.place > $3 ORDER BY n.place LIMIT ${LOOK_LIMIT}) UNION ALL (${NOTICE} WHERE n.place = ANY($4))`)} AS notices,
  ${all(`SELECT c.reference, c.team_id AS "teamId", c.owner_id AS "ownerId", json_build_object('id', a.id, 'name', a.name) AS agent, max(p.doing) AS doing,
      to_char(min(p.since) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS since
    FROM presence p JOIN complaint c ON c.id = p.complaint_id JOIN agent a ON a.id = p.agent_id
    WHERE p.seen_at > $5::timestamptz - interval '${PRESENT_FOR} seconds'
    GROUP BY c.id, a.id ORDER BY min(p.since), a.id`)} AS presences,
  pg_snapshot_xmax(s)::text AS begun, pg_snapshot_xmin(s)::text AS ended
  FROM pg_current_snapshot() s`;

/** Looks for everything that was committed since. */
export async function lookAgain(database: DataSource, { changes, notices }: Since, now: Date): Promise<Look> {
  const values = [changes.horizon, changes.gaps, notices.horizon, notices.gaps, now];
  return (await runStatement<Look>(database, 'live-look', LOOK, values))[0]!;
}

/** The last numbers of both sequences that are there, for beginning. */
export async function lookFirst(
  database: DataSource,
): Promise<{ changes: number[]; notices: number[]; begun: string }> {
  const last = (table: string, column: string) =>
    `(SELECT coalesce(json_agg(n), '[]') FROM (SELECT ${column} AS n FROM ${table} ORDER BY ${column} DESC LIMIT ${LOOK_BACK}) t)`;
  const [found] = await database.query<{ changes: number[]; notices: number[]; begun: string }[]>(
    `SELECT ${last('complaint_event', 'id')} AS changes, ${last('notification', 'place')} AS notices,
       pg_snapshot_xmax(s)::text AS begun FROM pg_current_snapshot() s`,
  );
  return found!;
}

/** The changes after this one and up to the horizon, for somebody who was not listening for a while; at most one more than fits a look. */
export async function changesSince(database: DataSource, after: number, horizon: number): Promise<ChangeSeen[]> {
  const rows = await database.query<(Omit<ChangeSeen, 'id'> & { id: string })[]>(
    `${CHANGE} WHERE e.id > $1 AND e.id <= $2 ORDER BY e.id LIMIT ${LOOK_LIMIT + 1}`,
    [after, horizon],
  );
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}
