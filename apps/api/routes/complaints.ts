import { Body, Controller, Get, Header, Inject, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { systemActor, type Actor } from '#contracts/actor';
import {
  ChangeStatusBody,
  EditComplaintBody,
  ListComplaintsQuery,
  MergeBody,
} from '#contracts/bodies/complaint-bodies';
import { LogComplaintBody } from '#contracts/bodies/log-complaint';
import { ComplaintPage, ComplaintView } from '#contracts/views/complaint';
import { listComplaints } from '#database/queries/list-complaints';
import { brokenConstraint } from '#database/statement';
import { CLOCK, type Clock } from '#kernel/clock';
import type { Language } from '#kernel/language';
import { ChangeStatus } from '#recovery/change-status';
import { complaintView, viewComplaint } from '#recovery/complaint-view';
import { EditComplaint } from '#recovery/edit-complaint';
import { LogComplaint } from '#recovery/log-complaint';
import { MergeComplaint } from '#recovery/merge-complaint';
import { Asking, IfMatch, Reading, Reference } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';

export const REFERENCE = { reference: 'Like C-2026-000123' };

/** Complaints: log, find, read, edit, move, merge. */
@ApiTags('Complaints')
@Controller('complaints')
export class ComplaintRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly logComplaint: LogComplaint,
    private readonly editComplaint: EditComplaint,
    private readonly changeStatus: ChangeStatus,
    private readonly mergeComplaint: MergeComplaint,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Idempotent()
  @Endpoint({
    summary: 'Log a complaint',
    grant: 'complaint.log',
    status: 201,
    body: LogComplaintBody,
    answers: ComplaintView,
    idempotent: true,
    refuses: [409],
  })
  async log(
    @Body() body: LogComplaintBody,
    @Asking() actor: Actor,
    @Reading() language: Language,
    @CreatedId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ComplaintView> {
    const view = await this.logged(body, actor, language, id);
    void reply.header('Location', `/api/v1/complaints/${view.reference}`);
    return view;
  }

  @Get()
  @Endpoint({
    summary: 'List and search complaints, oldest first',
    grant: 'complaint.read',
    query: ListComplaintsQuery,
    answers: ComplaintPage,
  })
  list(@Query() query: ListComplaintsQuery, @Asking() actor: Actor): Promise<ComplaintPage> {
    return listComplaints(this.database.manager, query, actor, this.clock.now());
  }

  @Get(':reference')
  @Header('Cache-Control', 'no-cache')
  @Endpoint({
    summary: 'One look at a complaint: where its recovery stands and what comes next',
    grant: 'complaint.read',
    answers: ComplaintView,
    params: REFERENCE,
  })
  async read(
    @Reference() reference: string,
    @Asking() actor: Actor,
    @Reading() language: Language,
  ): Promise<ComplaintView> {
    return this.answer({ reference }, actor, language);
  }

  @Patch(':reference')
  @Endpoint({
    summary: 'Change facts of a complaint',
    grant: 'complaint.work',
    body: EditComplaintBody,
    answers: ComplaintView,
    params: REFERENCE,
    ifMatch: true,
  })
  async edit(
    @Reference() reference: string,
    @Body() body: EditComplaintBody,
    @Asking() actor: Actor,
    @Reading() language: Language,
    @IfMatch() version: number | null,
  ): Promise<ComplaintView> {
    await this.editComplaint.edit({ reference }, body, actor, version);
    return this.answer({ reference }, actor, language);
  }

  @Post(':reference/status')
  @Endpoint({
    summary: 'Move a complaint to another status, through the gates',
    grant: 'complaint.work',
    body: ChangeStatusBody,
    answers: ComplaintView,
    params: REFERENCE,
    ifMatch: true,
    refuses: [409],
  })
  async move(
    @Reference() reference: string,
    @Body() body: ChangeStatusBody,
    @Asking() actor: Actor,
    @Reading() language: Language,
    @IfMatch() version: number | null,
  ): Promise<ComplaintView> {
    await this.changeStatus.change({ reference }, body, actor, language, version);
    return this.answer({ reference }, actor, language);
  }

  @Post(':reference/merge')
  @Endpoint({
    summary: 'Merge a complaint into another, which goes on',
    grant: 'complaint.merge',
    body: MergeBody,
    answers: ComplaintView,
    params: REFERENCE,
    ifMatch: true,
    refuses: [409],
  })
  async merge(
    @Reference() reference: string,
    @Body() body: MergeBody,
    @Asking() actor: Actor,
    @Reading() language: Language,
    @IfMatch() version: number | null,
  ): Promise<ComplaintView> {
    await this.mergeComplaint.merge({ reference }, body, actor, version);
    return this.answer({ reference: body.into }, actor, language);
  }

  private async logged(body: LogComplaintBody, actor: Actor, language: Language, id: string): Promise<ComplaintView> {
    try {
      return complaintView(await this.logComplaint.log(body, actor, id), language);
    } catch (error) {
      // The same Idempotency-Key was logged by a process that died before it could answer.
      if (brokenConstraint(error) !== 'complaint_pkey') throw error;
      return viewComplaint(this.database.manager, { id }, systemActor(actor.origin), language);
    }
  }

  private async answer(which: { reference: string }, actor: Actor, language: Language): Promise<ComplaintView> {
    return viewComplaint(this.database.manager, which, actor, language);
  }
}
