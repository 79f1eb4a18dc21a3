import { Body, Controller, Get, Header, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { AskHigherUpBody, CaseQuery, CaseReplyBody, RateBody, RejectAnswerBody } from '#contracts/bodies/portal-bodies';
import { CaseView } from '#contracts/views/portal';
import { readCase } from '#database/queries/read-case';
import { CLOCK, type Clock } from '#kernel/clock';
import { AddMessage } from '#recovery/add-message';
import { caseView } from '#recovery/case-view';
import { EscalateForCustomer } from '#recovery/escalate-for-customer';
import { JudgeAnswer } from '#recovery/judge-answer';
import { OpenCaseLink, type Visit } from '#recovery/open-case-link';
import { RateRecovery } from '#recovery/rate-recovery';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';
import { RateLimited } from '../http/rate-limit.ts';

export const TOKEN = { token: 'Of the private link that was mailed to the customer' };
const ACTS = { max: 30, perMinutes: 10 };

const acts = (summary: string, body?: new () => object) => ({
  summary,
  grant: 'strangers' as const,
  params: TOKEN,
  ...(body && { body }),
  query: CaseQuery,
  answers: CaseView,
  idempotent: true,
  refuses: [409 as const, 410 as const],
});

/**
 * What a customer sees and does behind a private link. The link alone lets in: no cookie and no header does, so no other
 * site can act through a customer's browser.
 */
@ApiTags('Customers’ pages')
@Controller('public/cases/:token')
export class CustomerCaseRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly links: OpenCaseLink,
    private readonly messages: AddMessage,
    private readonly judge: JudgeAnswer,
    private readonly ratings: RateRecovery,
    private readonly escalations: EscalateForCustomer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @RateLimited({ max: 120, perMinutes: 1 })
  @Endpoint({
    summary: 'Follow a case: where it stands, who looks after it, what was promised, what can be done now',
    grant: 'strangers',
    params: TOKEN,
    query: CaseQuery,
    answers: CaseView,
    refuses: [410],
  })
  async read(
    @Param('token') token: string,
    @Query() query: CaseQuery,
    @Req() request: FastifyRequest,
  ): Promise<CaseView> {
    return this.view(await this.links.open(token, request.id), query);
  }

  @Post('messages')
  @Header('Cache-Control', 'no-store')
  @RateLimited(ACTS)
  @Idempotent()
  @Endpoint({ ...acts('Reply; what is more than thanks takes a settled case up again', CaseReplyBody), status: 201 })
  async reply(
    @Param('token') token: string,
    @Query() query: CaseQuery,
    @Body() body: CaseReplyBody,
    @CreatedId() id: string,
    @Req() request: FastifyRequest,
  ): Promise<CaseView> {
    const visit = await this.links.open(token, request.id);
    await this.messages.add(visit.which, { kind: 'from-customer', channel: 'web', ...body }, visit.customer, id);
    return this.view(visit, query);
  }

  @Post('acceptance')
  @Header('Cache-Control', 'no-store')
  @RateLimited(ACTS)
  @Idempotent()
  @Endpoint({ ...acts('Accept the answer'), status: 200 })
  async accept(
    @Param('token') token: string,
    @Query() query: CaseQuery,
    @Req() request: FastifyRequest,
  ): Promise<CaseView> {
    const visit = await this.links.open(token, request.id);
    await this.judge.accept(visit.which, visit.customer);
    return this.view(visit, query);
  }

  @Post('rejection')
  @Header('Cache-Control', 'no-store')
  @RateLimited(ACTS)
  @Idempotent()
  @Endpoint({ ...acts('Reject the answer and say why: the case is taken up again', RejectAnswerBody), status: 200 })
  async reject(
    @Param('token') token: string,
    @Query() query: CaseQuery,
    @Body() body: RejectAnswerBody,
    @CreatedId() id: string,
    @Req() request: FastifyRequest,
  ): Promise<CaseView> {
    const visit = await this.links.open(token, request.id);
    await this.judge.reject(visit.which, body, visit.customer, id);
    return this.view(visit, query);
  }

  @Post('rating')
  @Header('Cache-Control', 'no-store')
  @RateLimited(ACTS)
  @Idempotent()
  @Endpoint({ ...acts('Rate how the complaint was dealt with', RateBody), status: 200 })
  async rate(
    @Param('token') token: string,
    @Query() query: CaseQuery,
    @Body() body: RateBody,
    @Req() request: FastifyRequest,
  ): Promise<CaseView> {
    const visit = await this.links.open(token, request.id);
    await this.ratings.rate(visit.which, body, visit.customer);
    return this.view(visit, query);
  }

  @Post('escalation')
  @Header('Cache-Control', 'no-store')
  @RateLimited(ACTS)
  @Idempotent()
  @Endpoint({ ...acts('Ask for somebody higher up', AskHigherUpBody), status: 200 })
  async escalate(
    @Param('token') token: string,
    @Query() query: CaseQuery,
    @Body() { reason }: AskHigherUpBody,
    @CreatedId() id: string,
    @Req() request: FastifyRequest,
  ): Promise<CaseView> {
    const visit = await this.links.open(token, request.id);
    await this.escalations.escalate(visit.which, reason, visit.customer, id);
    return this.view(visit, query);
  }

  private async view({ customer, expiresAt }: Visit, { lang }: CaseQuery): Promise<CaseView> {
    const file = await readCase(this.database.manager, customer, this.clock.now());
    return caseView(file, lang ?? null, expiresAt);
  }
}
