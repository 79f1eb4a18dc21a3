import { Injectable } from '@nestjs/common';
import { isSettled } from '#clocks/facts';
import type { Actor } from '#contracts/actor';
import type { MergeBody } from '#contracts/bodies/complaint-bodies';
import { MoreThan } from 'typeorm';
import { PromiseRow } from '#database/entities/promise';
import { newId } from '#kernel/ids';
import { invalid, Refusal } from '#kernel/refusal';
import { ChangeComplaint } from './change-complaint.ts';
import type { Which, Work } from './work.ts';
import { cancelFollowUps } from './plan-follow-ups.ts';

/**
 * Merges a complaint into another that goes on. Nothing moves and nothing is lost: the source keeps its messages and its
 * history and points to the target, which shows them; only what is still owed, the open promises, is owed by the target from now on.
 */
@Injectable()
export class MergeComplaint {
  constructor(private readonly changes: ChangeComplaint) {}

  /** @throws Refusal conflict when the source was merged before, or the target is settled or merged itself */
  async merge(which: Which, body: MergeBody, actor: Actor, version: number | null): Promise<void> {
    await this.changes.run(
      which,
      actor,
      async (source) => {
        const { complaint } = source;
        if (body.into === complaint.reference)
          throw invalid('into', 'is this complaint itself: write the one that goes on');
        if (complaint.status === 'merged')
          throw new Refusal('conflict', 'merged', `${complaint.reference} was merged before.`);
        await this.changes.within(source, { reference: body.into }, async (target) => {
          mustGoOn(target);
          complaint.mergedIntoId = target.complaint.id;
          const from = complaint.status;
          complaint.status = 'merged';
          source.record('complaint.merged', { into: target.complaint.reference, from });
          await cancelFollowUps(source, 'merged');
          target.record('complaint.absorbed', { reference: complaint.reference });
          await carryPromises(source, target);
          await carryWatchers(source, target);
          await carryEscalation(source, target);
        });
      },
      version,
    );
  }
}

/** A live case never disappears into a closed one. */
function mustGoOn({ complaint }: Work): void {
  if (isSettled(complaint.status)) {
    throw new Refusal(
      'conflict',
      'target-settled',
      `${complaint.reference} is ${complaint.status}, so nobody works on it any more. Reopen it first, or merge into a live complaint.`,
      [{ field: 'into', reason: `is ${complaint.status}` }],
    );
  }
}

/** A customer who waits for somebody higher up waits on, unless the target waits for one already. */
async function carryEscalation({ manager, complaint }: Work, target: Work): Promise<void> {
  const [carried] = await manager.query<[{ id: string }[], number]>(
    `UPDATE escalation SET complaint_id = $2, enqueued_at = NULL WHERE complaint_id = $1 AND kind = 'customer' AND state = 'waiting'
     AND NOT EXISTS (SELECT FROM escalation WHERE complaint_id = $2 AND kind = 'customer' AND state = 'waiting') RETURNING id`,
    [complaint.id, target.complaint.id],
  );
  for (const { id } of carried) {
    await manager.query(
      `UPDATE mail SET complaint_id = $2 WHERE complaint_id = $1 AND state = 'waiting' AND starts_with(key, $3)`,
      [complaint.id, target.complaint.id, `escalation:${id}:`],
    );
    target.record('customer.escalated', { escalationId: id, carriedFrom: complaint.reference });
  }
}

/** Who watched what was merged watches what goes on. */
async function carryWatchers({ manager, complaint, now }: Work, target: Work): Promise<void> {
  await manager.query(
    `INSERT INTO watcher (complaint_id, agent_id, since) SELECT $2, agent_id, $3 FROM watcher WHERE complaint_id = $1
     ON CONFLICT DO NOTHING`,
    [complaint.id, target.complaint.id, now],
  );
}

/** What is promised for later is owed by the target from now on. A promise that is broken already stays where it was broken. */
async function carryPromises(source: Work, target: Work): Promise<void> {
  const { manager, complaint, now } = source;
  const open = await manager.findBy(PromiseRow, { complaintId: complaint.id, state: 'open', dueAt: MoreThan(now) });
  for (const promise of open) {
    const { what, dueAt, madeBy } = promise;
    const id = newId();
    await manager.update(PromiseRow, { id: promise.id }, { state: 'withdrawn', settledAt: now });
    source.record('promise.withdrawn', { promiseId: promise.id, carriedTo: target.complaint.reference });
    await manager.insert(PromiseRow, {
      id,
      complaintId: target.complaint.id,
      what,
      dueAt,
      madeBy,
      madeAt: now,
      state: 'open',
    });
    target.record('promise.made', { promiseId: id, what, dueAt, carriedFrom: complaint.reference });
  }
}
