import { Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { ListEscalationsQuery } from '#contracts/bodies/complaint-bodies';
import { EscalationPage, EscalationView } from '#contracts/views/clock';
import { listEscalations, readEscalation } from '#database/queries/list-escalations';
import { AcknowledgeEscalation } from '#recovery/acknowledge-escalation';
import { Asking, PathId } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';

/** Rungs of the ladder that were reached, and who took them on. */
@ApiTags('Escalations')
@Controller('escalations')
export class EscalationRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly acknowledgeEscalation: AcknowledgeEscalation,
  ) {}

  @Get()
  @Endpoint({
    summary: 'List escalations, those raised first in front',
    grant: 'complaint.read',
    query: ListEscalationsQuery,
    answers: EscalationPage,
  })
  list(@Query() query: ListEscalationsQuery, @Asking() actor: Actor): Promise<EscalationPage> {
    return listEscalations(this.database.manager, query, actor);
  }

  @Post(':id/acknowledgement')
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
}
