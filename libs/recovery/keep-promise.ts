import { Injectable } from '@nestjs/common';
import type { Actor } from '#contracts/actor';
import type { MakePromiseBody, SettlePromiseBody } from '#contracts/bodies/complaint-bodies';
import { PromiseRow } from '#database/entities/promise';
import type { Language } from '#kernel/language';
import { invalid, Refusal } from '#kernel/refusal';
import { ChangeComplaint } from './change-complaint.ts';
import { mustBeSayable } from './check-words.ts';
import type { Which } from './work.ts';

/** Makes promises to the customer and settles them. Each is a clock, and its owner is reminded in time; a broken one is a breach. */
@Injectable()
export class KeepPromise {
  constructor(private readonly changes: ChangeComplaint) {}

  /**
   * @param id of the promise to be; the same id is never made twice
   * @throws Refusal invalid when it is due in the past; blocked `say-check` when its words, which the customer reads, break a
   * blocking rule
   */
  async make(which: Which, body: MakePromiseBody, actor: Actor, id: string, language: Language = 'en'): Promise<void> {
    await this.changes.run(which, actor, async (work) => {
      const { manager, complaint, now } = work;
      if (await manager.existsBy(PromiseRow, { id })) return;
      if (complaint.status === 'merged')
        throw new Refusal(
          'conflict',
          'merged',
          `${complaint.reference} was merged: promise on the complaint that goes on.`,
        );
      if (body.dueAt <= now) throw invalid('dueAt', 'lies in the past: a promise is about what is to come');
      await mustBeSayable(work, body.what, 'what', language);
      await manager.insert(PromiseRow, {
        id,
        complaintId: complaint.id,
        what: body.what,
        dueAt: body.dueAt,
        madeBy: actor.id,
        madeAt: now,
        state: 'open',
      });
      work.record('promise.made', { promiseId: id, what: body.what, dueAt: body.dueAt });
    });
  }

  /** @throws Refusal conflict when it was settled before; invalid when it is withdrawn without a reason */
  async settle(which: Which, promiseId: string, body: SettlePromiseBody, actor: Actor): Promise<void> {
    await this.changes.run(which, actor, async (work) => {
      const { manager, complaint, now } = work;
      const promise = await manager.findOneBy(PromiseRow, { id: promiseId, complaintId: complaint.id });
      if (!promise) throw new Refusal('not-found', 'no-such-promise', `${complaint.reference} has no such promise.`);
      if (promise.state === body.outcome) return;
      if (complaint.status === 'merged')
        throw new Refusal(
          'conflict',
          'merged',
          `${complaint.reference} was merged: settle it on the complaint that goes on.`,
        );
      if (promise.state !== 'open')
        throw new Refusal(
          'conflict',
          'promise-settled',
          promise.state === 'kept' ? 'This promise is kept already.' : 'This promise is withdrawn already.',
        );
      if (body.outcome === 'withdrawn' && !body.reason)
        throw invalid('reason', 'write why the promise is withdrawn, and tell the customer');
      await manager.update(PromiseRow, { id: promiseId }, { state: body.outcome, settledAt: now });
      work.record(body.outcome === 'kept' ? 'promise.kept' : 'promise.withdrawn', {
        promiseId,
        ...(body.reason && { reason: body.reason }),
      });
    });
  }
}
