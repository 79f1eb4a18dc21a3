import { Body, Controller, Delete, Get, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { CannedReplyBody, FillReplyQuery } from '#contracts/bodies/canned-reply-bodies';
import { CannedReplyList, CannedReplyView, FilledReplyView } from '#contracts/views/canned-reply';
import { listCannedReplies } from '#database/queries/list-canned-replies';
import type { Language } from '#kernel/language';
import { nothingThere } from '#recovery/change-settings';
import { FillCannedReply } from '#recovery/fill-canned-reply';
import { ManageCannedReplies } from '#recovery/manage-canned-replies';
import { Asking, created, IfMatch, PathId, Reading, Reference } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';
import { REFERENCE } from './complaints.ts';

const ID = { id: 'Of the canned reply' };

/** Words that are used again and again. */
@ApiTags('Conversation')
@Controller()
export class CannedReplyRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly manage: ManageCannedReplies,
    private readonly filling: FillCannedReply,
  ) {}

  @Get('canned-replies')
  @Endpoint({ summary: 'List the canned replies', grant: 'policy.read', answers: CannedReplyList })
  async list(): Promise<CannedReplyList> {
    return { items: await listCannedReplies(this.database.manager) };
  }

  @Post('canned-replies')
  @Idempotent()
  @Endpoint({
    summary: 'Create a canned reply',
    grant: 'policy.manage',
    status: 201,
    body: CannedReplyBody,
    answers: CannedReplyView,
    idempotent: true,
  })
  async create(
    @Body() body: CannedReplyBody,
    @CreatedId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CannedReplyView> {
    await this.manage.create(body, id);
    created(reply, `canned-replies/${id}`);
    return this.answer(id);
  }

  @Get('canned-replies/:id')
  @Endpoint({ summary: 'Read one canned reply', grant: 'policy.read', params: ID, answers: CannedReplyView })
  read(@PathId() id: string): Promise<CannedReplyView> {
    return this.answer(id);
  }

  @Put('canned-replies/:id')
  @Endpoint({
    summary: 'Replace a canned reply',
    grant: 'policy.manage',
    params: ID,
    ifMatch: true,
    body: CannedReplyBody,
    answers: CannedReplyView,
    refuses: [409],
  })
  async replace(
    @PathId() id: string,
    @Body() body: CannedReplyBody,
    @IfMatch() version: number | null,
  ): Promise<CannedReplyView> {
    await this.manage.replace(id, body, version);
    return this.answer(id);
  }

  @Delete('canned-replies/:id')
  @Endpoint({ summary: 'Delete a canned reply', grant: 'policy.manage', params: ID, ifMatch: true })
  async remove(@PathId() id: string, @IfMatch() version: number | null): Promise<void> {
    await this.manage.remove(id, version);
  }

  @Get('complaints/:reference/canned-replies/:id')
  @Endpoint({
    summary: 'Write a canned reply for a complaint: the values of its variables put in, those without one named',
    grant: 'complaint.read',
    params: { ...REFERENCE, ...ID },
    query: FillReplyQuery,
    answers: FilledReplyView,
  })
  fill(
    @Reference() reference: string,
    @PathId() id: string,
    @Query() query: FillReplyQuery,
    @Asking() actor: Actor,
    @Reading() language: Language,
  ): Promise<FilledReplyView> {
    return this.filling.fill(reference, id, actor, query.language ?? null, language);
  }

  private async answer(id: string): Promise<CannedReplyView> {
    const [found] = await listCannedReplies(this.database.manager, id);
    if (!found) throw nothingThere();
    return found;
  }
}
