import type { EntityManager } from 'typeorm';
import type { HandoverView } from '#contracts/views/conversation';
import { instantOrNull } from './rows.ts';

/** The handovers of a complaint, oldest first; only the one with this id if one is given. */
export async function readHandovers(
  manager: EntityManager,
  complaintId: string,
  id: string | null = null,
): Promise<HandoverView[]> {
  const rows = await manager.query<HandoverRow[]>(
    `SELECT h.id, h.briefing, h.at, h.confirmed_at,
       json_build_object('id', f.id, 'name', f.name) AS from, json_build_object('id', t.id, 'name', t.name) AS to
     FROM handover h JOIN agent f ON f.id = h.from_id JOIN agent t ON t.id = h.to_id
     WHERE h.complaint_id = $1 AND ($2::uuid IS NULL OR h.id = $2) ORDER BY h.at, h.id`,
    [complaintId, id],
  );
  return rows.map(({ confirmed_at, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    confirmedAt: instantOrNull(confirmed_at),
  }));
}

interface HandoverRow extends Pick<HandoverView, 'id' | 'from' | 'to' | 'briefing'> {
  at: Date;
  confirmed_at: Date | null;
}
