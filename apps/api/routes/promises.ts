import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { MakePromiseBody, SettlePromiseBody } from '#contracts/bodies/complaint-bodies';
import { PromiseList, PromiseView } from '#contracts/views/promise';
import type { Language } from '#kernel/language';
import { Refusal } from '#kernel/refusal';
import { readComplaintFile } from '#recovery/complaint-file';
import { promiseViews } from '#recovery/complaint-view';
import { KeepPromise } from '#recovery/keep-promise';
import { Asking, created, PathId, Reading, Reference } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';
import { REFERENCE } from './complaints.ts';

const PROMISE = { ...REFERENCE, id: 'Of the promise' };

/** What was promised to the customer. */
@ApiTags('Recovery')
@Controller('complaints/:reference/promises')
export class PromiseRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly keepPromise: KeepPromise,
  ) {}

  @Get()
  @Endpoint({ summary: 'Read all promises', grant: 'complaint.read', params: REFERENCE, answers: PromiseList })
  async list(@Reference() reference: string, @Asking() actor: Actor): Promise<PromiseList> {
    return { items: promiseViews(await readComplaintFile(this.database.manager, { reference }, actor)) };
  }

  @Post()
  @Idempotent()
  @Endpoint({
    summary: 'Promise something by a date; it becomes a clock',
    grant: 'complaint.work',
    status: 201,
    params: REFERENCE,
    body: MakePromiseBody,
    answers: PromiseView,
    idempotent: true,
    refuses: [409],
  })
  async make(
    @Reference() reference: string,
    @Body() body: MakePromiseBody,
    @Asking() actor: Actor,
    @Reading() language: Language,
    @CreatedId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PromiseView> {
    await this.keepPromise.make({ reference }, body, actor, id, language);
    created(reply, `complaints/${reference}/promises/${id}`);
    return this.answer(reference, id, actor);
  }

  @Get(':id')
  @Endpoint({ summary: 'Read one promise', grant: 'complaint.read', params: PROMISE, answers: PromiseView })
  read(@Reference() reference: string, @PathId() id: string, @Asking() actor: Actor): Promise<PromiseView> {
    return this.answer(reference, id, actor);
  }

  @Post(':id/outcome')
  @Endpoint({
    summary: 'Say that a promise was kept, or withdraw it',
    grant: 'complaint.work',
    status: 200,
    params: PROMISE,
    body: SettlePromiseBody,
    answers: PromiseView,
    refuses: [409],
  })
  async settle(
    @Reference() reference: string,
    @PathId() id: string,
    @Body() body: SettlePromiseBody,
    @Asking() actor: Actor,
  ): Promise<PromiseView> {
    await this.keepPromise.settle({ reference }, id, body, actor);
    return this.answer(reference, id, actor);
  }

  private async answer(reference: string, id: string, actor: Actor): Promise<PromiseView> {
    const promises = promiseViews(await readComplaintFile(this.database.manager, { reference }, actor));
    const found = promises.find((promise) => promise.id === id);
    if (!found) throw new Refusal('not-found', 'no-such-promise', `${reference} has no such promise.`);
    return found;
  }
}
