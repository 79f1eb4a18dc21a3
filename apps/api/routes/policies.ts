import { Body, Controller, Delete, Get, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { PolicyBody } from '#contracts/bodies/policy-bodies';
import { PolicyList, PolicyView } from '#contracts/views/policy';
import { SettingsPreview } from '#contracts/views/recalculation';
import { listPolicies } from '#database/queries/list-settings';
import { nothingThere } from '#recovery/change-settings';
import { ManagePolicies } from '#recovery/manage-policies';
import { Asking, created, IfMatch, PathId } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';

const ID = { id: 'Of the policy' };

/** Policies: which deadlines, ladder and follow-ups a complaint gets. */
@ApiTags('Policies')
@Controller('policies')
export class PolicyRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly manage: ManagePolicies,
  ) {}

  @Get()
  @Endpoint({
    summary: 'List the policies in the order in which they are asked',
    grant: 'policy.read',
    answers: PolicyList,
  })
  async list(): Promise<PolicyList> {
    return { items: await listPolicies(this.database.manager) };
  }

  @Post()
  @Idempotent()
  @Endpoint({
    summary: 'Create a policy',
    grant: 'policy.manage',
    status: 201,
    body: PolicyBody,
    answers: PolicyView,
    idempotent: true,
  })
  async create(
    @Body() body: PolicyBody,
    @CreatedId() id: string,
    @Asking() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PolicyView> {
    await this.manage.create(body, id, actor);
    created(reply, `policies/${id}`);
    return this.answer(id);
  }

  @Post('preview')
  @Endpoint({
    summary: 'See what creating a policy would change, without saving anything',
    grant: 'policy.manage',
    status: 200,
    body: PolicyBody,
    answers: SettingsPreview,
    refuses: [409],
  })
  previewNew(@Body() body: PolicyBody): Promise<SettingsPreview> {
    return this.manage.previewNew(body);
  }

  @Get(':id')
  @Endpoint({ summary: 'Read one policy', grant: 'policy.read', params: ID, answers: PolicyView })
  read(@PathId() id: string): Promise<PolicyView> {
    return this.answer(id);
  }

  @Put(':id')
  @Endpoint({
    summary: 'Replace a policy',
    grant: 'policy.manage',
    params: ID,
    ifMatch: true,
    body: PolicyBody,
    answers: PolicyView,
    refuses: [409],
  })
  async replace(
    @PathId() id: string,
    @Body() body: PolicyBody,
    @Asking() actor: Actor,
    @IfMatch() version: number | null,
  ): Promise<PolicyView> {
    await this.manage.replace(id, body, actor, version);
    return this.answer(id);
  }

  @Post(':id/preview')
  @Endpoint({
    summary: 'See what replacing a policy would change, without saving anything',
    grant: 'policy.manage',
    status: 200,
    params: ID,
    body: PolicyBody,
    answers: SettingsPreview,
    refuses: [409],
  })
  preview(@PathId() id: string, @Body() body: PolicyBody): Promise<SettingsPreview> {
    return this.manage.preview(id, body);
  }

  @Delete(':id')
  @Endpoint({
    summary: 'Delete a policy that nothing uses',
    grant: 'policy.manage',
    params: ID,
    ifMatch: true,
    refuses: [409],
  })
  async remove(@PathId() id: string, @IfMatch() version: number | null): Promise<void> {
    await this.manage.remove(id, version);
  }

  private async answer(id: string): Promise<PolicyView> {
    const [found] = await listPolicies(this.database.manager, id);
    if (!found) throw nothingThere();
    return found;
  }
}
