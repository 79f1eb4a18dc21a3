import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { AnswerFollowUpBody } from '#contracts/bodies/complaint-bodies';
import { FollowUpList, FollowUpView } from '#contracts/views/conversation';
import { readFollowUps } from '#database/queries/read-follow-ups';
import { visibleComplaint } from '#database/queries/visible-complaint';
import { AnswerFollowUp } from '#recovery/answer-follow-up';
import { Asking, PathId, Reference } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { REFERENCE } from './complaints.ts';

/** Whether the resolution holds, as the customer says. */
@ApiTags('Recovery')
@Controller('complaints/:reference/follow-ups')
export class FollowUpRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly answerFollowUp: AnswerFollowUp,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Read all follow-ups and their answers',
    grant: 'complaint.read',
    params: REFERENCE,
    answers: FollowUpList,
  })
  async list(@Reference() reference: string, @Asking() actor: Actor): Promise<FollowUpList> {
    return { items: await this.read(reference, actor) };
  }

  @Post(':id/answer')
  @Endpoint({
    summary: 'Write down what the customer answered',
    grant: 'complaint.work',
    status: 200,
    params: { ...REFERENCE, id: 'Of the follow-up' },
    body: AnswerFollowUpBody,
    answers: FollowUpView,
    refuses: [409],
  })
  async answer(
    @Reference() reference: string,
    @PathId() id: string,
    @Body() body: AnswerFollowUpBody,
    @Asking() actor: Actor,
  ): Promise<FollowUpView> {
    await this.answerFollowUp.answer({ reference }, id, body, actor);
    return (await this.read(reference, actor)).find((followUp) => followUp.id === id)!;
  }

  private async read(reference: string, actor: Actor): Promise<FollowUpView[]> {
    const { manager } = this.database;
    return readFollowUps(manager, await visibleComplaint(manager, reference, actor));
  }
}
