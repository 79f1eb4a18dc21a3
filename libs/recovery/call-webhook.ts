import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WebhookCaller, type WebhookOutcome } from '#channels/call-webhook';
import { systemActor } from '#contracts/actor';
import { Doorbell } from '#database/doorbell';
import type { WebhookAttempt } from '#database/entities/webhook-delivery';
import { CLOCK, type Clock } from '#kernel/clock';
import { ChangeComplaint } from './change-complaint.ts';
import { notify } from './notify.ts';
import { PeopleBook } from './people-book.ts';
import { SWITCHED_OFF } from './queue-webhook.ts';
import type { Work } from './work.ts';

/**
 * Seconds until the next attempt, by attempts made; after the last it has failed for good: about three days in all. The
 * timetable of the Standard Webhooks specification, which counts everything but 2xx as a failure worth another attempt.
 */
const RETRIES = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

/** Nobody makes us wait longer by `Retry-After` than the timetable ever would (milliseconds). */
const LONGEST_WAIT = 86_400_000;

/** While one worker is at it (milliseconds, more than it ever waits): if it dies, the call is due again after this, under the same id. */
export const CALL_LEASE = 60_000;

/**
 * Calls of one webhook under way at the same time, by all workers together. One that is dead holds each for as long as we are
 * patient, and must not hold all hands.
 */
const SIDE_BY_SIDE = 2;

/** The shortest wait (milliseconds) behind those. */
const SHORTEST_WAIT = 250;

const DIED = 'The attempt ended in the middle: whether it arrived is not known.';

interface Claimed {
  id: string;
  complaintId: string;
  webhookId: string;
  type: string;
  payload: Record<string, unknown>;
  attempts: number;
  createdAt: Date;
  name: string;
  url: string;
  secret: string;
  active: boolean;
}

/** Held while a call is claimed, so that two claims at once both count each other. */
const LOCK = `SELECT FROM webhook WHERE id = (SELECT webhook_id FROM webhook_delivery WHERE id = $1) FOR NO KEY UPDATE`;

/** Calls of the same webhook that hold a lease and have left nothing in the log yet. */
const UNDER_WAY = `webhook_delivery o WHERE o.webhook_id = d.webhook_id AND o.id <> d.id AND o.next_at > $2 AND o.next_at <= $3
  AND o.state = 'waiting' AND jsonb_array_length(o.log) < o.attempts`;

/** The claim tests what it takes. An attempt that was claimed and left nothing in the log died with its worker: that is logged too. */
const CLAIM = `
UPDATE webhook_delivery d SET attempts = attempts + 1, next_at = $3, enqueued_at = NULL,
  log = CASE WHEN jsonb_array_length(log) < attempts
    THEN log || jsonb_build_object('at', next_at - make_interval(secs => $4), 'status', NULL, 'error', $5::text, 'milliseconds', 0)
    ELSE log END
FROM webhook w WHERE d.id = $1 AND d.state = 'waiting' AND d.next_at <= $2 AND w.id = d.webhook_id
  AND (SELECT count(*) FROM ${UNDER_WAY}) < ${SIDE_BY_SIDE}
RETURNING d.id, d.complaint_id AS "complaintId", d.webhook_id AS "webhookId", d.type, d.payload, d.attempts,
  d.created_at AS "createdAt", w.name, w.url, w.secret, w.active`;

/** One that found others under way waits as long again as they have been at it already: short behind a quick receiver, long behind a dead one. */
const WAIT = `
UPDATE webhook_delivery d SET enqueued_at = NULL, next_at = $2::timestamptz + greatest(make_interval(secs => ${SHORTEST_WAIT / 1000}),
  $3::timestamptz - (SELECT min(o.next_at) FROM ${UNDER_WAY}))
WHERE d.id = $1 AND d.state = 'waiting' AND d.next_at <= $2`;

