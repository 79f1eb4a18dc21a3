import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { customerActor, type Actor } from '#contracts/actor';
import { whereItGoesOn } from '#database/queries/read-case';
import { CLOCK, type Clock } from '#kernel/clock';
import { Refusal } from '#kernel/refusal';
import { Correspondence } from './write-mail.ts';

/** A customer who came by a private link: sees and changes this one case. */
export interface Visit {
  customer: Actor;
  which: { id: string };
  /** When the link runs out. */
  expiresAt: Date;
}

/** Lets a customer in by the private link. */
@Injectable()
export class OpenCaseLink {
  constructor(
    private readonly database: DataSource,
    private readonly correspondence: Correspondence,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal not-found `no-such-link` when we never issued it; gone `link-expired` when it ran out. Neither says
   * anything of a case.
   */
  async open(token: string, origin: string): Promise<Visit> {
    const opened = this.correspondence.links.read(token, this.clock.now());
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
    return { customer: customerActor(origin, id), which: { id }, expiresAt: opened.expiresAt };
  }
}

const noSuchLink = () =>
  new Refusal(
    'not-found',
    'no-such-link',
    'This link opens nothing. See that all of it was copied, or ask for a fresh one with POST /api/v1/public/case-links.',
  );
