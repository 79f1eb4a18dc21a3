import type { EntityManager } from 'typeorm';
import { newId } from '#kernel/ids';

/** Tells people something, each once per key. */
export async function notify(
  manager: EntityManager,
  agentIds: readonly string[],
  notice: { key: string; complaintId: string; kind: string; data: Record<string, unknown>; at: Date },
): Promise<void> {
  if (agentIds.length === 0) return;
  await manager.query(
    `INSERT INTO notification (id, key, agent_id, complaint_id, kind, data, at)
     SELECT n.id, n.key, n.agent_id, $4, $5, $6, $7 FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS n(id, key, agent_id)
     ON CONFLICT (key) DO NOTHING`,
    [
      agentIds.map(newId),
      agentIds.map((id) => `${notice.key}:${id}`),
      agentIds,
      notice.complaintId,
      notice.kind,
      JSON.stringify(notice.data),
      notice.at,
    ],
  );
}
