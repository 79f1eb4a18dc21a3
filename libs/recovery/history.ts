import type { EntityManager } from 'typeorm';
import type { EventType } from '#contracts/events';
import type { Actor } from '#contracts/actor';

export interface NewEvent {
  type: EventType;
  /** When it happened (UTC). */
  at: Date;
  data: Record<string, unknown>;
}

/** Appends to the history of a complaint, in this order. */
export async function appendEvents(
  manager: EntityManager,
  complaintId: string,
  actor: Actor,
  events: readonly NewEvent[],
): Promise<void> {
  await manager.query(
    `INSERT INTO complaint_event (complaint_id, at, type, actor_kind, actor_id, origin, data)
     SELECT $1, e.at, e.type, $2, $3, $4, e.data
     FROM unnest($5::timestamptz[], $6::text[], $7::jsonb[]) WITH ORDINALITY AS e(at, type, data, n) ORDER BY e.n`,
    [
      complaintId,
      actor.kind,
      actor.id,
      actor.origin,
      events.map((e) => e.at),
      events.map((e) => e.type),
      events.map((e) => JSON.stringify(e.data)),
    ],
  );
}
