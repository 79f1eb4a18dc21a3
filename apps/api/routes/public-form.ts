import { Body, Controller, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CaseLinkBody, WebComplaintBody } from '#contracts/bodies/portal-bodies';
import { WebComplaintView } from '#contracts/views/portal';
import { AskForCaseLink } from '#recovery/ask-for-case-link';
import { TakeWebComplaint } from '#recovery/take-web-complaint';
import { webComplaintView } from '#recovery/web-complaint-view';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';
import { RateLimited } from '../http/rate-limit.ts';

/** The form with which anybody complains. */
@ApiTags('Customers’ pages')
@Controller('public/complaints')
export class WebComplaintRoutes {
  constructor(private readonly takeWebComplaint: TakeWebComplaint) {}

  @Post()
  @RateLimited({ max: 10, perMinutes: 10 })
  @Idempotent()
  @Endpoint({
    summary: 'Complain, as anybody: answers with the reference and what happens next',
    grant: 'strangers',
    status: 201,
    body: WebComplaintBody,
    answers: WebComplaintView,
    idempotent: true,
  })
  async complain(
    @Body() body: WebComplaintBody,
    @CreatedId() id: string,
    @Req() request: FastifyRequest,
  ): Promise<WebComplaintView> {
    return webComplaintView(await this.takeWebComplaint.take(body, request.id, id), Boolean(body.email));
  }
}

/** Fresh private links. */
@ApiTags('Customers’ pages')
@Controller('public/case-links')
export class CaseLinkRoutes {
  constructor(private readonly askForCaseLink: AskForCaseLink) {}

  @Post()
  @RateLimited({ max: 5, perMinutes: 15 })
  @Endpoint({
    summary:
      'Have a fresh private link mailed, by reference and e-mail or by a link of before; answers the same whether they match or not',
    grant: 'strangers',
    body: CaseLinkBody,
  })
  async renew(@Body() body: CaseLinkBody): Promise<void> {
    await this.askForCaseLink.ask(body);
  }
}
