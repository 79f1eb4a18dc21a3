import { Body, Controller, Delete, Get, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { LadderBody } from '#contracts/bodies/ladder-bodies';
import { LadderList, LadderView } from '#contracts/views/policy';
import { SettingsPreview } from '#contracts/views/recalculation';
import { listLadders } from '#database/queries/list-settings';
import { nothingThere } from '#recovery/change-settings';
import { ManageLadders } from '#recovery/manage-ladders';
import { Asking, created, IfMatch, PathId } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';

const ID = { id: 'Of the ladder' };

/** Escalation ladders: who is told when. */
@ApiTags('Policies')
@Controller('ladders')
export class LadderRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly manage: ManageLadders,
  ) {}

  @Get()
  @Endpoint({ summary: 'List the escalation ladders', grant: 'policy.read', answers: LadderList })
  async list(): Promise<LadderList> {
    return { items: await listLadders(this.database.manager) };
  }

  @Post()
  @Idempotent()
  @Endpoint({
    summary: 'Create a ladder',
    grant: 'policy.manage',
    status: 201,
    body: LadderBody,
    answers: LadderView,
    idempotent: true,
  })
  async create(
    @Body() body: LadderBody,
    @CreatedId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LadderView> {
    await this.manage.create(body, id);
    created(reply, `ladders/${id}`);
    return this.answer(id);
  }

  @Get(':id')
  @Endpoint({ summary: 'Read one ladder', grant: 'policy.read', params: ID, answers: LadderView })
  read(@PathId() id: string): Promise<LadderView> {
    return this.answer(id);
  }

  @Put(':id')
  @Endpoint({
    summary: 'Replace a ladder',
    grant: 'policy.manage',
    params: ID,
    ifMatch: true,
    body: LadderBody,
    answers: LadderView,
    refuses: [409],
  })
  async replace(
    @PathId() id: string,
    @Body() body: LadderBody,
    @Asking() actor: Actor,
    @IfMatch() version: number | null,
  ): Promise<LadderView> {
    await this.manage.replace(id, body, actor, version);
    return this.answer(id);
  }

  @Post(':id/preview')
  @Endpoint({
    summary: 'See what replacing a ladder would change, without saving anything',
    grant: 'policy.manage',
    status: 200,
    params: ID,
    body: LadderBody,
    answers: SettingsPreview,
    refuses: [409],
  })
  preview(@PathId() id: string, @Body() body: LadderBody): Promise<SettingsPreview> {
    return this.manage.preview(id, body);
  }

  @Delete(':id')
  @Endpoint({
    summary: 'Delete a ladder that nothing uses',
    grant: 'policy.manage',
    params: ID,
    ifMatch: true,
    refuses: [409],
  })
  async remove(@PathId() id: string, @IfMatch() version: number | null): Promise<void> {
    await this.manage.remove(id, version);
  }

  private async answer(id: string): Promise<LadderView> {
    const [found] = await listLadders(this.database.manager, id);
    if (!found) throw nothingThere();
    return found;
  }
}
