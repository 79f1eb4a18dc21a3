import type { EntityManager } from 'typeorm';
import { ComplaintFilters } from '#contracts/bodies/complaint-filters';
import type { OwnView } from '#contracts/views/queue';
import { revived } from '#kernel/validated';

interface ViewFields {
  id: string;
  name: string;
  filters: Record<string, unknown>;
}

/** The views that a person keeps, in that person's order; only the one with this id if one is given. */
export async function listViews(
  manager: EntityManager,
  agentId: string | null,
  id: string | null = null,
): Promise<OwnView[]> {
  const rows = await manager.query<ViewFields[]>(
    `SELECT id, name, filters FROM saved_view WHERE agent_id = $1 AND ($2::uuid IS NULL OR id = $2) ORDER BY position, id`,
    [agentId, id],
  );
  return rows.map((row) => ({ ...row, filters: revived(ComplaintFilters, row.filters) }));
}
