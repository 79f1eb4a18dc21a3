import { Body, Controller, Delete, Inject, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { LeaveQuery, PresenceBody } from '#contracts/bodies/presence-body';
import { PresenceList } from '#contracts/views/live';
import { listPresent } from '#database/queries/list-present';
import { CLOCK, type Clock } from '#kernel/clock';
import { ShowPresence } from '#recovery/show-presence';
import { Asking, Reference } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { REFERENCE } from './complaints.ts';

/** Who has a case open, so that two do not write the same answer. */
@ApiTags('Live')
@Controller('complaints/:reference/presence')
export class PresenceRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly presence: ShowPresence,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Put()
  @Endpoint({
    summary: 'Say that one has the case open, every 15 seconds; who is silent for 40 has not. Answers with everybody',
    grant: 'complaint.read',
    params: REFERENCE,
    body: PresenceBody,
    answers: PresenceList,
  })
  async show(
    @Reference() reference: string,
    @Body() body: PresenceBody,
    @Asking() actor: Actor,
  ): Promise<PresenceList> {
    const complaintId = await this.presence.show(reference, body, actor);
    return { items: await listPresent(this.database.manager, complaintId, this.clock.now()) };
  }

  @Delete()
  @Endpoint({
    summary: 'Say that one has closed the case',
    grant: 'complaint.read',
    params: REFERENCE,
    query: LeaveQuery,
  })
  async leave(@Reference() reference: string, @Query() { seat }: LeaveQuery, @Asking() actor: Actor): Promise<void> {
    await this.presence.leave(reference, seat ?? null, actor);
  }
}
