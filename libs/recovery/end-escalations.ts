import type { EntityManager } from 'typeorm';
import type { Work } from './work.ts';
import { recallMail } from './write-mail.ts';

/** Escalations that customers asked for end with their complaints. */
export async function endCustomerEscalations(manager: EntityManager, works: readonly Work[]): Promise<void> {
  if (works.length === 0) return;
  const [ended] = await manager.query<[Ended[], number]>(
    `UPDATE escalation SET state = 'ended', next_at = NULL
     WHERE complaint_id = ANY($1) AND kind = 'customer' AND state = 'waiting' RETURNING id, complaint_id AS "complaintId"`,
    [works.map(({ complaint }) => complaint.id)],
  );
  await recallEscalations(manager, ended);
}

/** Escalations of clocks that have stopped call nobody any more, also not by mail that has not left yet. */
export async function endClockEscalations(manager: EntityManager, clockIds: readonly string[]): Promise<void> {
  if (clockIds.length === 0) return;
  const [ended] = await manager.query<[Ended[], number]>(
    `UPDATE escalation SET state = 'ended' WHERE clock_id = ANY($1) AND state = 'waiting' RETURNING id, complaint_id AS "complaintId"`,
    [clockIds],
  );
  await recallEscalations(manager, ended);
}

/**
 * A clock that a policy had dropped and has again goes on where it was: those who were called about it are still waited for,
 * unless somebody had taken it on.
 */
export async function reviveClockEscalations(manager: EntityManager, clockIds: readonly string[]): Promise<void> {
  if (clockIds.length === 0) return;
  await manager.query(
    `UPDATE escalation e SET state = 'waiting', enqueued_at = NULL WHERE clock_id = ANY($1) AND state = 'ended'
     AND NOT EXISTS (SELECT FROM escalation o WHERE o.clock_id = e.clock_id AND o.state = 'acknowledged')`,
    [clockIds],
  );
}

interface Ended {
  id: string;
  complaintId: string;
}

async function recallEscalations(manager: EntityManager, ended: readonly Ended[]): Promise<void> {
  await recallMail(
    manager,
    ended.map(({ complaintId }) => complaintId),
    ended.map(({ id }) => `escalation:${id}:`),
  );
}
