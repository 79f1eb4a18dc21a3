import { Body, Controller, Get, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { KnownProblemBody, ListProblemsQuery } from '#contracts/bodies/problem-bodies';
import { KnownProblemList, KnownProblemView } from '#contracts/views/known-problem';
import { listProblems } from '#database/queries/list-problems';
import { nothingThere } from '#recovery/change-settings';
import { EditProblem } from '#recovery/edit-problem';
import { NoteProblem } from '#recovery/note-problem';
import { Asking, created, IfMatch, PathId } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';

/** Known problems: one cause of many complaints, named by the evidence of their step 9. */
@ApiTags('Recovery')
@Controller('problems')
export class ProblemRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly noteProblem: NoteProblem,
    private readonly editProblem: EditProblem,
  ) {}

  @Get()
  @Endpoint({
    summary: 'List the known problems, or find one by its title',
    grant: 'complaint.read',
    query: ListProblemsQuery,
    answers: KnownProblemList,
  })
  async list(@Query() { q = '' }: ListProblemsQuery): Promise<KnownProblemList> {
    return { items: await listProblems(this.database.manager, q) };
  }

  @Post()
  @Idempotent()
  @Endpoint({
    summary: 'Note a known problem',
    grant: 'complaint.work',
    status: 201,
    body: KnownProblemBody,
    answers: KnownProblemView,
    idempotent: true,
    refuses: [409],
  })
  async note(
    @Body() body: KnownProblemBody,
    @Asking() actor: Actor,
    @CreatedId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<KnownProblemView> {
    await this.noteProblem.note(body, actor, id);
    created(reply, `problems/${id}`);
    return this.answer(id);
  }

  @Get(':id')
  @Endpoint({
    summary: 'Read one known problem',
    grant: 'complaint.read',
    params: { id: 'Of the problem' },
    answers: KnownProblemView,
  })
  read(@PathId() id: string): Promise<KnownProblemView> {
    return this.answer(id);
  }

  @Put(':id')
  @Endpoint({
    summary: 'Rename a known problem, or write what is known of it',
    grant: 'problem.edit',
    params: { id: 'Of the problem' },
    body: KnownProblemBody,
    ifMatch: true,
    answers: KnownProblemView,
    refuses: [409],
  })
  async edit(
    @PathId() id: string,
    @Body() body: KnownProblemBody,
    @IfMatch() version: number | null,
  ): Promise<KnownProblemView> {
    await this.editProblem.edit(id, body, version);
    return this.answer(id);
  }

  private async answer(id: string): Promise<KnownProblemView> {
    const [found] = await listProblems(this.database.manager, '', id);
    if (!found) throw nothingThere();
    return found;
  }
}
