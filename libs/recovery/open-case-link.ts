import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { customerActor, type Actor } from '#contracts/actor';
import { whereItGoesOn } from '#database/queries/read-case';
import { LINK_LIFE, type OpenedLink } from '#identity/case-links';
import { CLOCK, type Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { Refusal } from '#kernel/refusal';
import { Correspondence } from './write-mail.ts';

/** A customer who came by a private link: sees and changes this one case. */
export interface Visit {
  customer: Actor;
  which: { id: string };
  /** When the link runs out. */
  expiresAt: Date;
}

/** How exactly it is known when a link was last used (milliseconds): a page that is open asks every minute. */
const USED_WITHIN = 5 * 60_000;

/** Lets a customer in by the private link. */
@Injectable()
export class OpenCaseLink {
  constructor(
    private readonly database: DataSource,
    private readonly correspondence: Correspondence,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal not-found `no-such-link` when we never issued it; gone `link-expired` when it ran out, `link-revoked` when
   * it was revoked. None of them says anything of a case.
   */
  async open(token: string, origin: string): Promise<Visit> {
    const now = this.clock.now();
    const opened = this.correspondence.links.read(token, now);
    if (!opened) throw noSuchLink();
    if (opened.expired) {
      throw new Refusal(
        'gone',
        'link-expired',
        'This link has run out. Ask for a fresh one with POST /api/v1/public/case-links: it is mailed to you.',
      );
    }
    const id = await whereItGoesOn(this.database.manager, opened.caseId);
    if (!id) throw noSuchLink();
    if (await this.isRevoked(opened, now)) {
      throw new Refusal(
        'gone',
        'link-revoked',
        'This link was withdrawn. Ask for a fresh one with POST /api/v1/public/case-links: it is mailed to the address of the complaint.',
      );
    }
    return { customer: customerActor(origin, id), which: { id }, expiresAt: opened.expiresAt };
  }

  /** Looks it up, and notes that it was used. One that is not in the books, from before they were kept, is entered now. */
  private async isRevoked({ caseId, expiresAt }: OpenedLink, now: Date): Promise<boolean> {
    const [known] = await this.database.query<{ revoked: boolean; fresh: boolean }[]>(
      `SELECT revoked_at IS NOT NULL AS revoked, last_used_at > $3 AS fresh FROM case_link WHERE complaint_id = $1 AND expires_at = $2`,
      [caseId, expiresAt, new Date(now.getTime() - USED_WITHIN)],
    );
    if (known?.revoked) return true;
    if (known?.fresh) return false;
    const [entered] = await this.database.query<{ revoked: boolean }[]>(
      `INSERT INTO case_link (id, complaint_id, issued_at, expires_at, last_used_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (complaint_id, expires_at) DO UPDATE SET last_used_at = CASE WHEN case_link.revoked_at IS NULL THEN $5 ELSE case_link.last_used_at END
       RETURNING revoked_at IS NOT NULL AS revoked`,
      [newId(), caseId, new Date(expiresAt.getTime() - LINK_LIFE), expiresAt, now],
    );
    return entered!.revoked;
  }
}

const noSuchLink = () =>
  new Refusal(
    'not-found',
    'no-such-link',
    'This link opens nothing. See that all of it was copied, or ask for a fresh one with POST /api/v1/public/case-links.',
  );
