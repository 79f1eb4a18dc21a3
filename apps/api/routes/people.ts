import { Body, Controller, Get, Inject, Patch, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { CreateAgentBody, EditAgentBody } from '#contracts/bodies/people-bodies';
import { PERMISSIONS, type Permission } from '#contracts/permissions';
import { AgentList, AgentView } from '#contracts/views/people';
import { PermissionList } from '#contracts/views/policy';
import { listAgents, type AgentRow } from '#database/queries/list-people';
import { ManagePeople } from '#identity/manage-people';
import { CLOCK, type Clock } from '#kernel/clock';
import { Refusal } from '#kernel/refusal';
import { planDigests } from '#recovery/plan-digests';
import { obstacleOf, PeopleBook } from '#recovery/people-book';
import { created, IfMatch, PathId } from '../http/asking.ts';
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
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('agents')
  @Endpoint({ summary: 'List everybody who works here', grant: 'people.read', answers: AgentList })
  async agents(): Promise<AgentList> {
    return { items: await this.views(await listAgents(this.database.manager)) };
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
    await planDigests(this.database, this.clock.now(), id);
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
    summary: 'Change a person: role, team, shifts, password, whether they may sign in',
    grant: 'people.manage',
    params: AGENT,
    body: EditAgentBody,
    ifMatch: true,
    answers: AgentView,
    refuses: [409],
  })
  async editAgent(
    @PathId() id: string,
    @Body() body: EditAgentBody,
    @IfMatch() version: number | null,
  ): Promise<AgentView> {
    await this.people.editAgent(id, body, version);
    this.book.forget();
    await planDigests(this.database, this.clock.now(), id);
    return this.agent(id);
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
    const [agent] = await this.views(await listAgents(this.database.manager, id));
    if (!agent) throw new Refusal('not-found', 'no-such-agent', 'There is nobody with this id.');
    return agent;
  }

  /** Who is there now is not in the books, but follows from shifts and absences. */
  private async views(rows: AgentRow[]): Promise<AgentView[]> {
    const { everybody } = await this.book.current();
    const now = this.clock.now();
    const obstacles = new Map(everybody.map((person) => [person.id, obstacleOf(person, now)]));
    return rows.map((row) => {
      const obstacle = obstacles.get(row.id) ?? null;
      return { ...row, away: obstacle === 'inactive' ? null : obstacle };
    });
  }
}
