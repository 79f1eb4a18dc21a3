import type { EntityManager } from 'typeorm';
import { PAGE_SIZE, type PageQuery } from '#contracts/bodies/page-query';
import type { EventPage, EventView } from '#contracts/views/conversation';
import { Conditions } from './conditions.ts';
import { pageOf, readCursor } from './cursor.ts';

/** One page of the history of a complaint, from the beginning. */
export async function readEvents(manager: EntityManager, complaintId: string, query: PageQuery): Promise<EventPage> {
  const limit = query.limit ?? PAGE_SIZE;
  const where = new Conditions().add('e.complaint_id = ?', complaintId);
  if (query.cursor !== undefined) where.add('e.id > ?::bigint', ...readCursor(query.cursor, 'long-number'));
  const rows = await manager.query<EventRow[]>(
    `SELECT e.id, e.type, e.at, e.actor_kind, e.origin, e.data,
       CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name) END AS actor
     FROM complaint_event e LEFT JOIN agent a ON a.id = e.actor_id
     WHERE ${where.sql} ORDER BY e.id LIMIT ${limit + 1}`,
    where.values,
  );
  return pageOf(rows, limit, eventView, (row) => [row.id]);
}

interface EventRow {
  id: string;
  type: EventView['type'];
  at: Date;
  actor_kind: EventView['actorKind'];
  actor: EventView['actor'];
  origin: string | null;
  data: Record<string, unknown>;
}

function eventView({ id, type, at, actor_kind, actor, origin, data }: EventRow): EventView {
  return { id, type, at: at.toISOString(), actorKind: actor_kind, actor, origin, data };
}
