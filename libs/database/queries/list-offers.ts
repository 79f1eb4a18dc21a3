import type { EntityManager } from 'typeorm';
import type { OfferView } from '#contracts/views/offer';
import { instantOrNull } from './rows.ts';

type OfferRow = Omit<OfferView, 'receivedAt' | 'dueAt' | 'offeredAt' | 'expiresAt'> & {
  received: Date;
  due: Date | null;
  offered: Date;
  expires: Date;
};

/** What this person is offered, the oldest complaint first; with an id that one offer, whatever became of it. */
export async function listOffers(
  manager: EntityManager,
  agentId: string,
  now: Date,
  id: string | null = null,
): Promise<OfferView[]> {
  const rows = await manager.query<OfferRow[]>(
    `SELECT o.id, c.reference, c.severity, c.category, c.subject, c.language, o.state,
       c.received_at AS received, c.due_at AS due, o.offered_at AS offered, o.expires_at AS expires
     FROM offer o JOIN complaint c ON c.id = o.complaint_id
     WHERE o.agent_id = $1 AND CASE WHEN $3::uuid IS NULL THEN o.state = 'open' AND o.expires_at > $2 ELSE o.id = $3 END
     ORDER BY c.received_at, c.id LIMIT 100`,
    [agentId, now, id],
  );
  return rows.map(({ received, due, offered, expires, ...row }) => ({
    ...row,
    receivedAt: received.toISOString(),
    dueAt: instantOrNull(due),
    offeredAt: offered.toISOString(),
    expiresAt: expires.toISOString(),
  }));
}
