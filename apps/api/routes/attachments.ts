import { Controller, Delete, Get, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { LARGEST_FILE_NAMED } from '#contracts/attachments';
import { AttachmentList, AttachmentView } from '#contracts/views/attachment';
import { readAttachment, readAttachments, type StoredAttachment } from '#database/queries/read-attachments';
import { visibleComplaint } from '#database/queries/visible-complaint';
import { FileStore } from '#files/file-store';
import { newId } from '#kernel/ids';
import { AttachFile, noSuchAttachment } from '#recovery/attach-file';
import { Asking, created, PathId, Reference } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { FILE_BODY, TAKES_A_FILE, takeFile } from '../http/read-file.ts';
import { sendFile } from '../http/send-file.ts';
import { REFERENCE } from './complaints.ts';

const ATTACHMENT = { ...REFERENCE, id: 'Of the file' };

/** Files of a case. */
@ApiTags('Conversation')
@Controller('complaints/:reference/attachments')
export class AttachmentRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly attachFile: AttachFile,
    private readonly files: FileStore,
  ) {}

  @Get()
  @Endpoint({
    summary: 'List the files of a complaint, with those of complaints merged into this one',
    grant: 'complaint.read',
    params: REFERENCE,
    answers: AttachmentList,
  })
  async list(@Reference() reference: string, @Asking() actor: Actor): Promise<AttachmentList> {
    const { manager } = this.database;
    return { items: await readAttachments(manager, await visibleComplaint(manager, reference, actor)) };
  }

  @Post()
  @RouteConfig(TAKES_A_FILE)
  @ApiConsumes('multipart/form-data')
  @Endpoint({
    summary: `Upload a file of at most ${LARGEST_FILE_NAMED}, to be named by the message or note that you add next; it waits for a day`,
    grant: 'complaint.work',
    status: 201,
    params: REFERENCE,
    bodySchema: FILE_BODY,
    answers: AttachmentView,
    refuses: [409],
  })
  async upload(
    @Reference() reference: string,
    @Req() request: FastifyRequest,
    @Asking() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AttachmentView> {
    await visibleComplaint(this.database.manager, reference, actor);
    const id = newId();
    await takeFile(request, (file) => this.attachFile.attach({ reference }, file, actor, id));
    created(reply, `complaints/${reference}/attachments/${id}`);
    return (await this.find(reference, id, actor)).view;
  }

  @Get(':id')
  @Endpoint({
    summary: 'Download a file',
    grant: 'complaint.read',
    params: ATTACHMENT,
    answersFile: true,
  })
  async download(
    @Reference() reference: string,
    @PathId() id: string,
    @Asking() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendFile(this.files, await this.find(reference, id, actor), reply);
  }

  @Delete(':id')
  @Endpoint({
    summary: 'Take back a file that you uploaded and that still waits for its message',
    grant: 'complaint.work',
    params: ATTACHMENT,
    refuses: [409],
  })
  async withdraw(@Reference() reference: string, @PathId() id: string, @Asking() actor: Actor): Promise<void> {
    await this.attachFile.withdraw({ reference }, id, actor);
  }

  private async find(reference: string, id: string, actor: Actor): Promise<StoredAttachment> {
    const { manager } = this.database;
    const found = await readAttachment(manager, await visibleComplaint(manager, reference, actor), id, actor);
    if (!found) throw noSuchAttachment();
    return found;
  }
}
