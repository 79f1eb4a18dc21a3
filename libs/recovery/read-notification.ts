import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK, type Clock } from '#kernel/clock';
import { Refusal } from '#kernel/refusal';

/** Somebody has read what they were told; when they first did stays. */
@Injectable()
export class ReadNotification {
  constructor(
    private readonly database: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found when this person was told nothing under this id */
  async read(id: string, agentId: string): Promise<void> {
    const [, found] = await this.database.query<[unknown[], number]>(
      'UPDATE notification SET read_at = coalesce(read_at, $3) WHERE id = $1 AND agent_id = $2',
      [id, agentId, this.clock.now()],
    );
    if (found === 0) throw new Refusal('not-found', 'no-such-notification', 'You have no notification with this id.');
  }
  /** All that this person was told until this moment; what came meanwhile, and was not seen, stays unread. */
  async readAll(until: Date, agentId: string): Promise<void> {
    await this.database.query(
      'UPDATE notification SET read_at = $3 WHERE agent_id = $1 AND at <= $2 AND read_at IS NULL',
      [agentId, until, this.clock.now()],
    );
  }
}
