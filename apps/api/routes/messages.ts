import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { AddMessageBody } from '#contracts/bodies/complaint-bodies';
import { PageQuery } from '#contracts/bodies/page-query';
import { MailList, MessagePage, MessageView } from '#contracts/views/conversation';
import { readMails } from '#database/queries/read-mails';
import { readMessage, readMessages } from '#database/queries/read-messages';
import { visibleComplaint } from '#database/queries/visible-complaint';
import type { Language } from '#kernel/language';
import { Refusal } from '#kernel/refusal';
import { AddMessage } from '#recovery/add-message';
import { saidIn } from '#wording/say-in';
import { Asking, created, PathId, Reading, Reference } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';
import { REFERENCE } from './complaints.ts';

/** The conversation with the customer, and the mails that went out. */
@ApiTags('Conversation')
@Controller('complaints/:reference')
export class MessageRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly addMessage: AddMessage,
  ) {}

  @Get('messages')
  @Endpoint({
    summary: 'Read the conversation, oldest first, with those of complaints merged into this one',
    grant: 'complaint.read',
    params: REFERENCE,
    query: PageQuery,
    answers: MessagePage,
  })
  async list(@Reference() reference: string, @Query() query: PageQuery, @Asking() actor: Actor): Promise<MessagePage> {
    const { manager } = this.database;
    return readMessages(manager, await visibleComplaint(manager, reference, actor), query);
  }

  @Post('messages')
  @Idempotent()
  @Endpoint({
    summary: 'Add a message from or to the customer, or a note',
    grant: 'complaint.work',
    status: 201,
    params: REFERENCE,
    body: AddMessageBody,
    answers: MessageView,
    idempotent: true,
    refuses: [409],
  })
  async add(
    @Reference() reference: string,
    @Body() body: AddMessageBody,
    @Asking() actor: Actor,
    @Reading() language: Language,
    @CreatedId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MessageView> {
    await this.addMessage.add({ reference }, body, actor, id, language);
    created(reply, `complaints/${reference}/messages/${id}`);
    return this.read(reference, id, actor);
  }

  @Get('messages/:id')
  @Endpoint({
    summary: 'Read one message',
    grant: 'complaint.read',
    params: { ...REFERENCE, id: 'Of the message' },
    answers: MessageView,
  })
  one(@Reference() reference: string, @PathId() id: string, @Asking() actor: Actor): Promise<MessageView> {
    return this.read(reference, id, actor);
  }

  @Get('mails')
  @Endpoint({
    summary: 'See which mails were written and what became of them',
    grant: 'complaint.read',
    params: REFERENCE,
    answers: MailList,
  })
  async mails(
    @Reference() reference: string,
    @Asking() actor: Actor,
    @Reading() language: Language,
  ): Promise<MailList> {
    const { manager } = this.database;
    const mails = await readMails(manager, await visibleComplaint(manager, reference, actor));
    return { items: mails.map((mail) => saidIn(language, 'error', mail)) };
  }

  private async read(reference: string, id: string, actor: Actor): Promise<MessageView> {
    const { manager } = this.database;
    const message = await readMessage(manager, await visibleComplaint(manager, reference, actor), id);
    if (!message) throw new Refusal('not-found', 'no-such-message', `${reference} has no such message.`);
    return message;
  }
}
