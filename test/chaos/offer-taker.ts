import { setTimeout as wait } from 'node:timers/promises';
import type { Ledger } from './ledger.ts';
import { GaveUp, type PersistentClient } from './persistent-client.ts';
import type { Random } from './random.ts';

interface Offer {
  id: string;
  reference: string;
}

/** An agent who takes some of the complaints that are offered, declines some, and keeps silent about the others. */
export async function answerOffers(
  client: PersistentClient,
  ledger: Ledger,
  random: Random,
  isOver: () => boolean,
  pace: number,
): Promise<void> {
  while (!isOver()) {
    await wait(random.between(pace, 3 * pace));
    try {
      const { body } = await client.get('/api/v1/offers');
      for (const { id, reference } of (body.items ?? []) as Offer[]) {
        const answer = random.pick(['acceptance', 'decline', null, null] as const);
        if (!answer || isOver()) continue;
        const { status } = await client.post(`/api/v1/offers/${id}/${answer}`);
        if (status >= 300) continue;
        const type = answer === 'acceptance' ? 'offer.accepted' : 'offer.declined';
        ledger.remember({ what: type, reference, event: { type, data: { offerId: id } } });
      }
    } catch (error) {
      if (!(error instanceof GaveUp)) throw error;
    }
  }
}
