import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { systemActor, type Actor } from '#contracts/actor';
import { AssignBody, HandOverBody } from '#contracts/bodies/complaint-bodies';
import { ComplaintView } from '#contracts/views/complaint';
import { HandoverList, HandoverView } from '#contracts/views/conversation';
import { readHandovers } from '#database/queries/read-handovers';
import { visibleComplaint } from '#database/queries/visible-complaint';
import type { Language } from '#kernel/language';
import { Refusal } from '#kernel/refusal';
import { AssignOwner } from '#recovery/assign-owner';
import { viewComplaint } from '#recovery/complaint-view';
import { HandOver } from '#recovery/hand-over';
import { Asking, created, IfMatch, PathId, Reading, Reference } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';
import { REFERENCE } from './complaints.ts';

const HANDOVER = { ...REFERENCE, id: 'Of the handover' };

/** The one named owner of a complaint. Whoever gives one away may look at the result, even if never again. */
@ApiTags('Ownership')
@Controller('complaints/:reference')
export class OwnershipRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly assignOwner: AssignOwner,
    private readonly handOver: HandOver,
  ) {}

  @Post('assignment')
  @Endpoint({
    summary: 'Give an unowned complaint its owner, or take the owner away',
    grant: 'complaint.work',
    status: 200,
    params: REFERENCE,
    body: AssignBody,
    answers: ComplaintView,
    ifMatch: true,
    refuses: [409],
  })
  async assign(
    @Reference() reference: string,
    @Body() body: AssignBody,
    @Asking() actor: Actor,
    @Reading() language: Language,
    @IfMatch() version: number | null,
  ): Promise<ComplaintView> {
    await this.assignOwner.assign({ reference }, body, actor, version);
    return viewComplaint(this.database.manager, { reference }, systemActor(null), language);
  }

  @Get('handovers')
  @Endpoint({
    summary: 'Read all handovers with their briefings',
    grant: 'complaint.read',
    params: REFERENCE,
    answers: HandoverList,
  })
  async list(@Reference() reference: string, @Asking() actor: Actor): Promise<HandoverList> {
    const { manager } = this.database;
    return { items: await readHandovers(manager, await visibleComplaint(manager, reference, actor)) };
  }

  @Post('handovers')
  @Idempotent()
  @Endpoint({
    summary: 'Hand over to a new owner, with a briefing',
    grant: 'complaint.work',
    status: 201,
    params: REFERENCE,
    body: HandOverBody,
    answers: HandoverView,
    idempotent: true,
    refuses: [409],
  })
  async hand(
    @Reference() reference: string,
    @Body() body: HandOverBody,
    @Asking() actor: Actor,
    @CreatedId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HandoverView> {
    await this.handOver.handOver({ reference }, body, actor, id);
    created(reply, `complaints/${reference}/handovers/${id}`);
    return this.answer(reference, id, systemActor(null));
  }

  @Get('handovers/:id')
  @Endpoint({ summary: 'Read one handover', grant: 'complaint.read', params: HANDOVER, answers: HandoverView })
  read(@Reference() reference: string, @PathId() id: string, @Asking() actor: Actor): Promise<HandoverView> {
    return this.answer(reference, id, actor);
  }

  @Post('handovers/:id/confirmation')
  @Endpoint({
    summary: 'Confirm having read the briefing',
    grant: 'complaint.work',
    status: 200,
    params: HANDOVER,
    answers: HandoverView,
  })
  async confirm(@Reference() reference: string, @PathId() id: string, @Asking() actor: Actor): Promise<HandoverView> {
    await this.handOver.confirm({ reference }, id, actor);
    return this.answer(reference, id, actor);
  }

  private async answer(reference: string, id: string, actor: Actor): Promise<HandoverView> {
    const { manager } = this.database;
    const [handover] = await readHandovers(manager, await visibleComplaint(manager, reference, actor), id);
    if (!handover) throw new Refusal('not-found', 'no-such-handover', `${reference} has no such handover.`);
    return handover;
  }
}
