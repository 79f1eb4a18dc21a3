import { Controller, Delete, Param, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { LARGEST_FILE_NAMED } from '#contracts/attachments';
import { WebUploadView } from '#contracts/views/portal';
import { UploadForComplaint } from '#recovery/upload-for-complaint';
import { ByteBudget } from '../http/byte-budget.ts';
import { Endpoint } from '../http/endpoint.ts';
import { rateLimit, RateLimited } from '../http/rate-limit.ts';
import { FILE_BODY, TAKES_A_FILE, takeFile } from '../http/read-file.ts';

/** Files that strangers send ahead of their complaint. None of them can be read here. */
@ApiTags('Customers’ pages')
@Controller('public/uploads')
export class WebUploadRoutes {
  constructor(
    private readonly uploads: UploadForComplaint,
    private readonly budget: ByteBudget,
  ) {}

  @Post()
  @RouteConfig({ ...TAKES_A_FILE, ...rateLimit({ max: 30, perMinutes: 10 }) })
  @ApiConsumes('multipart/form-data')
  @Endpoint({
    summary: `Upload a file of at most ${LARGEST_FILE_NAMED}, to be named by the complaint that is made next; it waits for a day`,
    grant: 'strangers',
    status: 201,
    bodySchema: FILE_BODY,
    answers: WebUploadView,
  })
  upload(@Req() request: FastifyRequest): Promise<WebUploadView> {
    return takeFile(request, ({ name, content }) =>
      this.uploads.upload({ name, content: this.budget.count(request.ip, content) }),
    );
  }

  @Delete(':ticket')
  @RateLimited({ max: 60, perMinutes: 10 })
  @Endpoint({
    summary: 'Take back a file that still waits for its complaint',
    grant: 'strangers',
    params: { ticket: 'Of the upload' },
  })
  withdraw(@Param('ticket') ticket: string): Promise<void> {
    return this.uploads.withdraw(ticket);
  }
}
