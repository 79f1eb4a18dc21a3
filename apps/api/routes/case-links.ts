import { Controller, Delete, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { IssuedLinkList } from '#contracts/views/case-link';
import { listCaseLinks } from '#database/queries/list-case-links';
import { visibleComplaint } from '#database/queries/visible-complaint';
import { CLOCK, type Clock } from '#kernel/clock';
import { RevokeCaseLink } from '#recovery/revoke-case-link';
import { Asking, PathId, Reference } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { REFERENCE } from './complaints.ts';

/** The private links with which the customer follows a complaint, as those who work here see them: never the link itself. */
@ApiTags('Customers’ pages')
@Controller('complaints/:reference/case-links')
export class IssuedLinkRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly revokeCaseLink: RevokeCaseLink,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Endpoint({
    summary: 'List the private links that were mailed and have not run out',
    grant: 'complaint.read',
    params: REFERENCE,
    answers: IssuedLinkList,
  })
  async list(@Reference() reference: string, @Asking() actor: Actor): Promise<IssuedLinkList> {
    const { manager } = this.database;
    const id = await visibleComplaint(manager, reference, actor);
    return { items: await listCaseLinks(manager, id, this.clock.now()) };
  }

  @Delete()
  @Endpoint({ summary: 'Revoke all private links', grant: 'case-link.revoke', params: REFERENCE })
  async revokeAll(@Reference() reference: string, @Asking() actor: Actor): Promise<void> {
    await this.revokeCaseLink.revoke({ reference }, null, actor);
  }

  @Delete(':id')
  @Endpoint({
    summary: 'Revoke a private link: it opens nothing any more',
    grant: 'case-link.revoke',
    params: { ...REFERENCE, id: 'Of the link' },
  })
  async revoke(@Reference() reference: string, @PathId() id: string, @Asking() actor: Actor): Promise<void> {
    await this.revokeCaseLink.revoke({ reference }, id, actor);
  }
}
