import { Controller, Delete, Get, Param, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { LARGEST_FILE_NAMED } from '#contracts/attachments';
import { CaseFileView } from '#contracts/views/portal';
import { readAttachmentsForCustomer, type StoredAttachment } from '#database/queries/read-attachments';
import { FileStore } from '#files/file-store';
import { newId } from '#kernel/ids';
import { AttachFile, noSuchAttachment } from '#recovery/attach-file';
import { OpenCaseLink, type Visit } from '#recovery/open-case-link';
import { PathId } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { rateLimit, RateLimited } from '../http/rate-limit.ts';
import { FILE_BODY, TAKES_A_FILE, takeFile } from '../http/read-file.ts';
import { sendFile } from '../http/send-file.ts';
import { TOKEN } from './customer-cases.ts';

const FILE = { ...TOKEN, id: 'Of the file' };

/** Files that a customer sends and gets behind a private link; never those of notes. */
@ApiTags('Customers’ pages')
@Controller('public/cases/:token/attachments')
export class CustomerFileRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly links: OpenCaseLink,
    private readonly attachFile: AttachFile,
    private readonly files: FileStore,
  ) {}

  @Post()
  @RouteConfig({ ...TAKES_A_FILE, ...rateLimit({ max: 30, perMinutes: 10 }) })
  @ApiConsumes('multipart/form-data')
  @Endpoint({
    summary: `Upload a file of at most ${LARGEST_FILE_NAMED}, to be named by the message that is sent next; it waits for a day`,
    grant: 'strangers',
    status: 201,
    params: TOKEN,
    bodySchema: FILE_BODY,
    answers: CaseFileView,
    refuses: [409, 410],
  })
  async upload(@Param('token') token: string, @Req() request: FastifyRequest): Promise<CaseFileView> {
    const visit = await this.links.open(token, request.id);
    const fileId = newId();
    await takeFile(request, (file) => this.attachFile.attach(visit.which, file, visit.customer, fileId));
    const { id, name, size } = (await this.find(visit, fileId)).view;
    return { id, name, size };
  }

  @Get(':id')
  @RateLimited({ max: 120, perMinutes: 1 })
  @Endpoint({ summary: 'Download a file', grant: 'strangers', params: FILE, answersFile: true, refuses: [410] })
  async download(
    @Param('token') token: string,
    @PathId() id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendFile(this.files, await this.find(await this.links.open(token, request.id), id), reply);
  }

  @Delete(':id')
  @RateLimited({ max: 30, perMinutes: 10 })
  @Endpoint({
    summary: 'Take back a file that still waits for its message',
    grant: 'strangers',
    params: FILE,
    refuses: [409, 410],
  })
  async withdraw(@Param('token') token: string, @PathId() id: string, @Req() request: FastifyRequest): Promise<void> {
    const { which, customer } = await this.links.open(token, request.id);
    await this.attachFile.withdraw(which, id, customer);
  }

  private async find({ which }: Visit, id: string): Promise<StoredAttachment> {
    const [found] = await readAttachmentsForCustomer(this.database.manager, which.id, id);
    if (!found) throw noSuchAttachment();
    return found;
  }
}
