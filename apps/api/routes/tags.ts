import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { ReplaceTagBody, RetireTagBody } from '#contracts/bodies/vocabulary-bodies';
import { ReplacedTagView, TagList } from '#contracts/views/vocabulary';
import { listTags } from '#database/queries/list-vocabulary';
import { ManageTags } from '#recovery/manage-tags';
import { Asking } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';

/** Tags: which there are on complaints, and keeping order among them. */
@ApiTags('Vocabulary')
@Controller('tags')
export class TagRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly manage: ManageTags,
  ) {}

  @Get()
  @Endpoint({ summary: 'List the tags of the complaints that you may see', grant: 'policy.read', answers: TagList })
  async list(@Asking() actor: Actor): Promise<TagList> {
    return { items: await listTags(this.database.manager, actor) };
  }

  @Post('replacement')
  @Endpoint({
    summary: 'Rename a tag on all complaints, join it with another or take it off; the next 1,000 complaints at a time',
    grant: 'policy.manage',
    status: 200,
    body: ReplaceTagBody,
    answers: ReplacedTagView,
  })
  replace(@Body() body: ReplaceTagBody, @Asking() actor: Actor): Promise<ReplacedTagView> {
    return this.manage.replace(body, actor);
  }

  @Post('retirement')
  @Endpoint({
    summary: 'Say whether a tag is still proposed for complaints',
    grant: 'policy.manage',
    status: 204,
    body: RetireTagBody,
  })
  retire(@Body() body: RetireTagBody): Promise<void> {
    return this.manage.retire(body);
  }
}
