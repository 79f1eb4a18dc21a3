import { Body, Controller, Delete, Get, Inject, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { AbsenceBody, WhoIsAwayQuery } from '#contracts/bodies/absence-bodies';
import { AbsenceList, AbsenceView } from '#contracts/views/absence';
import { listAbsences, listAway, readAbsence } from '#database/queries/list-absences';
import { CLOCK, type Clock } from '#kernel/clock';
import { invalid } from '#kernel/refusal';
import { nothingThere } from '#recovery/change-settings';
import { ManageAbsences } from '#recovery/manage-absences';
import { Asking, created, IfMatch, PathId } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';

const AGENT = { id: 'Of the agent' };
const ABSENCE = { ...AGENT, absenceId: 'Of the absence' };

/** Who is away when. One's own absences everybody keeps; those of others need `absence.manage`. */
@ApiTags('People')
@Controller()
export class AbsenceRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly absences: ManageAbsences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('absences')
  @Endpoint({
    summary: 'See who is away at a moment or within a time',
    grant: 'absence.manage',
    query: WhoIsAwayQuery,
    answers: AbsenceList,
  })
  async away(@Query() { on, from, to }: WhoIsAwayQuery): Promise<AbsenceList> {
    if ((from === undefined) !== (to === undefined))
      throw invalid(from === undefined ? 'from' : 'to', 'is missing: write both, or neither');
    if (from && to && to <= from) throw invalid('to', 'is not later than `from`');
    const moment = from ?? on ?? this.clock.now();
    return { items: await listAway(this.database.manager, moment, to ?? null) };
  }

  @Get('agents/:id/absences')
  @Endpoint({
    summary: "List a person's absences, the latest first",
    grant: 'people.read',
    params: AGENT,
    answers: AbsenceList,
  })
  async list(@PathId() id: string, @Asking() actor: Actor): Promise<AbsenceList> {
    await this.absences.mayKeep(id, actor);
    return { items: await listAbsences(this.database.manager, id) };
  }

  @Post('agents/:id/absences')
  @Idempotent()
  @Endpoint({
    summary: 'Say that a person will be away',
    grant: 'people.read',
    status: 201,
    params: AGENT,
    body: AbsenceBody,
    answers: AbsenceView,
    idempotent: true,
  })
  async add(
    @PathId() id: string,
    @Body() body: AbsenceBody,
    @Asking() actor: Actor,
    @CreatedId() absenceId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AbsenceView> {
    await this.absences.add(id, body, actor, absenceId);
    created(reply, `agents/${id}/absences/${absenceId}`);
    return this.answer(id, absenceId);
  }

  @Get('agents/:id/absences/:absenceId')
  @Endpoint({ summary: 'Read one absence', grant: 'people.read', params: ABSENCE, answers: AbsenceView })
  async read(
    @PathId() id: string,
    @PathId('absenceId') absenceId: string,
    @Asking() actor: Actor,
  ): Promise<AbsenceView> {
    await this.absences.mayKeep(id, actor);
    return this.answer(id, absenceId);
  }

  @Put('agents/:id/absences/:absenceId')
  @Endpoint({
    summary: 'Change an absence, like the day of the return',
    grant: 'people.read',
    params: ABSENCE,
    body: AbsenceBody,
    ifMatch: true,
    answers: AbsenceView,
  })
  async edit(
    @PathId() id: string,
    @PathId('absenceId') absenceId: string,
    @Body() body: AbsenceBody,
    @Asking() actor: Actor,
    @IfMatch() version: number | null,
  ): Promise<AbsenceView> {
    await this.absences.edit(id, absenceId, body, actor, version);
    return this.answer(id, absenceId);
  }

  @Delete('agents/:id/absences/:absenceId')
  @Endpoint({ summary: 'Take an absence back', grant: 'people.read', params: ABSENCE, ifMatch: true })
  async remove(
    @PathId() id: string,
    @PathId('absenceId') absenceId: string,
    @Asking() actor: Actor,
    @IfMatch() version: number | null,
  ): Promise<void> {
    await this.absences.remove(id, absenceId, actor, version);
  }

  private async answer(id: string, absenceId: string): Promise<AbsenceView> {
    const found = await readAbsence(this.database.manager, id, absenceId);
    if (!found) throw nothingThere();
    return found;
  }
}
