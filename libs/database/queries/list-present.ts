import type { EntityManager } from 'typeorm';
import { PRESENT_FOR, type PresentPerson } from '#contracts/views/live';

/** Who has the case open, in however many windows, whoever came first in front. */
export async function listPresent(manager: EntityManager, complaintId: string, now: Date): Promise<PresentPerson[]> {
  const rows = await manager.query<(Omit<PresentPerson, 'since'> & { since: Date })[]>(
    `SELECT json_build_object('id', a.id, 'name', a.name) AS agent, max(p.doing) AS doing, min(p.since) AS since
     FROM presence p JOIN agent a ON a.id = p.agent_id
     WHERE p.complaint_id = $1 AND p.seen_at > $2::timestamptz - make_interval(secs => $3)
     GROUP BY a.id ORDER BY min(p.since), a.id`,
    [complaintId, now, PRESENT_FOR],
  );
  return rows.map(({ since, ...row }) => ({ ...row, since: since.toISOString() }));
}
