import { Body, Controller, Delete, Get, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { FollowUpPlanBody } from '#contracts/bodies/follow-up-bodies';
import { FollowUpPlanList, FollowUpPlanView } from '#contracts/views/policy';
import { listFollowUpPlans } from '#database/queries/list-settings';
import { nothingThere } from '#recovery/change-settings';
import { ManageFollowUpPlans } from '#recovery/manage-follow-up-plans';
import { created, IfMatch, PathId } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';

const ID = { id: 'Of the follow-up plan' };

/** Follow-up plans: when customers are asked whether the resolution holds. */
@ApiTags('Policies')
@Controller('follow-up-plans')
export class FollowUpPlanRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly manage: ManageFollowUpPlans,
  ) {}

  @Get()
  @Endpoint({ summary: 'List the follow-up plans', grant: 'policy.read', answers: FollowUpPlanList })
  async list(): Promise<FollowUpPlanList> {
    return { items: await listFollowUpPlans(this.database.manager) };
  }

  @Post()
  @Idempotent()
  @Endpoint({
    summary: 'Create a follow-up plan',
    grant: 'policy.manage',
    status: 201,
    body: FollowUpPlanBody,
    answers: FollowUpPlanView,
    idempotent: true,
  })
  async create(
    @Body() body: FollowUpPlanBody,
    @CreatedId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FollowUpPlanView> {
    await this.manage.create(body, id);
    created(reply, `follow-up-plans/${id}`);
    return this.answer(id);
  }

  @Get(':id')
  @Endpoint({ summary: 'Read one follow-up plan', grant: 'policy.read', params: ID, answers: FollowUpPlanView })
  read(@PathId() id: string): Promise<FollowUpPlanView> {
    return this.answer(id);
  }

  @Put(':id')
  @Endpoint({
    summary: 'Replace a follow-up plan',
    grant: 'policy.manage',
    params: ID,
    ifMatch: true,
    body: FollowUpPlanBody,
    answers: FollowUpPlanView,
    refuses: [409],
  })
  async replace(
    @PathId() id: string,
    @Body() body: FollowUpPlanBody,
    @IfMatch() version: number | null,
  ): Promise<FollowUpPlanView> {
    await this.manage.replace(id, body, version);
    return this.answer(id);
  }

  @Delete(':id')
  @Endpoint({
    summary: 'Delete a follow-up plan that nothing uses',
    grant: 'policy.manage',
    params: ID,
    ifMatch: true,
    refuses: [409],
  })
  async remove(@PathId() id: string, @IfMatch() version: number | null): Promise<void> {
    await this.manage.remove(id, version);
  }

  private async answer(id: string): Promise<FollowUpPlanView> {
    const [found] = await listFollowUpPlans(this.database.manager, id);
    if (!found) throw nothingThere();
    return found;
  }
}
