import { Body, Controller, Get, Patch, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { EditTeamBody, TeamBody } from '#contracts/bodies/people-bodies';
import { TeamList, TeamView } from '#contracts/views/people';
import { listTeams } from '#database/queries/list-people';
import { ManagePeople } from '#identity/manage-people';
import { Refusal } from '#kernel/refusal';
import { ManageTeams } from '#recovery/manage-teams';
import { PeopleBook } from '#recovery/people-book';
import { Asking, created, IfMatch, PathId } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';

const TEAM = { id: 'Of the team' };

/** The teams that people belong to. */
@ApiTags('People')
@Controller('teams')
export class TeamRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly people: ManagePeople,
    private readonly teams: ManageTeams,
    private readonly book: PeopleBook,
  ) {}

  @Get()
  @Endpoint({ summary: 'List the teams', grant: 'people.read', answers: TeamList })
  async list(): Promise<TeamList> {
    return { items: await listTeams(this.database.manager) };
  }

  @Post()
  @Idempotent()
  @Endpoint({
    summary: 'Create a team',
    grant: 'people.manage',
    status: 201,
    body: TeamBody,
    answers: TeamView,
    idempotent: true,
  })
  async create(
    @Body() body: TeamBody,
    @CreatedId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TeamView> {
    await this.people.createTeam(body.name, id, body.calendarId ?? null);
    this.book.forget();
    created(reply, `teams/${id}`);
    return this.answer(id);
  }

  @Get(':id')
  @Endpoint({ summary: 'Read one team', grant: 'people.read', params: TEAM, answers: TeamView })
  read(@PathId() id: string): Promise<TeamView> {
    return this.answer(id);
  }

  @Patch(':id')
  @Endpoint({
    summary: 'Change a team: another calendar moves the deadlines of its complaints',
    grant: 'people.manage',
    params: TEAM,
    body: EditTeamBody,
    ifMatch: true,
    answers: TeamView,
    refuses: [409],
  })
  async edit(
    @PathId() id: string,
    @Body() body: EditTeamBody,
    @Asking() actor: Actor,
    @IfMatch() version: number | null,
  ): Promise<TeamView> {
    await this.teams.edit(id, body, actor, version);
    return this.answer(id);
  }

  private async answer(id: string): Promise<TeamView> {
    const [team] = await listTeams(this.database.manager, id);
    if (!team) throw new Refusal('not-found', 'no-such-team', 'There is no team with this id.');
    return team;
  }
}
