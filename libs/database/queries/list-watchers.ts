import type { EntityManager } from 'typeorm';
import type { WatcherView } from '#contracts/views/watcher';

/** Who watches a complaint, those who began first in front; only the one with this id if one is given. */
export async function listWatchers(
  manager: EntityManager,
  complaintId: string,
  agentId: string | null = null,
): Promise<WatcherView[]> {
  const rows = await manager.query<(Omit<WatcherView, 'since'> & { since: Date })[]>(
    `SELECT json_build_object('id', a.id, 'name', a.name) AS agent, w.since FROM watcher w JOIN agent a ON a.id = w.agent_id
     WHERE w.complaint_id = $1 AND ($2::uuid IS NULL OR a.id = $2) ORDER BY w.since, a.id`,
    [complaintId, agentId],
  );
  return rows.map(({ agent, since }) => ({ agent, since: since.toISOString() }));
}
