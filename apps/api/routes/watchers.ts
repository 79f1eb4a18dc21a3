import { Controller, Delete, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { WatcherList, WatcherView } from '#contracts/views/watcher';
import { listWatchers } from '#database/queries/list-watchers';
import { visibleComplaint } from '#database/queries/visible-complaint';
import { WatchComplaint } from '#recovery/watch-complaint';
import { Asking, PathId, Reference } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { REFERENCE } from './complaints.ts';

const WATCHER = { ...REFERENCE, agentId: 'Of the agent' };

/** Who hears what happens to a complaint without owning it. */
@ApiTags('Ownership')
@Controller('complaints/:reference/watchers')
export class WatcherRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly watching: WatchComplaint,
  ) {}

  @Get()
  @Endpoint({ summary: 'See who watches', grant: 'complaint.read', params: REFERENCE, answers: WatcherList })
  async list(@Reference() reference: string, @Asking() actor: Actor): Promise<WatcherList> {
    const { manager } = this.database;
    return { items: await listWatchers(manager, await visibleComplaint(manager, reference, actor)) };
  }

  @Put('me')
  @Endpoint({ summary: 'Watch it oneself', grant: 'complaint.read', params: REFERENCE, answers: WatcherView })
  watch(@Reference() reference: string, @Asking() actor: Actor): Promise<WatcherView> {
    return this.add(reference, actor.id!, actor);
  }

  @Delete('me')
  @Endpoint({ summary: 'Watch it no longer', grant: 'complaint.read', params: REFERENCE })
  async unwatch(@Reference() reference: string, @Asking() actor: Actor): Promise<void> {
    await this.watching.unwatch({ reference }, actor.id!, actor);
  }

  @Put(':agentId')
  @Endpoint({
    summary: 'Let somebody who can see the complaint watch it',
    grant: 'complaint.work',
    params: WATCHER,
    answers: WatcherView,
    refuses: [409],
  })
  addOther(
    @Reference() reference: string,
    @PathId('agentId') agentId: string,
    @Asking() actor: Actor,
  ): Promise<WatcherView> {
    return this.add(reference, agentId, actor);
  }

  @Delete(':agentId')
  @Endpoint({ summary: 'Let somebody watch no longer', grant: 'complaint.work', params: WATCHER })
  async removeOther(
    @Reference() reference: string,
    @PathId('agentId') agentId: string,
    @Asking() actor: Actor,
  ): Promise<void> {
    await this.watching.unwatch({ reference }, agentId, actor);
  }

  private async add(reference: string, agentId: string, actor: Actor): Promise<WatcherView> {
    await this.watching.watch({ reference }, agentId, actor);
    const { manager } = this.database;
    return (await listWatchers(manager, await visibleComplaint(manager, reference, actor), agentId))[0]!;
  }
}
