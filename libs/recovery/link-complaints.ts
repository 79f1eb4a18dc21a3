import { Injectable } from '@nestjs/common';
import type { Actor } from '#contracts/actor';
import type { LinkBody } from '#contracts/bodies/complaint-bodies';
import type { LinkKind } from '#contracts/complaint';
import { invalid, Refusal } from '#kernel/refusal';
import { ChangeComplaint } from './change-complaint.ts';
import type { Which } from './work.ts';

/** Says that two complaints belong together, or takes it back. Both histories remember. */
@Injectable()
export class LinkComplaints {
  constructor(private readonly changes: ChangeComplaint) {}

  async link(which: Which, body: LinkBody, actor: Actor): Promise<void> {
    await this.changes.run(which, actor, async (from) => {
      if (body.to === from.complaint.reference) throw invalid('to', 'is this complaint itself: write another');
      await this.changes.within(from, { reference: body.to }, async (to) => {
        const added = await from.manager.query<unknown[]>(
          'INSERT INTO complaint_link (from_id, to_id, kind, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING kind',
          [from.complaint.id, to.complaint.id, body.kind, from.now],
        );
        if (added.length === 0) return;
        from.record('link.added', { to: to.complaint.reference, kind: body.kind });
        to.record('link.added', { from: from.complaint.reference, kind: body.kind });
      });
    });
  }

  async unlink(which: Which, to: string, kind: LinkKind, actor: Actor): Promise<void> {
    await this.changes.run(which, actor, async (from) => {
      await this.changes.within(from, { reference: to }, async (other) => {
        const [removed] = await from.manager.query<[unknown[], number]>('DELETE FROM complaint_link WHERE from_id = $1 AND to_id = $2 AND kind = $3 RETURNING kind', [
          from.complaint.id, other.complaint.id, kind,
        ]); // prettier-ignore
        if (removed.length === 0)
          throw new Refusal('not-found', 'no-such-link', `${from.complaint.reference} has no such link to ${to}.`);
        from.record('link.removed', { to, kind });
        other.record('link.removed', { from: from.complaint.reference, kind });
      });
    });
  }
}
