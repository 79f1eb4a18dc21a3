import type { EntityManager } from 'typeorm';
import type { IssuedLinkView } from '#contracts/views/case-link';
import { instant, instantOrNull } from './rows.ts';

/** How many are shown; a case with more has been written to for years. */
const SHOWN = 100;

/** The private links of a complaint and of those that were merged into it, as long as they have not run out; the latest first. */
export async function listCaseLinks(manager: EntityManager, complaintId: string, now: Date): Promise<IssuedLinkView[]> {
  const rows = await manager.query<LinkRow[]>(
    `WITH RECURSIVE whole AS (
       SELECT $1::uuid AS id
       UNION ALL
       SELECT c.id FROM complaint c JOIN whole w ON c.merged_into_id = w.id
     )
     SELECT l.id, m.to_address AS "to", m.state AS mail, m.template, l.issued_at AS "issuedAt", l.expires_at AS "expiresAt",
       l.last_used_at AS "lastUsedAt", l.revoked_at AS "revokedAt",
       CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name) END AS "revokedBy"
     FROM case_link l JOIN whole w ON w.id = l.complaint_id LEFT JOIN mail m ON m.id = l.mail_id LEFT JOIN agent a ON a.id = l.revoked_by
     WHERE l.expires_at > $2 ORDER BY l.issued_at DESC, l.id LIMIT ${SHOWN}`,
    [complaintId, now],
  );
  return rows.map((row) => ({
    ...row,
    issuedAt: instant(row.issuedAt),
    expiresAt: instant(row.expiresAt),
    lastUsedAt: instantOrNull(row.lastUsedAt),
    revokedAt: instantOrNull(row.revokedAt),
  }));
}

interface LinkRow extends Omit<IssuedLinkView, 'issuedAt' | 'expiresAt' | 'lastUsedAt' | 'revokedAt'> {
  issuedAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}
