import type { EntityManager } from 'typeorm';
import type { EventType } from '#contracts/events';
import type { Actor } from '#contracts/actor';

export interface NewEvent {
  type: EventType;
  /** When it happened (UTC). */
  at: Date;
  data: Record<string, unknown>;
}

/** What happened to one complaint, by whom. */
export interface Happened {
  complaintId: string;
  actor: Actor;
  events: readonly NewEvent[];
}

/** Appends to the history of a complaint, in this order. */
export async function appendEvents(
  manager: EntityManager,
  complaintId: string,
  actor: Actor,
  events: readonly NewEvent[],
): Promise<void> {
  await appendHistory(manager, [{ complaintId, actor, events }]);
}

/** Appends to the histories of several complaints in one statement, in this order. */
export async function appendHistory(manager: EntityManager, happened: readonly Happened[]): Promise<void> {
  const rows = happened.flatMap(({ complaintId, actor, events }) =>
    events.map(({ at, type, data }) => ({
      complaint_id: complaintId,
      at,
      type,
      actor_kind: actor.kind,
      actor_id: actor.id,
      origin: actor.origin,
      data,
    })),
  );
  if (rows.length === 0) return;
  await manager.query(
    `INSERT INTO complaint_event (complaint_id, at, type, actor_kind, actor_id, origin, data)
     SELECT complaint_id, at, type, actor_kind, actor_id, origin, data
     FROM ROWS FROM (json_to_recordset($1::json) AS (complaint_id uuid, at timestamptz, type text, actor_kind text, actor_id uuid, origin text, data jsonb))
       WITH ORDINALITY AS e(complaint_id, at, type, actor_kind, actor_id, origin, data, n)
     ORDER BY n`,
    [JSON.stringify(rows)],
  );
}
