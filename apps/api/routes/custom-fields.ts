import { Body, Controller, Delete, Get, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { CustomFieldBody } from '#contracts/bodies/vocabulary-bodies';
import { CustomFieldList, CustomFieldView } from '#contracts/views/vocabulary';
import { listCustomFields } from '#database/queries/list-vocabulary';
import { nothingThere } from '#recovery/change-settings';
import { ManageCustomFields } from '#recovery/manage-custom-fields';
import { created, IfMatch, PathId } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';

const ID = { id: 'Of the custom field' };

/** Custom fields: what the company wants to know of its complaints beside the usual. Imports may bring others. */
@ApiTags('Vocabulary')
@Controller('custom-fields')
export class CustomFieldRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly manage: ManageCustomFields,
  ) {}

  @Get()
  @Endpoint({ summary: 'List the custom fields', grant: 'policy.read', answers: CustomFieldList })
  async list(): Promise<CustomFieldList> {
    return { items: await listCustomFields(this.database.manager) };
  }

  @Post()
  @Idempotent()
  @Endpoint({
    summary: 'Create a custom field',
    grant: 'policy.manage',
    status: 201,
    body: CustomFieldBody,
    answers: CustomFieldView,
    idempotent: true,
  })
  async create(
    @Body() body: CustomFieldBody,
    @CreatedId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CustomFieldView> {
    await this.manage.create(body, id);
    created(reply, `custom-fields/${id}`);
    return this.answer(id);
  }

  @Get(':id')
  @Endpoint({ summary: 'Read one custom field', grant: 'policy.read', params: ID, answers: CustomFieldView })
  read(@PathId() id: string): Promise<CustomFieldView> {
    return this.answer(id);
  }

  @Put(':id')
  @Endpoint({
    summary: 'Replace a custom field',
    grant: 'policy.manage',
    params: ID,
    ifMatch: true,
    body: CustomFieldBody,
    answers: CustomFieldView,
    refuses: [409],
  })
  async replace(
    @PathId() id: string,
    @Body() body: CustomFieldBody,
    @IfMatch() version: number | null,
  ): Promise<CustomFieldView> {
    await this.manage.replace(id, body, version);
    return this.answer(id);
  }

  @Delete(':id')
  @Endpoint({
    summary: 'Delete the definition of a custom field; the values stay',
    grant: 'policy.manage',
    params: ID,
    ifMatch: true,
    refuses: [409],
  })
  async remove(@PathId() id: string, @IfMatch() version: number | null): Promise<void> {
    await this.manage.remove(id, version);
  }

  private async answer(id: string): Promise<CustomFieldView> {
    const [found] = await listCustomFields(this.database.manager, id);
    if (!found) throw nothingThere();
    return found;
  }
}
