import type { EntityManager } from 'typeorm';
import type { AgentView, TeamView } from '#contracts/views/people';

/** Somebody as the books have them, which don't say who is there now. */
export type AgentRow = Omit<AgentView, 'away'>;

/** Everybody who works here or did, by name; only the one with this id if one is given. */
export function listAgents(manager: EntityManager, id: string | null = null): Promise<AgentRow[]> {
  return manager.query<AgentRow[]>(
    `SELECT a.id, a.name, a.email, a.role, a.language, a.time_zone AS "timeZone", a.calendar_id AS "calendarId",
       a.case_cap AS "caseCap", a.digest_at AS "digestAt", a.active, a.version,
       CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'name', t.name) END AS team
     FROM agent a LEFT JOIN team t ON t.id = a.team_id WHERE $1::uuid IS NULL OR a.id = $1 ORDER BY a.name, a.id`,
    [id],
  );
}

/** The teams, by name; only the one with this id if one is given. */
export function listTeams(manager: EntityManager, id: string | null = null): Promise<TeamView[]> {
  return manager.query<TeamView[]>(
    'SELECT id, name, calendar_id AS "calendarId", version FROM team WHERE $1::uuid IS NULL OR id = $1 ORDER BY name, id',
    [id],
  );
}
