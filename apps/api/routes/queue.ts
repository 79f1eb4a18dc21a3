import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { FacetsQuery } from '#contracts/bodies/view-bodies';
import { Facets, QueueCounts } from '#contracts/views/queue';
import { countViews } from '#database/queries/count-views';
import { listViews } from '#database/queries/list-views';
import { readFacets } from '#database/queries/read-facets';
import { CLOCK, type Clock } from '#kernel/clock';
import { Asking } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';

/** What stands around the list of complaints: how many there are in each view, and what they can be filtered by. */
@ApiTags('Queue')
@Controller('complaints')
export class QueueRoutes {
  constructor(
    private readonly database: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('counts')
  @Endpoint({
    summary: 'Count the complaints in each view, up to a thousand',
    grant: 'complaint.read',
    answers: QueueCounts,
  })
  async counts(@Asking() actor: Actor): Promise<QueueCounts> {
    const { manager } = this.database;
    return countViews(manager, await listViews(manager, actor.id), actor, this.clock.now());
  }

  @Get('facets')
  @Endpoint({
    summary: 'Suggest categories, places and tags to filter by, from the latest complaints',
    grant: 'complaint.read',
    query: FacetsQuery,
    answers: Facets,
  })
  facets(@Query() { q }: FacetsQuery, @Asking() actor: Actor): Promise<Facets> {
    return readFacets(this.database.manager, q ?? '', actor);
  }
}
