import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { MailTextBody, PreviewTemplateQuery } from '#contracts/bodies/template-bodies';
import { MailTextView, TemplateList, TemplatePreview } from '#contracts/views/template';
import { LANGUAGES, type Language } from '#kernel/language';
import { Refusal } from '#kernel/refusal';
import { ManageMailTexts } from '#recovery/manage-mail-texts';
import { listTemplates, previewTemplate, previewWords, readTemplateText } from '#recovery/preview-template';
import { Asking, IfMatch, Reading } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';

const NAME = { name: 'Of the message' };
const WORDS = { ...NAME, language: LANGUAGES.join(' or ') };

/** The messages that we send by mail: to look at before a customer does, and to write in the company's own words. */
@ApiTags('Templates')
@Controller('templates')
export class TemplateRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly texts: ManageMailTexts,
  ) {}

  @Get()
  @Endpoint({ summary: 'List the messages that are sent by mail', grant: 'policy.read', answers: TemplateList })
  async list(): Promise<TemplateList> {
    return { items: await listTemplates(this.database.manager) };
  }

  @Get(':name')
  @Endpoint({
    summary: 'See a message as its reader would get it, with made-up data',
    grant: 'policy.read',
    params: NAME,
    query: PreviewTemplateQuery,
    answers: TemplatePreview,
  })
  async preview(
    @Param('name') name: string,
    @Query() { language }: PreviewTemplateQuery,
    @Reading() reading: Language,
  ): Promise<TemplatePreview> {
    const written = language ?? reading;
    return { name, language: written, ...(await previewTemplate(this.database.manager, name, written)) };
  }

  @Get(':name/texts/:language')
  @Endpoint({
    summary: 'Read the words of a message in one language, and what they can leave open',
    grant: 'policy.read',
    params: WORDS,
    answers: MailTextView,
  })
  read(@Param('name') name: string, @Param('language') language: string): Promise<MailTextView> {
    return readTemplateText(this.database.manager, name, languageOf(language));
  }

  @Put(':name/texts/:language')
  @Endpoint({
    summary: 'Write a message in words of your own, for the mails that are written from now on',
    grant: 'template.manage',
    params: WORDS,
    body: MailTextBody,
    answers: MailTextView,
    ifMatch: true,
  })
  async write(
    @Param('name') name: string,
    @Param('language') given: string,
    @Body() body: MailTextBody,
    @Asking() actor: Actor,
    @IfMatch() version: number | null,
  ): Promise<MailTextView> {
    const language = languageOf(given);
    await this.texts.write(name, language, body, actor, version);
    return readTemplateText(this.database.manager, name, language);
  }

  @Delete(':name/texts/:language')
  @Endpoint({
    summary: 'Take the words that come with the product again',
    grant: 'template.manage',
    params: WORDS,
    ifMatch: true,
  })
  async reset(
    @Param('name') name: string,
    @Param('language') language: string,
    @Asking() actor: Actor,
    @IfMatch() version: number | null,
  ): Promise<void> {
    await this.texts.reset(name, languageOf(language), actor, version);
  }

  @Post(':name/texts/:language/preview')
  @Endpoint({
    summary: 'See a message in words that are not saved, with made-up data',
    grant: 'template.manage',
    status: 200,
    params: WORDS,
    body: MailTextBody,
    answers: TemplatePreview,
  })
  previewWords(
    @Param('name') name: string,
    @Param('language') given: string,
    @Body() body: MailTextBody,
  ): TemplatePreview {
    const language = languageOf(given);
    return { name, language, ...previewWords(name, language, body) };
  }
}

function languageOf(given: string): Language {
  const language = LANGUAGES.find((known) => known === given);
  if (language === undefined)
    throw new Refusal('not-found', 'no-such-language', `Messages are written in ${LANGUAGES.join(', ')}.`);
  return language;
}
