import { newId } from '#kernel/ids';
import type { Work } from './work.ts';

export const SWITCHED_OFF = 'The webhook is switched off.';

/**
 * Writes one call of another system down, as it is now; the worker makes it. One that is switched off is not called, and one
 * that was deleted cannot be: both stand in the history, because somebody relied on it.
 * @param key what it is for, so that it is called once: `escalation:{id}`
 * @param type what happened, like `escalation.raised`
 * @param facts what else the other system is told: ids and where to look, never the customer's words or how to reach them
 */
export async function queueWebhook(
  work: Work,
  webhookId: string,
  key: string,
  type: string,
  facts: Record<string, unknown>,
): Promise<void> {
  const { manager, complaint, now } = work;
  const id = newId();
  const { reference, severity, status, ownerId, teamId } = complaint;
  const payload = { complaintId: complaint.id, reference, severity, status, ownerId, teamId, ...facts };
  const off = [{ at: now.toISOString(), status: null, error: SWITCHED_OFF, milliseconds: 0 }];
  const [webhook] = await manager.query<{ name: string; active: boolean; queued: boolean }[]>(
    `WITH called AS (SELECT id, name, active FROM webhook WHERE id = $3 FOR KEY SHARE),
       queued AS (
         INSERT INTO webhook_delivery (id, key, webhook_id, complaint_id, type, payload, state, log, created_at, next_at)
         SELECT $1, $2, w.id, $4, $5, $6, CASE WHEN w.active THEN 'waiting' ELSE 'failed' END,
           CASE WHEN w.active THEN '[]' ELSE $7::jsonb END, $8, CASE WHEN w.active THEN $8::timestamptz END
         FROM called w ON CONFLICT (key) DO NOTHING RETURNING id)
     SELECT name, active, EXISTS (SELECT FROM queued) AS queued FROM called`,
    [id, key, webhookId, complaint.id, type, JSON.stringify(payload), JSON.stringify(off), now],
  );
  if (!webhook) {
    work.record('webhook.failed', { webhookId, type, attempts: 0, error: 'There is no such webhook any more.' });
  } else if (webhook.queued && !webhook.active) {
    const { name } = webhook;
    work.record('webhook.failed', { deliveryId: id, webhookId, name, type, attempts: 0, error: SWITCHED_OFF });
  }
}
