import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PreviewTemplateQuery } from '#contracts/bodies/template-bodies';
import { TemplateList, TemplatePreview } from '#contracts/views/template';
import type { Language } from '#kernel/language';
import { listTemplates, previewTemplate } from '#recovery/preview-template';
import { Reading } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';

/** The messages that we send by mail, to look at before a customer does. */
@ApiTags('Templates')
@Controller('templates')
export class TemplateRoutes {
  @Get()
  @Endpoint({ summary: 'List the messages that are sent by mail', grant: 'policy.read', answers: TemplateList })
  list(): TemplateList {
    return { items: listTemplates() };
  }

  @Get(':name')
  @Endpoint({
    summary: 'See a message as its reader would get it, with made-up data',
    grant: 'policy.read',
    params: { name: 'Of the message' },
    query: PreviewTemplateQuery,
    answers: TemplatePreview,
  })
  preview(
    @Param('name') name: string,
    @Query() { language }: PreviewTemplateQuery,
    @Reading() reading: Language,
  ): TemplatePreview {
    const written = language ?? reading;
    return { name, language: written, ...previewTemplate(name, written) };
  }
}
