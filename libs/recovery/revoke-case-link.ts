import { Injectable } from '@nestjs/common';
import { mustBeGranted, type Actor } from '#contracts/actor';
import { Refusal } from '#kernel/refusal';
import { ChangeComplaint } from './change-complaint.ts';
import type { Which } from './work.ts';

/** Revokes private links, one or all of a case: one that went to a wrong address, say. The customer may have a fresh one mailed. */
@Injectable()
export class RevokeCaseLink {
  constructor(private readonly changes: ChangeComplaint) {}

  /**
   * @param id of the link, of this complaint or of one that was merged into it; null: all that work
   * @throws Refusal not-found when it is none of this complaint; nothing happens to one that was revoked before
   */
  async revoke(which: Which, id: string | null, actor: Actor): Promise<void> {
    mustBeGranted(actor, 'case-link.revoke', 'Revoking a private link');
    await this.changes.run(which, actor, async (work) => {
      const { manager, complaint, now } = work;
      const found = await manager.query<{ id: string; mailId: string | null; issuedAt: Date; revoked: boolean }[]>(
        `WITH RECURSIVE whole AS (
           SELECT $1::uuid AS id
           UNION ALL
           SELECT c.id FROM complaint c JOIN whole w ON c.merged_into_id = w.id
         )
         SELECT l.id, l.mail_id AS "mailId", l.issued_at AS "issuedAt", l.revoked_at IS NOT NULL AS revoked
         FROM case_link l JOIN whole w ON w.id = l.complaint_id WHERE ($2::uuid IS NULL OR l.id = $2) AND l.expires_at > $3
         ORDER BY l.issued_at, l.id FOR UPDATE OF l`,
        [complaint.id, id, now],
      );
      if (id !== null && found.length === 0) throw noSuchLink();
      const alive = found.filter(({ revoked }) => !revoked);
      await manager.query('UPDATE case_link SET revoked_at = $2, revoked_by = $3 WHERE id = ANY($1)', [
        alive.map((link) => link.id),
        now,
        actor.id,
      ]);
      for (const { id: linkId, mailId, issuedAt } of alive)
        work.record('case-link.revoked', { linkId, mailId, issuedAt: issuedAt.toISOString() });
    });
  }
}

function noSuchLink(): Refusal {
  return new Refusal('not-found', 'no-such-link', 'This complaint has no such private link that still works.');
}
