import { Body, Controller, Delete, Get, Patch, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { EditOwnViewBody, OrderOwnViewsBody, OwnViewBody } from '#contracts/bodies/view-bodies';
import { OwnView, OwnViewList } from '#contracts/views/queue';
import { listViews } from '#database/queries/list-views';
import { nothingThere } from '#recovery/change-settings';
import { ManageViews } from '#recovery/manage-views';
import { Asking, created, PathId } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';

const VIEW = { id: 'Of the view' };

/** Views of the queue that people keep for themselves: filters and order under a name. */
@ApiTags('Queue')
@Controller('views')
export class ViewRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly views: ManageViews,
  ) {}

  @Get()
  @Endpoint({ summary: "List one's own views of the queue", grant: 'complaint.read', answers: OwnViewList })
  async list(@Asking() actor: Actor): Promise<OwnViewList> {
    return { items: await listViews(this.database.manager, actor.id) };
  }

  @Post()
  @Idempotent()
  @Endpoint({
    summary: 'Keep filters and order as a view',
    grant: 'complaint.read',
    status: 201,
    body: OwnViewBody,
    answers: OwnView,
    idempotent: true,
    refuses: [409],
  })
  async add(
    @Body() body: OwnViewBody,
    @Asking() actor: Actor,
    @CreatedId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OwnView> {
    await this.views.add(body, actor, id);
    created(reply, `views/${id}`);
    return this.answer(id, actor);
  }

  @Put('order')
  @Endpoint({
    summary: "Put one's own views in order",
    grant: 'complaint.read',
    body: OrderOwnViewsBody,
    answers: OwnViewList,
  })
  async order(@Body() { ids }: OrderOwnViewsBody, @Asking() actor: Actor): Promise<OwnViewList> {
    await this.views.order(ids, actor);
    return this.list(actor);
  }

  @Get(':id')
  @Endpoint({ summary: "Read one of one's own views", grant: 'complaint.read', params: VIEW, answers: OwnView })
  read(@PathId() id: string, @Asking() actor: Actor): Promise<OwnView> {
    return this.answer(id, actor);
  }

  @Patch(':id')
  @Endpoint({
    summary: 'Rename a view, or give it other filters',
    grant: 'complaint.read',
    params: VIEW,
    body: EditOwnViewBody,
    answers: OwnView,
    refuses: [409],
  })
  async edit(@PathId() id: string, @Body() body: EditOwnViewBody, @Asking() actor: Actor): Promise<OwnView> {
    await this.views.edit(id, body, actor);
    return this.answer(id, actor);
  }

  @Delete(':id')
  @Endpoint({ summary: "Delete one of one's own views", grant: 'complaint.read', params: VIEW })
  async remove(@PathId() id: string, @Asking() actor: Actor): Promise<void> {
    await this.views.remove(id, actor);
  }

  private async answer(id: string, actor: Actor): Promise<OwnView> {
    const [view] = await listViews(this.database.manager, actor.id, id);
    if (!view) throw nothingThere();
    return view;
  }
}
