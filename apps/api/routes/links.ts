import { Body, Controller, Delete, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { LinkBody } from '#contracts/bodies/complaint-bodies';
import { LINK_KINDS, type LinkKind } from '#contracts/complaint';
import { ComplaintView } from '#contracts/views/complaint';
import type { Language } from '#kernel/language';
import { Refusal } from '#kernel/refusal';
import { viewComplaint } from '#recovery/complaint-view';
import { LinkComplaints } from '#recovery/link-complaints';
import { Asking, created, Reading, Reference } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { Idempotent } from '../http/idempotency.interceptor.ts';
import { REFERENCE } from './complaints.ts';

/** Complaints that belong together. */
@ApiTags('Complaints')
@Controller('complaints/:reference/links')
export class LinkRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly linkComplaints: LinkComplaints,
  ) {}

  @Post()
  @Idempotent()
  @Endpoint({
    summary: 'Link with another complaint',
    grant: 'complaint.work',
    status: 201,
    params: REFERENCE,
    body: LinkBody,
    answers: ComplaintView,
    idempotent: true,
  })
  async link(
    @Reference() reference: string,
    @Body() body: LinkBody,
    @Asking() actor: Actor,
    @Reading() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ComplaintView> {
    await this.linkComplaints.link({ reference }, body, actor);
    const view = await viewComplaint(this.database.manager, { reference }, actor, language);
    created(reply, `complaints/${reference}/links/${body.to}/${body.kind}`, view.version);
    return view;
  }

  @Delete(':to/:kind')
  @Endpoint({
    summary: 'Take a link away',
    grant: 'complaint.work',
    params: { ...REFERENCE, to: 'The other complaint', kind: LINK_KINDS.join(', ') },
  })
  async unlink(
    @Reference() reference: string,
    @Reference('to') to: string,
    @Param('kind') kind: string,
    @Asking() actor: Actor,
  ): Promise<void> {
    if (!(LINK_KINDS as readonly string[]).includes(kind)) {
      throw new Refusal(
        'not-found',
        'no-such-link',
        `There is no such kind of link. The kinds are ${LINK_KINDS.join(', ')}.`,
      );
    }
    await this.linkComplaints.unlink({ reference }, to, kind as LinkKind, actor);
  }
}
