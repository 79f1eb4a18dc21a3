import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { ListEscalationsQuery } from '#contracts/bodies/complaint-bodies';
import { EscalateBody } from '#contracts/bodies/ladder-bodies';
import { EscalationPage, EscalationView } from '#contracts/views/clock';
import { listEscalations, readEscalation } from '#database/queries/list-escalations';
import { Refusal } from '#kernel/refusal';
import { AcknowledgeEscalation } from '#recovery/acknowledge-escalation';
import { EscalateForCustomer } from '#recovery/escalate-for-customer';
import { Asking, created, PathId, Reference } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';
import { REFERENCE } from './complaints.ts';

/** Rungs of the ladder that were reached, and who took them on. */
@ApiTags('Escalations')
@Controller()
export class EscalationRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly acknowledgeEscalation: AcknowledgeEscalation,
    private readonly escalateForCustomer: EscalateForCustomer,
  ) {}

  @Get('escalations')
  @Endpoint({
    summary: 'List escalations, those raised first in front',
    grant: 'complaint.read',
    query: ListEscalationsQuery,
    answers: EscalationPage,
  })
  list(@Query() query: ListEscalationsQuery, @Asking() actor: Actor): Promise<EscalationPage> {
    return listEscalations(this.database.manager, query, actor);
  }

  @Post('escalations/:id/acknowledgement')
  @Endpoint({
    summary: 'Take an escalation on',
    grant: 'escalation.acknowledge',
    status: 200,
    params: { id: 'Of the escalation' },
    answers: EscalationView,
    refuses: [409],
  })
  async acknowledge(@PathId() id: string, @Asking() actor: Actor): Promise<EscalationView> {
    await this.acknowledgeEscalation.acknowledge(this.database.manager, id, actor);
    return (await readEscalation(this.database.manager, id, actor))!;
  }

  @Post('complaints/:reference/escalations')
  @Idempotent()
  @Endpoint({
    summary: 'Escalate because the customer asks for it: the supervisors are told until somebody takes it on',
    grant: 'complaint.work',
    status: 201,
    params: REFERENCE,
    body: EscalateBody,
    answers: EscalationView,
    idempotent: true,
    refuses: [409],
  })
  async escalate(
    @Reference() reference: string,
    @Body() body: EscalateBody,
    @Asking() actor: Actor,
    @CreatedId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EscalationView> {
    await this.escalateForCustomer.escalate({ reference }, body.reason, actor, id);
    created(reply, `escalations/${id}`);
    return (await readEscalation(this.database.manager, id, actor))!;
  }

  @Get('escalations/:id')
  @Endpoint({
    summary: 'Read one escalation',
    grant: 'complaint.read',
    params: { id: 'Of the escalation' },
    answers: EscalationView,
  })
  async read(@PathId() id: string, @Asking() actor: Actor): Promise<EscalationView> {
    const found = await readEscalation(this.database.manager, id, actor);
    if (!found)
      throw new Refusal('not-found', 'no-such-escalation', 'There is no such escalation, or it is not visible to you.');
    return found;
  }
}