/** Calls another system. At least once towards it, under an id that stays the same; once in our books. */
@Injectable()
export class CallWebhook {
  constructor(
    private readonly database: DataSource,
    private readonly caller: WebhookCaller,
    private readonly changes: ChangeComplaint,
    private readonly people: PeopleBook,
    private readonly doorbell: Doorbell,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns whether there was something to do */
  async call(deliveryId: string, origin: string): Promise<boolean> {
    const begun = this.clock.now();
    const lease = new Date(begun.getTime() + CALL_LEASE);
    const delivery = await this.database.transaction(async (manager) => {
      await manager.query(LOCK, [deliveryId]);
      const [[claimed]] = await manager.query<[Claimed[], number]>(CLAIM, [
        deliveryId, begun, lease, CALL_LEASE / 1000, DIED,
      ]); // prettier-ignore
      if (!claimed) await manager.query(WAIT, [deliveryId, begun, lease]);
      return claimed;
    });
    if (!delivery) return false;
    let outcome: WebhookOutcome;
    try {
      outcome = await this.attempt(delivery, begun);
    } catch (error) {
      // A bug of ours fails for a person to read, but by the same timetable: not every minute for ever.
      const reason = 'It failed unexpectedly: see the failed jobs.';
      await this.put(delivery, { verdict: 'failed', status: null, error: reason, retryAfter: null }, begun, origin);
      throw error;
    }
    await this.put(delivery, outcome, begun, origin);
    return true;
  }

  private async attempt(delivery: Claimed, at: Date): Promise<WebhookOutcome> {
    const { id, type, payload: data, createdAt, url, secret, active } = delivery;
    if (!active) return { verdict: 'refused', status: null, error: SWITCHED_OFF, retryAfter: null };
    const body = JSON.stringify({ type, timestamp: createdAt.toISOString(), data });
    return this.caller.call({ id, url, secret, body, at });
  }

  /** Puts what came of an attempt into the books. */
  private async put(delivery: Claimed, outcome: WebhookOutcome, begun: Date, origin: string): Promise<void> {
    const { verdict, status, error } = outcome;
    const now = this.clock.now();
    const entry: WebhookAttempt = {
      at: begun.toISOString(),
      status,
      error,
      milliseconds: Math.max(0, now.getTime() - begun.getTime()),
    };
    const wait = RETRIES[delivery.attempts - 1];
    if (verdict === 'failed' && wait !== undefined) {
      const pause = Math.max(spread(wait * 1000, delivery.id), Math.min(outcome.retryAfter ?? 0, LONGEST_WAIT));
      // Only the latest attempt plans the next: one that hung until another took over has nothing to say about it.
      await this.database.query(
        `UPDATE webhook_delivery SET next_at = $3, log = log || $4::jsonb WHERE id = $1 AND state = 'waiting' AND attempts = $2`,
        [delivery.id, delivery.attempts, new Date(now.getTime() + pause), JSON.stringify(entry)],
      );
      this.doorbell.ring();
      return;
    }
    const managers = (await this.people.current()).everybody.filter(({ role, active }) => role === 'manager' && active);
    await this.changes.run({ id: delivery.complaintId }, systemActor(origin), async (work) => {
      if (verdict === 'taken') return void (await this.settle(work, delivery, 'delivered', entry));
      if (verdict === 'gone') await this.switchOff(work, delivery);
      const settled = await this.settle(work, delivery, 'failed', entry);
      // Whoever switched it off knows it already.
      if (!settled || error === SWITCHED_OFF) return;
      await notify(
        work.manager,
        managers.map(({ id }) => id),
        {
          key: `webhook-failed:${delivery.id}:${delivery.attempts}`,
          complaintId: work.complaint.id,
          kind: 'webhook-failed',
          data: { webhookId: delivery.webhookId, webhook: delivery.name, error, switchedOff: verdict === 'gone' },
          at: work.now,
        },
      );
    });
  }

  /** @returns false when it is over already, or was deleted meanwhile */
  private async settle(
    work: Work,
    { id, webhookId, name, type, attempts }: Claimed,
    state: 'delivered' | 'failed',
    entry: WebhookAttempt,
  ): Promise<boolean> {
    const [, settled] = await work.manager.query<[unknown[], number]>(
      `UPDATE webhook_delivery SET state = $2, delivered_at = $3, next_at = NULL, log = log || $4::jsonb
       WHERE id = $1 AND state = 'waiting' AND (attempts = $5 OR $2 = 'delivered')`,
      [id, state, state === 'delivered' ? work.now : null, JSON.stringify(entry), attempts],
    );
    if (settled === 0) return false;
    const { status, error } = entry;
    work.record(`webhook.${state}`, {
      deliveryId: id,
      webhookId,
      name,
      type,
      attempts,
      status,
      ...(error && { error }),
    });
    return true;
  }

  /** It wants no more calls at this address. One that was given another address meanwhile is left alone. */
  private async switchOff({ manager }: Work, { webhookId, url }: Claimed): Promise<void> {
    await manager.query('UPDATE webhook SET active = false WHERE id = $1 AND url = $2', [webhookId, url]);
  }
}

/** Up to a tenth longer, by the id: what failed together does not come back together. */
function spread(milliseconds: number, id: string): number {
  return Math.round(milliseconds * (1 + Number.parseInt(id.slice(-4), 16) / 0xffff / 10));
}
