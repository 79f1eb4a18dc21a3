import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Doorbell } from '#database/doorbell';
import { CLOCK, type Clock } from '#kernel/clock';
import { Refusal } from '#kernel/refusal';
import { nothingThere } from './change-settings.ts';

interface Found {
  active: boolean;
  name: string;
  underWay: boolean;
}

/**
 * Has another system called again: what was given up, what was taken and lost over there, and what waits for its next attempt.
 * Under the same id, by which the other side knows it. The timetable goes on where it was: after its end each redelivery is
 * one attempt.
 */
@Injectable()
export class RedeliverWebhook {
  constructor(
    private readonly database: DataSource,
    private readonly doorbell: Doorbell,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Refusal conflict while it is being called, or when its webhook is switched off */
  async redeliver(deliveryId: string): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (manager) => {
      const [found] = await manager.query<Found[]>(
        `SELECT w.active, w.name, d.state = 'waiting' AND jsonb_array_length(d.log) < d.attempts AND d.next_at > $2 AS "underWay"
         FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id WHERE d.id = $1 FOR NO KEY UPDATE OF d`,
        [deliveryId, now],
      );
      if (!found) throw nothingThere();
      if (!found.active) {
        throw new Refusal('conflict', 'webhook-off', `The webhook ${found.name} is switched off: switch it on first.`);
      }
      if (found.underWay) {
        throw new Refusal('conflict', 'delivery-under-way', 'It is being called right now: look again in a minute.');
      }
      await manager.query(
        `UPDATE webhook_delivery SET state = 'waiting', delivered_at = NULL, next_at = $2, enqueued_at = NULL WHERE id = $1`,
        [deliveryId, now],
      );
    });
    this.doorbell.ring();
  }
}
