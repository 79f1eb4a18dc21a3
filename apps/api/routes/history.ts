import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { PageQuery } from '#contracts/bodies/page-query';
import { ClockList } from '#contracts/views/clock';
import { EventPage, type EventView } from '#contracts/views/conversation';
import { readEvents } from '#database/queries/read-events';
import { visibleComplaint } from '#database/queries/visible-complaint';
import { CLOCK, type Clock } from '#kernel/clock';
import type { Language } from '#kernel/language';
import { readComplaintFile } from '#recovery/complaint-file';
import { explainClocks } from '#recovery/explain-clocks';
import { PolicyBook } from '#recovery/policy-book';
import { sayIn } from '#wording/say-in';
import { Asking, Reading, Reference } from '../http/asking.ts';
import { Endpoint } from '../http/endpoint.ts';
import { REFERENCE } from './complaints.ts';

/** What happened to a complaint, and the clocks that follow from it. */
@ApiTags('Complaints')
@Controller('complaints/:reference')
export class HistoryRoutes {
  constructor(
    private readonly database: DataSource,
    private readonly policies: PolicyBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('events')
  @Endpoint({
    summary: 'Read the history: who, when, what before and after',
    grant: 'complaint.read',
    params: REFERENCE,
    query: PageQuery,
    answers: EventPage,
  })
  async events(
    @Reference() reference: string,
    @Query() query: PageQuery,
    @Asking() actor: Actor,
    @Reading() language: Language,
  ): Promise<EventPage> {
    const { manager } = this.database;
    const { items, nextCursor } = await readEvents(manager, await visibleComplaint(manager, reference, actor), query);
    return { items: items.map((event) => readIn(language, event)), nextCursor };
  }

  @Get('clocks')
  @Endpoint({
    summary: 'See why each deadline is when it is',
    grant: 'complaint.read',
    params: REFERENCE,
    answers: ClockList,
  })
  async clocks(
    @Reference() reference: string,
    @Asking() actor: Actor,
    @Reading() language: Language,
  ): Promise<ClockList> {
    const { manager } = this.database;
    const file = await readComplaintFile(manager, { reference }, actor);
    return { items: await explainClocks(manager, file, await this.policies.current(), this.clock.now(), language) };
  }
}

/** Why another system could not be called, in the reader's language; whatever else the books hold stays as it is. */
function readIn(language: Language, event: EventView): EventView {
  const { error } = event.data;
  return typeof error === 'string' ? { ...event, data: { ...event.data, error: sayIn(language, error) } } : event;
}
