import { Body, Controller, Delete, Get, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { CategoryBody } from '#contracts/bodies/vocabulary-bodies';
import { CategoryList, CategoryView } from '#contracts/views/vocabulary';
import { listCategories } from '#database/queries/list-vocabulary';
import { nothingThere } from '#recovery/change-settings';
import { ManageCategories } from '#recovery/manage-categories';
import { created, IfMatch, PathId } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';

const ID = { id: 'Of the category' };

/** Categories: what complaints are about, and what people read for it. */
@ApiTags('Vocabulary')
@Controller('categories')
export class CategoryRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly manage: ManageCategories,
  ) {}

  @Get()
  @Endpoint({ summary: 'List the categories', grant: 'policy.read', answers: CategoryList })
  async list(): Promise<CategoryList> {
    return { items: await listCategories(this.database.manager) };
  }

  @Post()
  @Idempotent()
  @Endpoint({
    summary: 'Create a category',
    grant: 'policy.manage',
    status: 201,
    body: CategoryBody,
    answers: CategoryView,
    idempotent: true,
  })
  async create(
    @Body() body: CategoryBody,
    @CreatedId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CategoryView> {
    await this.manage.create(body, id);
    created(reply, `categories/${id}`);
    return this.answer(id);
  }

  @Get(':id')
  @Endpoint({ summary: 'Read one category', grant: 'policy.read', params: ID, answers: CategoryView })
  read(@PathId() id: string): Promise<CategoryView> {
    return this.answer(id);
  }

  @Put(':id')
  @Endpoint({
    summary: 'Replace a category',
    grant: 'policy.manage',
    params: ID,
    ifMatch: true,
    body: CategoryBody,
    answers: CategoryView,
    refuses: [409],
  })
  async replace(
    @PathId() id: string,
    @Body() body: CategoryBody,
    @IfMatch() version: number | null,
  ): Promise<CategoryView> {
    await this.manage.replace(id, body, version);
    return this.answer(id);
  }

  @Delete(':id')
  @Endpoint({
    summary: 'Delete a category that nothing uses',
    grant: 'policy.manage',
    params: ID,
    ifMatch: true,
    refuses: [409],
  })
  async remove(@PathId() id: string, @IfMatch() version: number | null): Promise<void> {
    await this.manage.remove(id, version);
  }

  private async answer(id: string): Promise<CategoryView> {
    const [found] = await listCategories(this.database.manager, id);
    if (!found) throw nothingThere();
    return found;
  }
}
