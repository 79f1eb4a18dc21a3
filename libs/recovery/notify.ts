import type { EntityManager } from 'typeorm';
import { newId } from '#kernel/ids';

/** Something that people are told here. */
export interface Notice {
  /** What it is about, so that nobody is told it twice. */
  key: string;
  /** Null where it is about no complaint, like a customer's birthday. */
  complaintId: string | null;
  kind: string;
  data: Record<string, unknown>;
  at: Date;
}

/** Tells people something, each once per key. @param notice its `complaintId` is null where it is about no single complaint */
export async function notify(manager: EntityManager, agentIds: readonly string[], notice: Notice): Promise<void> {
  await notifyAll(manager, [{ ...notice, agentIds }]);
}

/** Tells several things in one statement, each person each thing once. */
export async function notifyAll(
  manager: EntityManager,
  notices: readonly (Notice & { agentIds: readonly string[] })[],
): Promise<void> {
  const rows = notices.flatMap(({ agentIds, key, complaintId, ...notice }) =>
    agentIds.map((id) => ({ id: newId(), key: `${key}:${id}`, agent_id: id, complaint_id: complaintId, ...notice })),
  );
  if (rows.length === 0) return;
  await manager.query(
    `INSERT INTO notification (id, key, agent_id, complaint_id, kind, data, at)
     SELECT id, key, agent_id, complaint_id, kind, data, at
     FROM json_to_recordset($1::json) AS n(id uuid, key text, agent_id uuid, complaint_id uuid, kind text, data jsonb, at timestamptz)
     ON CONFLICT (key) DO NOTHING`,
    [JSON.stringify(rows)],
  );
}
