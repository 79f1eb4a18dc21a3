import { Body, Controller, Get, Patch, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { CreateAgentBody, EditAgentBody, TeamBody } from '#contracts/bodies/people-bodies';
import { PERMISSIONS, type Permission } from '#contracts/permissions';
import { AgentList, AgentView, TeamList, TeamView } from '#contracts/views/people';
import { PermissionList } from '#contracts/views/policy';
import { listAgents, listTeams } from '#database/queries/list-people';
import { ManagePeople } from '#identity/manage-people';
import { Refusal } from '#kernel/refusal';
import { PeopleBook } from '#recovery/people-book';
import { created, PathId } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { CreatedId, Idempotent } from '../http/idempotency.interceptor.ts';

const AGENT = { id: 'Of the agent' };

/** Who works here. */
@ApiTags('People')
@Controller()
export class PeopleRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly people: ManagePeople,
    private readonly book: PeopleBook,
  ) {}

  @Get('agents')
  @Endpoint({ summary: 'List everybody who works here', grant: 'people.read', answers: AgentList })
  async agents(): Promise<AgentList> {
    return { items: await listAgents(this.database.manager) };
  }

  @Post('agents')
  @Idempotent()
  @Endpoint({
    summary: 'Create somebody who signs in',
    grant: 'people.manage',
    status: 201,
    body: CreateAgentBody,
    answers: AgentView,
    idempotent: true,
  })
  async createAgent(
    @Body() body: CreateAgentBody,
    @CreatedId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AgentView> {
    await this.people.createAgent(body, id);
    this.book.forget();
    created(reply, `agents/${id}`);
    return this.agent(id);
  }

  @Get('agents/:id')
  @Endpoint({ summary: 'Read one person', grant: 'people.read', params: AGENT, answers: AgentView })
  readAgent(@PathId() id: string): Promise<AgentView> {
    return this.agent(id);
  }

  @Patch('agents/:id')
  @Endpoint({
    summary: 'Change a person: role, team, password, whether they may sign in',
    grant: 'people.manage',
    params: AGENT,
    body: EditAgentBody,
    answers: AgentView,
    refuses: [409],
  })
  async editAgent(@PathId() id: string, @Body() body: EditAgentBody): Promise<AgentView> {
    await this.people.editAgent(id, body);
    this.book.forget();
    return this.agent(id);
  }

  @Get('teams')
  @Endpoint({ summary: 'List the teams', grant: 'people.read', answers: TeamList })
  async teams(): Promise<TeamList> {
    return { items: await listTeams(this.database.manager) };
  }

  @Post('teams')
  @Idempotent()
  @Endpoint({
    summary: 'Create a team',
    grant: 'people.manage',
    status: 201,
    body: TeamBody,
    answers: TeamView,
    idempotent: true,
  })
  async createTeam(
    @Body() body: TeamBody,
    @CreatedId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TeamView> {
    await this.people.createTeam(body.name, id, body.calendarId ?? null);
    this.book.forget();
    created(reply, `teams/${id}`);
    return this.team(id);
  }

  @Get('teams/:id')
  @Endpoint({ summary: 'Read one team', grant: 'people.read', params: { id: 'Of the team' }, answers: TeamView })
  readTeam(@PathId() id: string): Promise<TeamView> {
    return this.team(id);
  }

  @Get('permissions')
  @Endpoint({ summary: 'See what can be granted, and to whom it is', grant: 'self', answers: PermissionList })
  permissions(): PermissionList {
    const items = (Object.keys(PERMISSIONS) as Permission[]).map((permission) => ({
      permission,
      ...PERMISSIONS[permission],
    }));
    return { items };
  }

  private async agent(id: string): Promise<AgentView> {
    const [agent] = await listAgents(this.database.manager, id);
    if (!agent) throw new Refusal('not-found', 'no-such-agent', 'There is nobody with this id.');
    return agent;
  }

  private async team(id: string): Promise<TeamView> {
    const [team] = await listTeams(this.database.manager, id);
    if (!team) throw new Refusal('not-found', 'no-such-team', 'There is no team with this id.');
    return team;
  }
}
