import type { EntityManager } from 'typeorm';
import { Refusal } from '#kernel/refusal';

/** A row that is about to be changed, as somebody read it. */
export interface AsRead {
  /** One of ours, never what somebody typed. Its trigger counts the versions. */
  table: string;
  id: string;
  /** The version that was read (If-Match); null: whatever is there. */
  version: number | null;
}

/**
 * Locks the row until the transaction ends, so that of two people who read the same version one is told. What is not there is
 * for the change itself to tell.
 * @throws Refusal stale when somebody else changed it since it was read
 */
export async function mustBeAsRead(manager: EntityManager, { table, id, version }: AsRead): Promise<void> {
  if (version === null) return;
  const [found] = await manager.query<{ version: number }[]>(
    `SELECT version FROM ${table} WHERE id = $1 FOR NO KEY UPDATE`,
    [id],
  );
  if (found && found.version !== version)
    throw new Refusal(
      'stale',
      'changed-meanwhile',
      'Somebody else changed this since you read it. Read it again and repeat your change on top.',
    );
}
